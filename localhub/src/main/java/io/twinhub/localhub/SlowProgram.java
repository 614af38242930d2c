package io.twinhub.localhub;

import io.twinhub.config.InstancePlan;
import io.twinhub.config.SlowPolicy;
import io.twinhub.config.SystemPlan;
import io.twinhub.transport.Conflation;
import io.twinhub.transport.EventBlock;
import io.twinhub.transport.Link;
import io.twinhub.transport.Observer;
import io.twinhub.transport.RunKind;
import io.twinhub.transport.RunWriter;
import io.twinhub.transport.SlowEpisode;
import org.agrona.DirectBuffer;

/**
 * What becomes of events for which the link of one program has no room, as each subscription wants it: the latest values are kept, or
 * a gap is reported, or the link is broken. Nobody else notices.
 */
final class SlowProgram {
    private final SystemPlan plan;
    private final InstancePlan instance;
    private final Link link;
    private final RunWriter runs;
    private final Observer observer;
    private final Conflation conflation;
    private final SlowEpisode episode = new SlowEpisode();
    private boolean breakDue;

    SlowProgram(
            final SystemPlan plan,
            final InstancePlan instance,
            final Link link,
            final RunWriter runs,
            final Observer observer) {
        this.plan = plan;
        this.instance = instance;
        this.link = link;
        this.runs = runs;
        this.observer = observer;
        conflation = new Conflation(runs, plan.computerCount());
    }

    /** Whether latest values wait, which what is newer must not overtake. */
    boolean isConflating() {
        return !conflation.isEmpty();
    }

    /** What the program wants for this message. A gap announcement has no newer value that could stand for it. */
    SlowPolicy policy(final int kind, final int id) {
        return kind == EventBlock.KIND_GAP ? SlowPolicy.QUEUE : plan.slowPolicy(instance.copy(), id);
    }

    /**
     * Keeps a value until there is room.
     *
     * @param missedCount values that it replaced on its way here.
     * @param isFull whether that is the program's doing, and not a mainHub's which sent a latest value.
     * @return false if it is too long for that.
     */
    boolean keep(
            final int source,
            final long sourceEpoch,
            final int publisher,
            final long copyEpoch,
            final long sequence,
            final long missedCount,
            final boolean isFull,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (!conflation.fits(length)) {
            return false;
        }
        final int replaced = conflation.keep(
                source, sourceEpoch, publisher, copyEpoch, sequence - 1, sequence, missedCount, buffer, offset, length);
        if (isFull || episode.isSlow()) {
            episode.onOverflow(replaced);
        }
        return true;
    }

    /** A message finds no room and nothing newer stands for it. */
    void onMissed() {
        episode.onOverflow(1);
    }

    /** The program wants its link broken rather than a gap; not at once, since messages are being handed out. */
    void breakSoon() {
        breakDue = true;
    }

    boolean breakDue() {
        return breakDue;
    }

    /** The link broke: nothing is owed to the program any more. */
    void forget() {
        conflation.clear();
        breakDue = false;
        if (episode.isSlow()) {
            observer.onProgramSlow(instance.id(), false, 0, episode.end());
        }
        episode.end();
    }

    /** Sends the latest values for which there is room; at the end of an episode tells the program. */
    void send(final long nowNs) {
        conflation.send();
        if (episode.begins(nowNs)) {
            observer.onProgramSlow(instance.id(), true, link.waitingCount(), episode.missedCount());
        }
        if (episode.isOver(nowNs)
                && conflation.isEmpty()
                && link.waitingCount() == 0
                && runs.interval(RunKind.SLOW, 0, 0, 0, episode.missedCount())) {
            observer.onProgramSlow(instance.id(), false, 0, episode.end());
        }
    }

    boolean isSlow() {
        return episode.isSlow();
    }

    long missedTotal() {
        return episode.missedTotal();
    }
}
