package io.twinhub.bus;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.LocalStream;
import java.nio.file.Path;
import java.util.function.Supplier;

/** What an instance has on its computer beside its localHub: a folder of its own, and the ways to the instances of its copy in other versions of the system. For one thread. */
public interface InstancePlace {
    /** Of an instance that has no folder and no other version. */
    InstancePlace NONE = new InstancePlace() {};

    /**
     * The instance of the same copy, on the same computer, in the version that led before.
     *
     * @param version its system version.
     * @param folder of its own; may be missing.
     * @param plan its configuration, as it is read when it is asked for.
     * @param leads whether its version leads, or will by itself, so that what it has is newer than what this instance has kept.
     */
    record Former(String version, Path folder, Supplier<SystemPlan> plan, boolean leads) {}

    /** A folder of this instance's own, which is made if it is missing; null if it has none. */
    default Path folder() {
        return null;
    }

    /** Null if this process was started for the version that leads, or there is no such instance. */
    default Former former() {
        return null;
    }

    /** A way to the former instance; null if nobody listens there now. */
    default LocalStream connect() {
        return null;
    }

    /** The next way that the instance of a further version has opened to this one; null if there is none. The first call makes the place where it can do so. */
    default LocalStream accept() {
        return null;
    }

    /** Nobody can open a way any more. */
    default void close() {}
}
