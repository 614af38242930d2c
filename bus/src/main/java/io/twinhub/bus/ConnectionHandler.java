package io.twinhub.bus;

/** Takes a message connection that another program opened, on the thread that polls. */
@FunctionalInterface
public interface ConnectionHandler {
    /** A connection, open; the place to set its handlers, since messages may follow at once. If it throws, the connection is closed. */
    void onConnection(MessageConnection connection);
}
