package io.twinhub.bus;

import io.twinhub.config.EventClassPlan;
import io.twinhub.config.EventPlan;
import io.twinhub.config.InstancePlan;
import io.twinhub.metadata.Quality;
import io.twinhub.transport.EventBlock;
import io.twinhub.transport.Link;
import io.twinhub.transport.RunWriter;
import org.agrona.MutableDirectBuffer;

/** Step 1 of 5: an event is encoded straight into the super message that will carry it. */
final class EventsOut {
    private static final long NOT_ACTIVE = 0;

    private final InstancePlan instance;
    private final Link link;
    private final RunWriter runs;
    private long copyEpoch = NOT_ACTIVE;
    private long sequence;
    private int valueOffset;
    private boolean hasAccepted;
    private boolean gapDue;
    private boolean closed;

    EventsOut(final InstancePlan instance, final Link link) {
        this.instance = instance;
        this.link = link;
        runs = new RunWriter(link);
    }

    /**
     * The instance is ACTIVE under this epoch; 0 if it is not. What was accepted under the one before may not have reached the
     * localHub, and the localHub may have given this Bus up before it was accepted: so it is the Bus that announces the gap.
     */
    void copyEpoch(final long epoch) {
        if (epoch != copyEpoch) {
            gapDue |= hasAccepted;
            hasAccepted = false;
            copyEpoch = epoch;
            announceGap();
        }
    }

    void onLinkUp() {
        sequence = 0;
        announceGap();
    }

    /** The subscribers hear in order, before anything new, that events may be missing here. */
    private void announceGap() {
        if (gapDue && copyEpoch != NOT_ACTIVE && link.isUp()) {
            final int block = claim(EventBlock.HEADER_LENGTH);
            if (block >= 0) {
                gapDue = false;
                hasAccepted = true; // the notice itself may be lost with this link
                sequence++;
                EventBlock.put(
                        runs.buffer(), block, runs.claimedDelta(), instance.copy(), EventBlock.KIND_GAP, 0, 0, 0);
            }
        }
    }

    void close() {
        closed = true;
    }

    /** Makes room for one event and writes all of it but the value, which belongs at {@link #valueOffset()}. */
    PublishOutcome claim(final EventPlan event, final int quality, final long timestampNs) {
        if (closed) {
            return PublishOutcome.CLOSED;
        }
        if (copyEpoch == NOT_ACTIVE || !link.isUp()) {
            return PublishOutcome.NOT_ACTIVE;
        }
        announceGap();
        final EventClassPlan eventClass = event.eventClass();
        final int kind = eventClass.kind().code();
        final int valueLength = eventClass.valueLengthBytes();
        final int length = EventBlock.length(kind, valueLength);
        final int block = claim(length);
        if (block < 0) {
            return PublishOutcome.BACK_PRESSURE;
        }
        sequence++;
        hasAccepted = true;
        EventBlock.put(
                runs.buffer(),
                block,
                runs.claimedDelta(),
                event.id(),
                kind,
                Quality.published(quality),
                timestampNs,
                valueLength);
        valueOffset = block + EventBlock.valueOffset(kind);
        return PublishOutcome.ACCEPTED;
    }

    MutableDirectBuffer buffer() {
        return runs.buffer();
    }

    int valueOffset() {
        return valueOffset;
    }

    private int claim(final int length) {
        return runs.claim(
                instance.computer(), 0, instance.id(), copyEpoch, sequence, sequence + 1, sequence + 1, length);
    }
}
