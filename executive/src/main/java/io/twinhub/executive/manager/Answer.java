package io.twinhub.executive.manager;

import io.twinhub.config.SavedLevel;
import io.twinhub.executive.wire.Incarnation;
import io.twinhub.executive.wire.Saved;

/** The answer to a save. It covers the saves before it, so if that to a later one leaves in the same turn, only the later one is said. */
final class Answer implements Releases.Release {
    private final StoredSession session;
    private final Host host;
    private final Releases releases;
    private final Incarnation of;
    private final long number;
    /** How many changes there are with the next save of this incarnation; none yet. */
    private long nextIndex = Long.MAX_VALUE;

    /**
     * @param session has just been saved for this host.
     * @param index how many changes there are with that.
     * @param releases among which it leaves.
     */
    Answer(final StoredSession session, final Host host, final long index, final Releases releases) {
        this.session = session;
        this.host = host;
        this.releases = releases;
        of = session.incarnation;
        number = session.saved;
        final Answer former = session.lastAnswer;
        if (former != null && former.of.equals(of)) {
            former.nextIndex = index;
        }
        session.lastAnswer = this;
        session.unansweredCount++;
    }

    @Override
    public void leave(final SavedLevel level) {
        session.unansweredCount--;
        if (!releases.reach(nextIndex)) {
            host.channel().send(Saved.TYPE, new Saved(of, number, level));
        }
        if (session.lastAnswer == this) {
            session.lastAnswer = null;
        }
    }
}
