package io.twinhub.bus;

import org.agrona.DirectBuffer;

/** Takes the messages of a connection, on the thread that polls. What it throws is reported; the message counts as delivered. */
@FunctionalInterface
public interface MessageHandler {
    /** A message; the bytes are valid during this call only. */
    void onMessage(DirectBuffer buffer, int offset, int length);
}
