package io.twinhub.recorder;

import io.twinhub.bus.MessageConnection;
import io.twinhub.bus.SendOutcome;
import io.twinhub.config.SystemPlan;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.codec.InterestStateDecoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.ReplayEndEncoder;
import io.twinhub.transport.codec.ReplayWantedDecoder;
import io.twinhub.transport.codec.ReplayedValueEncoder;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/**
 * Replays last values to one program. A source's are sent as soon as the recorder has come as far with this source as the program's localHub was: else it might send
 * an older value than the program's subscription began after. It does not wait for that longer than a second.
 */
final class Replayer {
    private static final long PATIENCE_NS = 1_000_000_000L;
    /** Of one message: large enough that its header costs nothing, small enough that several are under way. */
    private static final int BATCH_LENGTH = 8 * 1024;

    private final SystemPlan plan;
    private final MessageConnection connection;
    private final LastValues values;
    private final Reached reached;
    private final RoleRules rules;
    private final LongSupplier nowNs;
    private final int copy;
    private final BitSet interest = new BitSet();
    private final Queue<Wanted> wanted = new ArrayDeque<>();
    private Wanted present;
    /** Place of the next event among those of the source that is replayed. */
    private int next;

    private int batchLength;
    private final ExpandableArrayBuffer batch = new ExpandableArrayBuffer(2 * BATCH_LENGTH);
    private final MessageHeaderDecoder headerIn = new MessageHeaderDecoder();
    private final MessageHeaderEncoder headerOut = new MessageHeaderEncoder();
    private final InterestStateDecoder interestState = new InterestStateDecoder();
    private final ReplayWantedDecoder replayWanted = new ReplayWantedDecoder();
    private final ReplayedValueEncoder value = new ReplayedValueEncoder();
    private final ReplayEndEncoder end = new ReplayEndEncoder();

    private record Wanted(int source, long number, long sourceEpoch, long position, long untilNs) {}

    Replayer(
            final SystemPlan plan,
            final MessageConnection connection,
            final LastValues values,
            final Reached reached,
            final RoleRules rules,
            final LongSupplier nowNs) {
        this.plan = plan;
        this.connection = connection;
        this.values = values;
        this.reached = reached;
        this.rules = rules;
        this.nowNs = nowNs;
        copy = plan.copy(connection.peer()).id();
    }

    void onMessage(final DirectBuffer buffer, final int offset, final int length) {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
            return;
        }
        headerIn.wrap(buffer, offset);
        final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        if (headerIn.templateId() == InterestStateDecoder.TEMPLATE_ID) {
            onInterest(buffer, body);
        } else if (headerIn.templateId() == ReplayWantedDecoder.TEMPLATE_ID) {
            replayWanted.wrap(buffer, body, headerIn.blockLength(), headerIn.version());
            onWanted();
        }
    }

    private void onInterest(final DirectBuffer buffer, final int body) {
        interest.clear();
        interestState.wrap(buffer, body, headerIn.blockLength(), headerIn.version());
        for (final InterestStateDecoder.RangesDecoder range : interestState.ranges()) {
            for (final int event : plan.copy(copy).subscribes()) {
                if (event >= range.firstEventId() && event <= range.lastEventId()) {
                    interest.set(event);
                }
            }
        }
    }

    private void onWanted() {
        final int source = replayWanted.source();
        if (source >= plan.computerCount()) {
            return;
        }
        wanted.removeIf(older -> older.source() == source);
        wanted.add(new Wanted(
                source,
                replayWanted.number(),
                replayWanted.sourceEpoch(),
                replayWanted.sequence(),
                nowNs.getAsLong() + PATIENCE_NS));
        if (!reached.has(source, replayWanted.sourceEpoch(), replayWanted.sequence())) {
            reached.want(source, replayWanted.sourceEpoch(), replayWanted.sequence());
        }
    }

    int doWork(final long now) {
        int work = 0;
        while (present != null || takeNext(now)) {
            if (!replay()) {
                return work;
            }
            work++;
        }
        return work;
    }

    long nextDueNs() {
        if (present != null) {
            return Long.MAX_VALUE; // goes on when the program has consumed something
        }
        return wanted.stream().mapToLong(Wanted::untilNs).min().orElse(Long.MAX_VALUE);
    }

    private boolean takeNext(final long now) {
        for (final Iterator<Wanted> each = wanted.iterator(); each.hasNext(); ) {
            final Wanted candidate = each.next();
            if (now >= candidate.untilNs()
                    || !rules.awaitsPosition()
                    || reached.has(candidate.source(), candidate.sourceEpoch(), candidate.position())) {
                each.remove();
                present = candidate;
                next = 0;
                return true;
            }
        }
        return false;
    }

    /** Sends the next message of the source that is replayed; false if the program has to consume first. */
    private boolean replay() {
        if (batchLength == 0) {
            fill();
        }
        if (batchLength > MessageHeaderEncoder.ENCODED_LENGTH) {
            if (connection.send(batch, 0, batchLength) != SendOutcome.ACCEPTED) {
                return false;
            }
            batchLength = 0;
            return true;
        }
        end.wrapAndApplyHeader(batch, 0, headerOut).number(present.number()).source(present.source());
        batchLength = 0;
        if (connection.send(batch, 0, MessageHeaderEncoder.ENCODED_LENGTH + ReplayEndEncoder.BLOCK_LENGTH)
                != SendOutcome.ACCEPTED) {
            return false;
        }
        present = null;
        return true;
    }

    /** Puts as many values into the message as belong into one; its header alone if there are no more. */
    private void fill() {
        headerOut
                .wrap(batch, 0)
                .blockLength(ReplayedValueEncoder.BLOCK_LENGTH)
                .templateId(ReplayedValueEncoder.TEMPLATE_ID)
                .schemaId(ReplayedValueEncoder.SCHEMA_ID)
                .version(ReplayedValueEncoder.SCHEMA_VERSION);
        batchLength = MessageHeaderEncoder.ENCODED_LENGTH;
        final int[] events = values.eventsOf(present.source());
        while (next < events.length && batchLength < BATCH_LENGTH) {
            final int event = events[next++];
            if (interest.get(event)
                    && values.isOf(event, present.source(), present.sourceEpoch(), present.position())) {
                value.wrap(batch, batchLength)
                        .copyEpoch(values.copyEpoch(event))
                        .sequence(values.sequence(event))
                        .sourceEpoch(values.sourceEpoch(event))
                        .source(values.source(event));
                batchLength += ReplayedValueEncoder.BLOCK_LENGTH;
                final int length = values.blockLength(event);
                batch.putBytes(batchLength, values.block(event), 0, length);
                batchLength += length;
            }
        }
    }
}
