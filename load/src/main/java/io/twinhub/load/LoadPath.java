package io.twinhub.load;

/**
 * One end of a path that carries numbered messages: as a program sees it, whatever lies between. For one thread.
 */
public interface LoadPath extends AutoCloseable {
    /** Takes what arrives. */
    @FunctionalInterface
    interface Handler {
        void onMessage(long number, long timestampNs);
    }

    /** Calls this with every message that arrives. */
    void onMessage(Handler handler);

    /** Whether messages can be sent. */
    boolean isReady();

    /**
     * What is sent from now on.
     *
     * @param size bytes of a message.
     * @param asMessages over a message connection, if this path has one.
     */
    void carry(int size, boolean asMessages);

    /** Sends a message; false if there is no room just now. */
    boolean offer(long number, long timestampNs);

    /** Sends and receives. Returns how much was done. */
    int poll();

    /** Rests between two polls. */
    void idle(int workCount);

    /** How often messages were announced to be missing. */
    long gaps();

    @Override
    void close();
}
