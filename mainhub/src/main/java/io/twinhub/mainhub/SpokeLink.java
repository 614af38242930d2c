package io.twinhub.mainhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.AdminTable;
import io.twinhub.transport.Conflation;
import io.twinhub.transport.EventBlock;
import io.twinhub.transport.Link;
import io.twinhub.transport.PathRules;
import io.twinhub.transport.RunKind;
import io.twinhub.transport.RunWriter;
import io.twinhub.transport.SingleMessages;
import io.twinhub.transport.SlowEpisode;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayQueue;

/**
 * A spoke as its mainHub sees it: the links, and per source where the last interval that it was sent ended. What finds no room is kept as
 * latest values, as far as all subscriptions of the spoke conflate it; everything else is a hole on this link.
 */
final class SpokeLink {
    final int computer;
    final Link events;
    final Link admin;
    final AdminTable adminTable;

    private final SystemPlan plan;
    private final PathRules rules;
    private final RunWriter runs;
    private final Conflation conflation;
    private final SlowEpisode episode = new SlowEpisode();
    private final SingleMessages.MessageHandler messageHandler = this::onMessage;
    private final SourceState[] sources;
    private final long[] covered;
    private final boolean[] announceDue;
    /** Number of the question that the next announcement of a source answers; 0 if none was asked. */
    private final byte[] questions;

    private final IntArrayQueue announcements;
    private final Turns turns;
    private long forwardedCount;
    /** Something found no room in this duty cycle: nothing else is tried until the next one. */
    private boolean isFull;

    private int fromSource;
    private int fromInstance;
    private long fromCopyEpoch;

    SpokeLink(
            final MainHubContext context,
            final int computer,
            final Link events,
            final Link admin,
            final SourceState[] sources,
            final Turns turns) {
        this.computer = computer;
        plan = context.plan();
        rules = context.rules();
        this.events = events;
        this.admin = admin;
        this.sources = sources;
        this.turns = turns;
        adminTable = new AdminTable(admin, context.limits());
        runs = new RunWriter(events);
        conflation = new Conflation(runs, sources.length);
        covered = new long[sources.length];
        announceDue = new boolean[sources.length];
        questions = new byte[sources.length];
        announcements = new IntArrayQueue(Math.max(8, sources.length), -1);
    }

    /** Tells the spoke the only subject of a message. */
    void tell(final int template, final AdminTable.Encoder encoder) {
        adminTable.put(template, encoder);
        turns.now(computer);
    }

    /** Tells the spoke the subject of a message and a key, unless it was told something newer. */
    void tell(
            final int template,
            final int key,
            final long version,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (adminTable.putNewer(template, key, version, buffer, offset, length)) {
            turns.now(computer);
        }
    }

    /** Whether something waits for room. */
    boolean owes() {
        return admin.isRefused()
                || events.isRefused()
                || !adminTable.isTold()
                || !announcements.isEmpty()
                || !conflation.isEmpty()
                || episode.isSlow();
    }

    /** Where the next interval of this source begins. */
    long covered(final int source) {
        return covered[source];
    }

    /** The next interval of this source begins here; what was kept of it cannot vouch for the way there. */
    void covered(final int source, final long upTo) {
        conflation.giveUp(source);
        covered[source] = upTo;
    }

    /** Forwards a stretch. If there is no room, or older values wait, each event id has its own fate. */
    void forward(
            final int source,
            final int instance,
            final long copyEpoch,
            final long first,
            final long last,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        turns.now(computer);
        final boolean isWritten = !isFull
                && !conflation.holds(source)
                && runs.append(
                        source,
                        sources[source].epoch,
                        instance,
                        copyEpoch,
                        covered[source],
                        first,
                        last,
                        buffer,
                        offset,
                        length);
        if (isWritten) {
            covered[source] = last;
            forwardedCount += last - first + 1;
            return;
        }
        isFull |= !conflation.holds(source);
        fromSource = source;
        fromInstance = instance;
        fromCopyEpoch = copyEpoch;
        SingleMessages.forEach(buffer, offset, length, first, messageHandler);
    }

    private void onMessage(
            final long sequence,
            final int kind,
            final int id,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        final boolean isConflatable = kind != EventBlock.KIND_GAP && plan.conflatesAt(computer, id);
        if (isConflatable && conflation.fits(length)) {
            episode.onOverflow(conflation.keep(
                    fromSource,
                    sources[fromSource].epoch,
                    fromInstance,
                    fromCopyEpoch,
                    covered[fromSource],
                    sequence,
                    0,
                    buffer,
                    offset,
                    length));
            covered[fromSource] = sequence;
        } else {
            episode.onOverflow(1);
            covered(fromSource, rules.afterHole(covered[fromSource], sequence));
            announce(fromSource);
        }
    }

    /** Sends what waited for room, and begins or ends an episode of slowness; true if it did the latter. */
    boolean send(final long nowNs) {
        isFull = false;
        forwardedCount += conflation.send();
        sendAnnouncements();
        if (episode.begins(nowNs)) {
            return true;
        }
        if (episode.isOver(nowNs) && conflation.isEmpty() && events.waitingCount() == 0) {
            episode.end();
            return true;
        }
        return false;
    }

    boolean isSlow() {
        return episode.isSlow();
    }

    /** Messages that were sent on this link since the hub started. */
    long forwardedCount() {
        return forwardedCount;
    }

    /** Messages that were not sent on this link since the hub started, for lack of room. */
    long droppedCount() {
        return episode.missedTotal();
    }

    /** Whether anything of this source may be for the spoke. */
    boolean hears(final int source) {
        return plan.hears(computer, source);
    }

    /** The spoke should hear what this hub has of a source, as soon as there is room; if that may be anything for it. */
    void announce(final int source) {
        if (hears(source) && events.isUp() && !announceDue[source]) {
            announceDue[source] = true;
            turns.now(computer);
            announcements.addInt(source);
        }
    }

    /** The spoke asks what this hub has of a source. */
    void answer(final int source, final int question) {
        questions[source] = (byte) question;
        announce(source);
    }

    /** The link broke: nothing is owed to the spoke any more. */
    void forget() {
        conflation.clear();
        Arrays.fill(questions, (byte) 0);
        announcements.clear();
        Arrays.fill(announceDue, false);
    }

    /** Sends the intervals that are due, as far as there is room. */
    int sendAnnouncements() {
        int count = 0;
        for (int left = announcements.size(); left > 0; left--) {
            final int source = announcements.pollInt();
            if (conflation.holds(source)) {
                announcements.addInt(source); // it must not overtake the latest values that lie before its interval
                continue;
            }
            final SourceState state = sources[source];
            final int kind = state.attached ? RunKind.EVENTS : RunKind.GONE;
            if (!runs.interval(kind, questions[source] & 0xFF, source, state.epoch, covered[source], state.upTo)) {
                announcements.addInt(source);
                return count;
            }
            covered[source] = state.upTo;
            questions[source] = 0;
            announceDue[source] = false;
            count++;
        }
        return count;
    }
}
