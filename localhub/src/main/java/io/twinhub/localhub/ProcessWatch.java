package io.twinhub.localhub;

import java.util.function.BooleanSupplier;

/** Finds processes of this computer. */
@FunctionalInterface
public interface ProcessWatch {
    /** As long as nothing is known of a process. */
    BooleanSupplier UNKNOWN = () -> false;

    /**
     * What tells whether a process still runs; it is asked often and must not allocate.
     *
     * @param processId as the operating system has it.
     */
    BooleanSupplier of(long processId);
}
