package io.twinhub.executive;

import io.twinhub.config.SavedLevel;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.List;

/**
 * A session that outlives its server: to be extended by what a server does for one client, or, under a name, for all who open it; or by an application, which nobody
 * opens. What its methods do takes effect as a whole with the next save: then the messages that they handled are handled, and what they sent leaves. If the server dies
 * before, another one begins with the save before and is given the same messages.
 *
 * <p>So a method must do nothing to the world outside that may not be done twice, unless it lets the world recognise it by {@link #savedCount} and what it handled.
 * Used by the thread of its executive.
 *
 * @param <Q> what clients send.
 * @param <P> what it sends to clients.
 * @param <S> its restart information.
 */
public abstract class ServerSession<Q, P, S> {
    private HostedSession hosted;

    final void attach(final HostedSession to) {
        hosted = to;
    }

    final HostedSession hosted() {
        return hosted;
    }

    /** Everything that is needed to go on elsewhere; asked at each save. */
    protected S restartInformation() {
        return null;
    }

    /** Goes on with what a save has; before anything else is called. */
    protected void restore(final S saved) {}

    /** A session is here, anew or again. */
    protected void onBegin() {}

    /** Somebody has opened this session. */
    protected void onOpen(final Peer<P> peer) {}

    /** A client says something, and waits for no answer. What takes no such messages ends the pair. */
    protected void onMessage(final Peer<P> peer, final Q message) {
        peer.close(getClass().getSimpleName() + " takes calls alone");
    }

    /**
     * A client says something, and waits for an answer: one {@link #reply} or {@link #refuse}, now or in any later turn; then the session keeps the call in its restart information. What takes no
     * calls ends the pair.
     */
    protected void onCall(final Peer<P> peer, final Call call, final Q message) {
        peer.close(getClass().getSimpleName() + " takes messages alone");
    }

    /** A client has said its last message, and all its calls are answered: told while the last one is answered, if that is later. */
    protected void onEnd(final Peer<P> peer) {
        peer.endOutput();
    }

    /** A pair with a client is over, otherwise than by the ends of both. */
    protected void onClosed(final Peer<P> peer, final CloseReason reason, final String text) {}

    /** A save was taken, and all before it; what they contain has left. Not each save is told: the last of those that are answered together is. */
    protected void onSaved(final long number, final SavedLevel level) {}

    /** The manager ended this session, and no other server goes on with it; or, with ATTACHED_ELSEWHERE, another program does, since the user of an application came to it. */
    protected void onCeased(final CloseReason reason) {}

    /** Whether a save follows each batch of messages by itself; else {@link #save} alone makes one. */
    protected boolean savesByItself() {
        return true;
    }

    /** Opens a client session with a new session of a server. */
    protected final <A, B, R, C extends ClientSession<A, B, R>> C open(final Service<A, B, R, C> service) {
        return open(service, "");
    }

    /** Opens a client session with the one session of this name, which is made if there is none. */
    protected final <A, B, R, C extends ClientSession<A, B, R>> C open(
            final Service<A, B, R, C> service, final String sessionName) {
        return hosted.open(service, sessionName);
    }

    /**
     * Answers a call, with the next save of the session. If the pair is over, nobody waits for the answer, and nothing happens.
     *
     * @throws TwinhubException if the call does not wait for an answer: it was answered before, or never was.
     */
    protected final void reply(final Call call, final P message) {
        hosted.reply(call, message);
    }

    /**
     * Answers that a call is not done, and why, with the next save of the session. If the pair is over, nothing happens.
     *
     * @throws TwinhubException if the call does not wait for an answer: it was answered before, or never was.
     */
    protected final void refuse(final Call call, final ErrorResult error) {
        hosted.refuse(call, error);
    }

    /** The client sessions of a service that this session holds, in the order in which they were opened. */
    protected final <C extends ClientSession<?, ?, ?>> List<C> clients(final Service<?, ?, ?, C> service) {
        return hosted.objects().clients(service);
    }

    /** Those who have opened this session, and whose pairs are not over. */
    protected final List<Peer<P>> peers() {
        return hosted.objects().peers();
    }

    /** Makes a save of everything up to here. */
    protected final void save() {
        hosted.save();
    }

    /** The session has done its work: it is over with its next save, and clients are told. */
    protected final void finish() {
        hosted.finish();
    }

    /** How many saves it has made in its life on all servers; with it the world outside can recognise what is done a second time. */
    public final long savedCount() {
        return hosted.savedCount();
    }

    /** The name of the session; empty if it has none. */
    public final String name() {
        return hosted.name();
    }
}
