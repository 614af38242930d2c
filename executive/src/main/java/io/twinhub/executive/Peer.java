package io.twinhub.executive;

import io.twinhub.executive.wire.CloseReason;
import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * A client of a server session, as that one sees it.
 *
 * @param <P> what the server sends.
 */
public final class Peer<P> {
    private final SessionEnd end;
    private final DataClass<P> replies;

    Peer(final SessionEnd end, final DataClass<P> replies) {
        this.end = end;
        this.replies = replies;
    }

    /** Sends a message that answers no call, with the next save of the session. */
    public void send(final P message) {
        end.send(replies, message);
    }

    /** The calls of this client that wait for their answer, in the order in which they were made. */
    public List<Call> unansweredCalls() {
        return end.unansweredCalls();
    }

    /** Whether the client has room for another message. */
    public boolean canSend() {
        return end.canSend();
    }

    /** Says that the server sends nothing more, and answers no call any more; the client may go on. */
    public void endOutput() {
        end.endOutput();
    }

    /** Ends the pair at once. */
    public void close(final String text) {
        end.close(CloseReason.PEER_CLOSED, text);
    }
}
