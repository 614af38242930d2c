package io.twinhub.transport;

import org.agrona.DirectBuffer;

/** Receives one super message; the bytes are valid only during the call. */
@FunctionalInterface
public interface SuperMessageHandler {
    void onSuperMessage(DirectBuffer buffer, int offset, int length);
}
