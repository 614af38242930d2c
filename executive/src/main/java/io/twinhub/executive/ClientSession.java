package io.twinhub.executive;

import io.twinhub.executive.wire.CloseReason;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.List;

/**
 * One end of a session pair, held by the session that opened it: saved with that one and restored with it, never alone. To be extended by the class of a
 * service, whose methods call {@link #send}. Used by the thread of its executive.
 *
 * @param <Q> what it sends.
 * @param <P> what it is given.
 * @param <R> its restart information.
 */
public abstract class ClientSession<Q, P, R> {
    private SessionEnd end;
    private Service<Q, P, R, ?> service;

    final void attach(final Service<Q, P, R, ?> of, final SessionEnd at) {
        service = of;
        end = at;
    }

    final Service<Q, P, R, ?> service() {
        return service;
    }

    final SessionEnd end() {
        return end;
    }

    /** What it needs to go on elsewhere; asked at each save. */
    protected R restartInformation() {
        return null;
    }

    /** Goes on with what a save has; before anything else is called. */
    protected void restore(final R saved) {}

    /** The server says something by itself. What takes no such messages ends the pair. */
    protected void onMessage(final P message) {
        close(getClass().getSimpleName() + " takes answers alone");
    }

    /** A call is answered. */
    protected void onReply(final Call call, final P reply) {
        throw new IllegalStateException(getClass().getSimpleName() + " calls, and has no method onReply");
    }

    /** A call is not done, for this reason. What has no such method fails, as code that catches no exception. */
    protected void onRefused(final Call call, final ErrorResult error) {
        throw new TwinhubException(error);
    }

    /** The server has said its last message: {@link #unansweredCalls} never will be answered. */
    protected void onEnd() {}

    /** The pair is over, otherwise than by {@link #endOutput} of both: {@link #unansweredCalls} never will be answered. */
    protected void onClosed(final CloseReason reason, final String text) {}

    /** Sends a message that nobody has to answer, with the next save of the session that holds this one. */
    protected final void send(final Q message) {
        end.send(service.type().requests(), message);
    }

    /**
     * Sends a message that the server answers once: with {@link #onReply} or {@link #onRefused}, in any order, on whatever server this session is then.
     *
     * @return what names the call among all that the holder of this client session makes.
     * @throws TwinhubException if {@link #canCall} is false.
     */
    protected final Call call(final Q message) {
        return end.call(service.type().requests(), message);
    }

    /** The calls that wait for their answer, in the order in which they were made; after a restart as they were saved. */
    public final List<Call> unansweredCalls() {
        return end.unansweredCalls();
    }

    /** Whether the server has room for another call: 64 of a client session may wait for their answers. */
    public final boolean canCall() {
        return end.canCall();
    }

    /** Whether the server has room for another message. */
    public final boolean canSend() {
        return end.canSend();
    }

    /** Says that this end sends nothing more; the server may go on. */
    public final void endOutput() {
        end.endOutput();
    }

    /** Ends the pair at once. */
    public final void close(final String text) {
        end.close(CloseReason.PEER_CLOSED, text);
    }

    /** The session that holds this one. */
    protected final ServerSession<?, ?, ?> holder() {
        return end.session().objects().program();
    }
}
