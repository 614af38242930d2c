package io.twinhub.bus;

import org.agrona.DirectBuffer;

/** What a message connection stands on: the end of it in this program. */
interface MessageEnd {
    ConnectionState state();

    SendOutcome send(DirectBuffer buffer, int offset, int length);

    /** Nothing more is sent after what was sent. */
    void closeOutput();

    /** Admits nothing more, or again. */
    void hold(boolean held);

    /** Ends the connection here, tells the peer why, and then the program. */
    void close(ClosedReason reason);
}
