package io.twinhub.testsupport;

/** An operating-system process of the simulated system: it can be started, killed, stopped for a while and continued. */
interface SimProcess {
    SimNode node();

    /** Starts the process; it must not be running. */
    void start();

    /** Kills it at once; it must be running. */
    void crash();

    default String name() {
        return node().name;
    }

    default boolean isRunning() {
        return node().isRunning();
    }
}
