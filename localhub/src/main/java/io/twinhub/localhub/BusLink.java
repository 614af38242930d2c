package io.twinhub.localhub;

import io.twinhub.config.InstancePlan;
import io.twinhub.config.SlowPolicy;
import io.twinhub.config.SystemPlan;
import io.twinhub.transport.AdminTable;
import io.twinhub.transport.EventBlock;
import io.twinhub.transport.Link;
import io.twinhub.transport.Observer;
import io.twinhub.transport.RunKind;
import io.twinhub.transport.RunWriter;
import io.twinhub.transport.SingleMessages;
import io.twinhub.transport.Stream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;

/**
 * A program copy instance as its localHub sees it. What it subscribes to is queued in the super messages of its link. When these are full,
 * {@link SlowProgram} keeps what may be conflated; of the rest it misses events, and is told so in order before anything that follows.
 */
final class BusLink {
    private static final long NO_GAP = -1;

    final InstancePlan instance;
    final Link events;
    final Link admin;
    final AdminTable adminTable;
    /** Null if the program is no end of a message connection. */
    final Link messages;
    /** What the program subscribes to, of what it may. */
    final BitSet interest = new BitSet();
    /** Epoch under which the instance is ACTIVE; 0 if it is not. */
    long copyEpoch;
    /** The program's process; 0 if it is not known. */
    long processId;
    /** Whether its process runs. */
    BooleanSupplier isRunning = ProcessWatch.UNKNOWN;
    /** Its process was seen to run. */
    boolean wasSeen;
    /** It was seen to run and to have ended, and no other one has come. */
    boolean hasDied;
    /** When its end was noticed, while what it left is still read; else 0. */
    long endedNs;
    /** Distinguishes the times in which the instance is there, for assigners; 0 while it is not. */
    long life;
    /** The program has caught up with the system, so that it may stand by or act. */
    boolean isCaughtUp;
    /** It was ACTIVE before, in this life of the localHub. */
    boolean wasActive;
    /** How it gives back under which copy epoch it was ACTIVE. */
    final Release release = new Release();

    final Marks marks = new Marks();
    private final RunWriter runs;
    private final SlowProgram slow;
    private final SingleMessages.MessageHandler messageHandler = this::onMessage;
    private final int[] addresses = new int[Stream.values().length];
    private final long[] written;
    private final long[] gapAfter;
    private final long[] gapUpTo;
    private int gapCount;
    /** Something found no room in this duty cycle: nothing else is tried until the next one. */
    private boolean isFull;

    private int source;
    private long sourceEpoch;
    private int publisher;
    private long publisherEpoch;

    BusLink(
            final SystemPlan plan,
            final InstancePlan instance,
            final Link events,
            final Link admin,
            final Link messages,
            final AdminTable adminTable,
            final Observer observer) {
        final int sourceCount = plan.computerCount();
        this.instance = instance;
        this.events = events;
        this.admin = admin;
        this.messages = messages;
        this.adminTable = adminTable;
        runs = new RunWriter(events);
        slow = new SlowProgram(plan, instance, events, runs, observer);
        written = new long[sourceCount];
        gapAfter = new long[sourceCount];
        gapUpTo = new long[sourceCount];
        Arrays.fill(gapAfter, NO_GAP);
    }

    /** The link of this stream; null if there is none. */
    Link link(final Stream stream) {
        return switch (stream) {
            case ADMIN -> admin;
            case EVENT -> events;
            case POINT_TO_POINT -> messages;
        };
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
        marks.forget();
        isCaughtUp = false;
        Arrays.fill(written, 0);
        Arrays.fill(gapAfter, NO_GAP);
        gapCount = 0;
        slow.forget();
        release.forget();
    }

    void deliver(
            final int fromSource,
            final long ofSourceEpoch,
            final int fromPublisher,
            final long ofPublisherEpoch,
            final long first,
            final long last,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        source = fromSource;
        sourceEpoch = ofSourceEpoch;
        publisher = fromPublisher;
        publisherEpoch = ofPublisherEpoch;
        if (isFull || slow.isConflating() || !append(first, last, buffer, offset, length)) {
            SingleMessages.forEach(buffer, offset, length, first, messageHandler);
        }
    }

    /** Delivers one latest value that stands for others which a mainHub left out. */
    void deliverLatest(
            final int fromSource,
            final long ofSourceEpoch,
            final int fromPublisher,
            final long ofPublisherEpoch,
            final long sequence,
            final long missedCount,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        final int id = EventBlock.eventId(buffer, offset);
        if (slow.policy(EventBlock.kind(buffer, offset), id) != SlowPolicy.CONFLATE
                || !slow.keep(
                        fromSource,
                        ofSourceEpoch,
                        fromPublisher,
                        ofPublisherEpoch,
                        sequence,
                        missedCount,
                        isFull,
                        buffer,
                        offset,
                        length)) {
            missed(fromSource, sequence - 1, sequence);
        }
    }

    private boolean append(
            final long first, final long last, final DirectBuffer buffer, final int offset, final int length) {
        final long after = written[source] < first ? written[source] : first - 1;
        final boolean isWritten = events.isUp()
                && sendGap(source)
                && runs.append(
                        source, sourceEpoch, publisher, publisherEpoch, after, first, last, buffer, offset, length);
        if (isWritten) {
            written[source] = last;
        } else {
            isFull = true;
        }
        return isWritten;
    }

    /** A message while there is no room, or while older values wait. */
    private void onMessage(
            final long sequence,
            final int kind,
            final int id,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (slow.breakDue()) {
            return;
        }
        final SlowPolicy policy = slow.policy(kind, id);
        if (policy == SlowPolicy.CONFLATE
                && slow.keep(
                        source, sourceEpoch, publisher, publisherEpoch, sequence, 0, isFull, buffer, offset, length)) {
            return;
        }
        if (!isFull && append(sequence, sequence, buffer, offset, length)) {
            return;
        }
        slow.onMissed();
        if (policy == SlowPolicy.BREAK) {
            slow.breakSoon();
        }
        missed(source, sequence - 1, sequence);
    }

    /** Events of this source may be missing; the program will be told as soon as there is room. */
    void missed(final int ofSource, final long after, final long upTo) {
        if (gapAfter[ofSource] == NO_GAP) {
            gapAfter[ofSource] = Math.max(after, 0);
            gapCount++;
        }
        gapUpTo[ofSource] = Math.max(upTo, gapAfter[ofSource]);
    }

    /** Sends what waited for room: gaps first, then latest values, then marks. */
    void send(final long nowNs) {
        isFull = false;
        sendGaps();
        slow.send(nowNs);
        if (!marks.isEmpty() && events.isUp() && gapCount == 0 && !slow.isConflating()) {
            marks.send(runs);
        }
    }

    /** The link must be broken now, because the program asked for that rather than a gap. */
    boolean breakDue() {
        return slow.breakDue();
    }

    /** Whether the program is slow just now. */
    boolean isSlow() {
        return slow.isSlow();
    }

    private void sendGaps() {
        for (int candidate = 0; gapCount > 0 && candidate < gapAfter.length; candidate++) {
            if (!sendGap(candidate)) {
                return;
            }
        }
    }

    /** Tells the program of a gap, if there is one, before anything that follows; false if there is no room. */
    private boolean sendGap(final int ofSource) {
        if (gapAfter[ofSource] == NO_GAP) {
            return true;
        }
        if (!events.isUp() || !runs.interval(RunKind.GAP, ofSource, 0, gapAfter[ofSource], gapUpTo[ofSource])) {
            return false;
        }
        gapAfter[ofSource] = NO_GAP;
        gapCount--;
        return true;
    }

    /** Events that the program did not get since the localHub started, because it was slow. */
    long missedTotal() {
        return slow.missedTotal();
    }
}
