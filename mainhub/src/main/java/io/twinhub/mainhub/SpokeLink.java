package io.twinhub.mainhub;

import io.twinhub.transport.AdminTable;
import io.twinhub.transport.Link;
import io.twinhub.transport.RunKind;
import io.twinhub.transport.RunWriter;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayQueue;

/** A spoke as its mainHub sees it: the links, and per source where the last interval that it was sent ended. */
final class SpokeLink {
    final int computer;
    final Link events;
    final Link admin;
    final AdminTable adminTable;

    private final RunWriter runs;
    private final SourceState[] sources;
    private final long[] covered;
    private final boolean[] announceDue;
    /** Number of the question that the next announcement of a source answers; 0 if none was asked. */
    private final byte[] questions;

    private final IntArrayQueue announcements;
    private long forwardedCount;
    private long droppedCount;

    SpokeLink(
            final int computer,
            final Link events,
            final Link admin,
            final AdminTable adminTable,
            final SourceState[] sources) {
        this.computer = computer;
        this.events = events;
        this.admin = admin;
        this.adminTable = adminTable;
        this.sources = sources;
        runs = new RunWriter(events);
        covered = new long[sources.length];
        announceDue = new boolean[sources.length];
        questions = new byte[sources.length];
        announcements = new IntArrayQueue(Math.max(8, sources.length), -1);
    }

    /** Where the next interval of this source begins. */
    long covered(final int source) {
        return covered[source];
    }

    void covered(final int source, final long upTo) {
        covered[source] = upTo;
    }

    /** Forwards a stretch; false if there is no room, which leaves a hole on this link. */
    boolean forward(
            final int source,
            final int instance,
            final long copyEpoch,
            final long first,
            final long last,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        final boolean written = runs.append(
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
        if (written) {
            covered[source] = last;
            forwardedCount += last - first + 1;
        } else {
            droppedCount += last - first + 1;
        }
        return written;
    }

    long forwardedCount() {
        return forwardedCount;
    }

    long droppedCount() {
        return droppedCount;
    }

    /** The spoke should hear what this hub has of a source, as soon as there is room. */
    void announce(final int source) {
        if (source != computer && events.isUp() && !announceDue[source]) {
            announceDue[source] = true;
            announcements.addInt(source);
        }
    }

    /** The spoke asks what this hub has of a source. */
    void answer(final int source, final int question) {
        questions[source] = (byte) question;
        announce(source);
    }

    void forgetAnnouncements() {
        Arrays.fill(questions, (byte) 0);
        announcements.clear();
        Arrays.fill(announceDue, false);
    }

    /** Sends the intervals that are due, as far as there is room. */
    int sendAnnouncements() {
        int count = 0;
        while (!announcements.isEmpty()) {
            final int source = announcements.peekInt();
            final SourceState state = sources[source];
            final int kind = state.attached ? RunKind.EVENTS : RunKind.GONE;
            if (!runs.interval(kind, questions[source] & 0xFF, source, state.epoch, covered[source], state.upTo)) {
                return count;
            }
            covered[source] = state.upTo;
            questions[source] = 0;
            announceDue[source] = false;
            announcements.pollInt();
            count++;
        }
        return count;
    }
}
