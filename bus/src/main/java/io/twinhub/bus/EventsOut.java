package io.twinhub.bus;

import io.twinhub.config.EventClassPlan;
import io.twinhub.config.EventPlan;
import io.twinhub.config.InstancePlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.EventClass;
import io.twinhub.metadata.EventKind;
import io.twinhub.metadata.Quality;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.EventBlock;
import io.twinhub.transport.Link;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.RunWriter;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/** Step 1 of 5: an event is encoded straight into the super message that will carry it. */
final class EventsOut {
    private static final long NOT_ACTIVE = 0;

    private final InstancePlan instance;
    private final Link link;
    private final RunWriter runs;
    private final int valueLengthMax;
    private ExpandableArrayBuffer aside = new ExpandableArrayBuffer();
    private long copyEpoch = NOT_ACTIVE;
    private long sequence;
    private final boolean isRemembered;
    private final boolean isAssigned;
    private final RoleRules rules;
    private final OwnValues own = new OwnValues();
    private int valueOffset;
    private int claimedLength;
    private int claimedQuality;
    private long claimedTimestampNs;
    private boolean hasAccepted;
    /** A copy epoch was given back, under which something was accepted that this localHub has read or will tell of. */
    private boolean hasGivenBack;

    private boolean gapDue;
    private boolean closed;

    EventsOut(final SystemPlan plan, final InstancePlan instance, final Link link, final RoleRules rules) {
        this.rules = rules;
        this.instance = instance;
        isRemembered = plan.recorderCopy() >= 0;
        isAssigned = plan.assigner().assigns(instance.copy());
        final int lengthMaxBytes = plan.copy(instance.copy()).eventLengthMaxBytes();
        valueLengthMax = lengthMaxBytes > 0 ? lengthMaxBytes : Integer.MAX_VALUE;
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
            hasGivenBack = false;
            copyEpoch = epoch;
            announceGap();
            if (isAssigned && epoch == NOT_ACTIVE) {
                own.forget(); // another instance may publish newer ones
            } else if (epoch != NOT_ACTIVE && rules.republishes()) {
                own.repeat();
            }
        }
    }

    /**
     * Accepts nothing more under this copy epoch: the localHub takes the rest, and tells of a gap if it cannot.
     *
     * @return whether all that was accepted is in the medium or on the way there, so that {@link #sequence} is worth telling.
     */
    boolean giveBack(final long epoch) {
        if (epoch == copyEpoch) {
            hasGivenBack |= hasAccepted;
            hasAccepted = false;
            copyEpoch = NOT_ACTIVE;
            own.forget(); // another instance may publish newer ones
        } else {
            copyEpoch(NOT_ACTIVE);
        }
        return !gapDue;
    }

    /** Sequence of the last message. */
    long sequence() {
        return sequence;
    }

    /** What was on the way is lost with the link. */
    void onLinkDown() {
        gapDue |= hasGivenBack;
        hasGivenBack = false;
        copyEpoch(NOT_ACTIVE);
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
                        runs.buffer(),
                        block,
                        runs.claimedDelta(),
                        instance.copy(),
                        EventBlock.KIND_GAP,
                        EventBlock.GAP,
                        0,
                        0);
            }
        }
    }

    void close() {
        closed = true;
    }

    /**
     * Makes room for one event of a primitive class and writes all of it but the value, which belongs at {@link #valueOffset()}.
     */
    PublishOutcome claim(final EventPlan event, final int quality, final long timestampNs) {
        final PublishOutcome readiness = readiness();
        if (readiness != PublishOutcome.ACCEPTED) {
            return readiness;
        }
        final int length = event.eventClass().valueLengthBytes();
        return length <= valueLengthMax ? claim(event, quality, timestampNs, length) : PublishOutcome.VALUE_REFUSED;
    }

    /**
     * Publishes one event of a class with fields.
     *
     * @throws TwinhubException if the value breaks a limit of its class or is too long; nothing was published then.
     */
    <T> PublishOutcome publish(
            final EventPlan event,
            final EventClass<T> eventClass,
            final T value,
            final int quality,
            final long timestampNs) {
        final PublishOutcome readiness = readiness();
        if (readiness != PublishOutcome.ACCEPTED) {
            return readiness;
        }
        final int place = runs.place(instance.computer(), 0, instance.id(), copyEpoch, sequence)
                + EventBlock.valueOffset(event.eventClass().kind().code());
        if (eventClass.encodedLengthMax() <= runs.open().capacity() - place) {
            // Even the longest value fits behind what is there already: it goes straight to its place.
            return claim(event, quality, timestampNs, checked(event, eventClass.encode(value, runs.open(), place)));
        }
        // Only its length tells whether it still fits, so that super messages get full and nothing is encoded twice.
        final int length = checked(event, eventClass.encode(value, aside, 0));
        final PublishOutcome outcome = claim(event, quality, timestampNs, length);
        if (outcome == PublishOutcome.ACCEPTED) {
            runs.buffer().putBytes(valueOffset, aside, 0, length);
        }
        return outcome;
    }

    private PublishOutcome readiness() {
        if (closed) {
            return PublishOutcome.CLOSED;
        }
        if (copyEpoch == NOT_ACTIVE || !link.isUp()) {
            return PublishOutcome.NOT_ACTIVE;
        }
        announceGap();
        return PublishOutcome.ACCEPTED;
    }

    private int checked(final EventPlan event, final int length) {
        final EventClassPlan eventClass = event.eventClass();
        final int room =
                runs.lengthMax() - EventBlock.valueOffset(eventClass.kind().code());
        if (length <= eventClass.valueLengthBytes() && length <= room && length <= valueLengthMax) {
            return length;
        }
        aside = new ExpandableArrayBuffer(); // it grew with the value, for nothing
        throw new TwinhubException(ErrorResult.of(ErrorCode.VALUE_REFUSED, event.name(), "it has " + length + " bytes")
                .expected(limitText(eventClass, room)));
    }

    private String limitText(final EventClassPlan eventClass, final int room) {
        if (valueLengthMax < Math.min(room, eventClass.valueLengthBytes())) {
            return "at most " + valueLengthMax + " bytes, the eventLength of this <programCopy>";
        }
        return eventClass.valueLengthBytes() <= room
                ? "at most " + eventClass.valueLengthBytes() + " bytes, the limit of event class " + eventClass.name()
                : "at most " + room + " bytes, what one super message carries";
    }

    /** Where the last value of an event that this program publishes is kept; null if nobody would ask for it. */
    OwnValues.OwnValue own(final EventPlan event) {
        final EventClassPlan eventClass = event.eventClass();
        final int length = eventClass.kind() == EventKind.COMPLEX ? 0 : eventClass.valueLengthBytes();
        return isRemembered ? own.of(event.id(), eventClass.kind().code(), length) : null;
    }

    /** Keeps the value that was just claimed and written. */
    void keep(final OwnValues.OwnValue value) {
        if (value != null) {
            value.keep(claimedQuality, claimedTimestampNs, runs.buffer(), valueOffset, claimedLength);
        }
    }

    /** Last values are published once more, as there is room. */
    void repeatOwn() {
        own.repeat();
    }

    int doWork() {
        int work = 0;
        for (OwnValues.OwnValue value = own.due(); value != null; value = own.due()) {
            if (readiness() != PublishOutcome.ACCEPTED) {
                return work;
            }
            final int block = claim(EventBlock.length(value.kind, value.length));
            if (block < 0) {
                return work;
            }
            put(block, value.event, value.kind, value.quality | Quality.REPLAYED, value.timestampNs, value.length);
            runs.buffer().putBytes(block + EventBlock.valueOffset(value.kind), value.bytes, 0, value.length);
            own.repeated();
            work++;
        }
        return work;
    }

    private PublishOutcome claim(
            final EventPlan event, final int quality, final long timestampNs, final int valueLength) {
        final int kind = event.eventClass().kind().code();
        final int block = claim(EventBlock.length(kind, valueLength));
        if (block < 0) {
            return PublishOutcome.BACK_PRESSURE;
        }
        claimedQuality = Quality.published(quality);
        claimedTimestampNs = timestampNs;
        claimedLength = valueLength;
        put(block, event.id(), kind, claimedQuality, timestampNs, valueLength);
        valueOffset = block + EventBlock.valueOffset(kind);
        return PublishOutcome.ACCEPTED;
    }

    private void put(
            final int block,
            final int event,
            final int kind,
            final int quality,
            final long timestampNs,
            final int valueLength) {
        sequence++;
        hasAccepted = true;
        EventBlock.put(runs.buffer(), block, runs.claimedDelta(), event, kind, quality, timestampNs, valueLength);
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
