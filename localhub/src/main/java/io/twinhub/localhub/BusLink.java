package io.twinhub.localhub;

import io.twinhub.config.InstancePlan;
import io.twinhub.transport.AdminTable;
import io.twinhub.transport.Link;
import io.twinhub.transport.RunKind;
import io.twinhub.transport.RunWriter;
import io.twinhub.transport.Stream;
import java.util.Arrays;
import java.util.BitSet;
import org.agrona.DirectBuffer;

/**
 * A program copy instance as its localHub sees it. Its subscriptions are queued in the super messages of its link; when these are full
 * it misses events, and is told so in order before anything that follows.
 */
final class BusLink {
    private static final long NO_GAP = -1;

    final InstancePlan instance;
    final Link events;
    final Link admin;
    final AdminTable adminTable;
    /** What the program subscribes to, of what it may. */
    final BitSet interest = new BitSet();
    /** Epoch under which the instance is ACTIVE; 0 if it is not. */
    long copyEpoch;
    /** It was ACTIVE before, in this life of the localHub. */
    boolean wasActive;

    private final RunWriter runs;
    private final int[] addresses = new int[Stream.values().length];
    private final long[] written;
    private final long[] gapAfter;
    private final long[] gapUpTo;
    private int gapCount;
    private long missedCount;

    BusLink(
            final InstancePlan instance,
            final Link events,
            final Link admin,
            final AdminTable adminTable,
            final int sourceCount) {
        this.instance = instance;
        this.events = events;
        this.admin = admin;
        this.adminTable = adminTable;
        runs = new RunWriter(events);
        written = new long[sourceCount];
        gapAfter = new long[sourceCount];
        gapUpTo = new long[sourceCount];
        Arrays.fill(gapAfter, NO_GAP);
    }

    Link link(final Stream stream) {
        return stream == Stream.EVENT ? events : admin;
    }

    /** Where the program listens for this stream, as it said. */
    int address(final Stream stream) {
        return addresses[stream.ordinal()];
    }

    void address(final Stream stream, final int address) {
        addresses[stream.ordinal()] = address;
    }

    boolean isReady() {
        return events.isUp() && admin.isUp();
    }

    /** The program began again, or went: nothing is owed to it any more. */
    void forget() {
        interest.clear();
        Arrays.fill(written, 0);
        Arrays.fill(gapAfter, NO_GAP);
        gapCount = 0;
    }

    void deliver(
            final int source,
            final long sourceEpoch,
            final int publisher,
            final long publisherEpoch,
            final long first,
            final long last,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        final long after = written[source] < first ? written[source] : first - 1;
        final boolean isWritten = events.isUp()
                && sendGap(source)
                && runs.append(
                        source, sourceEpoch, publisher, publisherEpoch, after, first, last, buffer, offset, length);
        if (isWritten) {
            written[source] = last;
        } else {
            missedCount++;
            missed(source, first - 1, last);
        }
    }

    /** Events of this source may be missing; the program will be told as soon as there is room. */
    void missed(final int source, final long after, final long upTo) {
        if (gapAfter[source] == NO_GAP) {
            gapAfter[source] = Math.max(after, 0);
            gapCount++;
        }
        gapUpTo[source] = Math.max(upTo, gapAfter[source]);
    }

    void sendGaps() {
        for (int source = 0; gapCount > 0 && source < gapAfter.length; source++) {
            if (!sendGap(source)) {
                return;
            }
        }
    }

    /** Tells the program of a gap, if there is one, before anything that follows; false if there is no room. */
    private boolean sendGap(final int source) {
        if (gapAfter[source] == NO_GAP) {
            return true;
        }
        if (!events.isUp() || !runs.interval(RunKind.GAP, source, 0, gapAfter[source], gapUpTo[source])) {
            return false;
        }
        gapAfter[source] = NO_GAP;
        gapCount--;
        return true;
    }

    long missedCount() {
        return missedCount;
    }
}
