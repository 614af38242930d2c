package io.twinhub.recorder;

import io.twinhub.bus.MessageConnection;
import io.twinhub.bus.SendOutcome;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.ReplayEndEncoder;
import io.twinhub.transport.codec.ReplayedValueEncoder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/** Replays last values to one program, over its message connection. */
final class Replayer {
    /** Of one message: large enough that its header costs nothing, small enough that several are under way. */
    private static final int BATCH_LENGTH = 8 * 1024;
    /** A program that neither asks nor consumes for so long gives up its place, if others have none. */
    private static final long STANDSTILL_NS = 3_000_000_000L;

    private final MessageConnection connection;
    private final LastValues values;
    private final Requests requests;
    private final Waiting waiting;
    private final RoleRules rules;
    private Waiting.Replay present;
    /** Place of the next event among those of the source that is replayed. */
    private int next;

    private long movedNs;
    private int batchLength;
    private final ExpandableArrayBuffer batch = new ExpandableArrayBuffer(2 * BATCH_LENGTH);
    private final MessageHeaderEncoder headerOut = new MessageHeaderEncoder();
    private final ReplayedValueEncoder value = new ReplayedValueEncoder();
    private final ReplayEndEncoder end = new ReplayEndEncoder();

    Replayer(
            final MessageConnection connection,
            final LastValues values,
            final Requests requests,
            final Waiting waiting,
            final RoleRules rules,
            final long nowNs) {
        this.connection = connection;
        this.values = values;
        this.requests = requests;
        this.waiting = waiting;
        this.rules = rules;
        movedNs = nowNs;
    }

    /** Takes a message of the program; false if no Bus sends such a one. */
    boolean onMessage(final DirectBuffer buffer, final int offset, final int length, final long nowNs) {
        movedNs = nowNs;
        return requests.onMessage(buffer, offset, length, nowNs);
    }

    void onMark(final int source) {
        waiting.onMark(source);
    }

    /** Whether the program stands still, so that it can as well ask again later. */
    boolean standsStill(final long nowNs) {
        return nowNs - movedNs >= STANDSTILL_NS;
    }

    void close() {
        connection.close();
    }

    int doWork(final long now) {
        int work = 0;
        while (present != null || takeNext(now)) {
            if (!replay()) {
                return work;
            }
            movedNs = now;
            work++;
        }
        return work;
    }

    long nextDueNs() {
        return present == null
                ? waiting.nextDueNs()
                : Long.MAX_VALUE; // goes on when the program has consumed something
    }

    private boolean takeNext(final long now) {
        present = waiting.next(now, rules.awaitsPosition());
        next = 0;
        return present != null;
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
            if (requests.interest().get(event)
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
