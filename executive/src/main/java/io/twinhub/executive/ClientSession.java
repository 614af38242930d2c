package io.twinhub.executive;

import io.twinhub.executive.wire.CloseReason;

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

    /** The server says something. */
    protected abstract void onMessage(P message);

    /** The server has said its last message. */
    protected void onEnd() {}

    /** The pair is over, otherwise than by {@link #endOutput} of both; what was not answered never will be. */
    protected void onClosed(final CloseReason reason, final String text) {}

    /** Sends a message, with the next save of the session that holds this one. */
    protected final void send(final Q message) {
        end.send(service.type().requests(), message);
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
