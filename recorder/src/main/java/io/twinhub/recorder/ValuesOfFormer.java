package io.twinhub.recorder;

import io.twinhub.bus.AdminPort;
import io.twinhub.bus.FormerVersion;
import io.twinhub.config.EventClassPlan;
import io.twinhub.config.EventPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.DataObject;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.EventClass;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.EventBlock;
import java.util.BitSet;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Takes the last values that the recorder of the former version has: of events that both versions have, in a class that is the same or a version of the same. They count as values of a former run, so
 * whatever is published in this version is newer.
 */
final class ValuesOfFormer {
    private static final long RETRY_NS = 1_000_000_000;

    private final SystemPlan plan;
    private final SystemPlan formerPlan;
    private final FormerVersion former;
    private final LastValues values;
    private final AdminPort port;
    private final BitSet unfit = new BitSet();
    private final UnsafeBuffer from = new UnsafeBuffer(new byte[0]);
    private final ExpandableArrayBuffer block = new ExpandableArrayBuffer();
    private boolean isConnected;
    private boolean isOver;
    private long connectNs = Long.MIN_VALUE;
    private long nowNs;

    ValuesOfFormer(final SystemPlan plan, final FormerVersion former, final LastValues values, final AdminPort port) {
        this.plan = plan;
        this.former = former;
        this.values = values;
        this.port = port;
        formerPlan = former.plan();
    }

    /** This version has led: what the former one has is older from now on. */
    void onLive() {
        isOver = true;
    }

    int doWork(final long now) {
        nowNs = now;
        if (isConnected || isOver || now < connectNs) {
            return 0;
        }
        isConnected = true;
        former.connect().onMessage(CarriedValue.TYPE, this::take).onClosed(reason -> {
            isConnected = false;
            connectNs = nowNs + RETRY_NS;
        });
        return 1;
    }

    long nextDueNs() {
        return isConnected || isOver ? Long.MAX_VALUE : connectNs;
    }

    private void take(final CarriedValue carried) {
        final int id = plan.eventId(carried.event());
        final int formerId = formerPlan.eventId(carried.event());
        if (id < 0 || id >= values.count() || formerId < 0 || plan.publishingCopyOf(id) < 0 || unfit.get(id)) {
            return; // no event of this version, or none that fits
        }
        final EventPlan event = plan.event(id);
        final EventClassPlan formerClass = formerPlan.event(formerId).eventClass();
        final int kind = event.eventClass().kind().code();
        if (kind != formerClass.kind().code() || !formerClass.admits(kind, carried.value().length)) {
            refuse(event, "it has another kind or length there");
            return;
        }
        final int at = EventBlock.valueOffset(kind);
        from.wrap(carried.value());
        final int length;
        try {
            length = write(event.eventClass(), formerClass, at);
        } catch (final TwinhubException ex) {
            refuse(event, ex.error().text());
            return;
        }
        if (!event.eventClass().admits(kind, length)) {
            refuse(event, "it has " + length + " bytes");
            return;
        }
        EventBlock.put(block, 0, 0, id, kind, carried.quality(), carried.timestampNs(), length);
        values.put(
                source(id, carried.computer()), 0, carried.copyEpoch() | Long.MIN_VALUE, carried.sequence(), block, 0);
    }

    /** Writes the value as this version has it; returns its length. */
    private int write(final EventClassPlan here, final EventClassPlan there, final int at) {
        final EventClass<DataObject> eventClass = here.eventClass();
        if (eventClass == null) {
            block.putBytes(at, from, 0, from.capacity());
            return from.capacity();
        }
        final DataObject object = eventClass.fittedTo(there.eventClass()).decode(from, 0, from.capacity());
        return eventClass.encode(object, block, at);
    }

    /** The computer of this version whose value it counts as: where it was published, if it may be published there. */
    private int source(final int event, final String computer) {
        final int copy = plan.publishingCopyOf(event);
        for (int id = 0; id < plan.computerCount(); id++) {
            if (plan.computer(id).name().equals(computer) && plan.hosts(id, copy)) {
                return id;
            }
        }
        return plan.instance(plan.copy(copy).instances()[0]).computer();
    }

    private void refuse(final EventPlan event, final String why) {
        unfit.set(event.id());
        port.report(ErrorResult.of(ErrorCode.RECORDER_VALUE_LEFT, event.name(), former.version(), why)
                .action("Whoever begins late knows this event when it is published again."));
    }
}
