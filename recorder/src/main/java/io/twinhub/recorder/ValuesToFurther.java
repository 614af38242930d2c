package io.twinhub.recorder;

import io.twinhub.bus.ConnectionState;
import io.twinhub.bus.MessageConnection;
import io.twinhub.bus.SendOutcome;
import io.twinhub.config.SystemPlan;
import io.twinhub.transport.EventBlock;
import java.util.BitSet;
import org.agrona.concurrent.UnsafeBuffer;

/** Hands last values to the recorder of a further version: all of them, then in rounds what has changed, of each event id once. */
final class ValuesToFurther {
    /** Short beside the time in which nobody leads. */
    private static final long ROUND_INTERVAL_NS = 50_000_000;

    /** In a turn, so that live values do not wait long. */
    private static final int TURN_COUNT_MAX = 500;

    private final SystemPlan plan;
    private final LastValues values;
    private final MessageConnection connection;
    private final BitSet changed = new BitSet();
    private final UnsafeBuffer block = new UnsafeBuffer(new byte[0]);
    private int next;
    private long roundNs = Long.MIN_VALUE;

    ValuesToFurther(final SystemPlan plan, final LastValues values, final MessageConnection connection) {
        this.plan = plan;
        this.values = values;
        this.connection = connection;
        for (int event = 0; event < values.count(); event++) {
            changed.set(event, values.block(event) != null);
        }
    }

    void onChanged(final int event) {
        changed.set(event);
    }

    int doWork(final long nowNs) {
        if (connection.state() != ConnectionState.OPEN || changed.isEmpty() || nowNs < roundNs) {
            return 0;
        }
        int work = 0;
        for (next = changed.nextSetBit(next); next >= 0; next = changed.nextSetBit(next + 1)) {
            if (connection.send(CarriedValue.TYPE, value(next)) == SendOutcome.BACK_PRESSURE) {
                return work; // goes on with this one
            }
            changed.clear(next);
            if (++work == TURN_COUNT_MAX) {
                return work;
            }
        }
        next = 0;
        roundNs = nowNs + ROUND_INTERVAL_NS;
        return work;
    }

    long nextDueNs() {
        return changed.isEmpty() ? Long.MAX_VALUE : roundNs;
    }

    private CarriedValue value(final int event) {
        block.wrap(values.block(event));
        final int kind = EventBlock.kind(block, 0);
        final byte[] value = new byte[EventBlock.valueLength(block, 0, kind)];
        block.getBytes(EventBlock.valueOffset(kind), value);
        return new CarriedValue(
                plan.event(event).name(),
                plan.computer(values.source(event)).name(),
                values.copyEpoch(event),
                values.sequence(event),
                EventBlock.quality(block, 0),
                EventBlock.timestampNs(block, 0),
                value);
    }
}
