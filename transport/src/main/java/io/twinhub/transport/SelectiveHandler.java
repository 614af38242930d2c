package io.twinhub.transport;

import org.agrona.DirectBuffer;

/** Receives one super message, or leaves it where it is; the bytes are valid only during the call. */
@FunctionalInterface
public interface SelectiveHandler {
    /** False leaves the message with the medium, and all that its sender sent behind it: it comes again with a later poll. */
    boolean onSuperMessage(DirectBuffer buffer, int offset, int length);
}
