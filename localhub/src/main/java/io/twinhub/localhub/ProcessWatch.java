package io.twinhub.localhub;

/** Tells whether a process of this computer still runs. */
@FunctionalInterface
public interface ProcessWatch {
    /** @param processId as the operating system has it. */
    boolean isRunning(long processId);
}
