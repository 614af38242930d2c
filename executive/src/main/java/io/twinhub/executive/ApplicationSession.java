package io.twinhub.executive;

/**
 * A session that nobody opens: what an application does, with the client sessions that it holds. Its program begins it with {@link Executive#begin} or {@link Executive#attach}.
 * Used by the thread of its executive.
 *
 * @param <S> its restart information.
 */
public abstract class ApplicationSession<S> extends ServerSession<Void, Void, S> {
    @Override
    protected final void onOpen(final Peer<Void> peer) {
        peer.close("this is the session of an application, which nobody opens");
    }
}
