package io.twinhub.testsupport;

import io.twinhub.bus.Bus;
import io.twinhub.bus.Event;
import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.Gap;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.RecordPublisher;
import io.twinhub.bus.Role;
import io.twinhub.config.EventPlan;
import io.twinhub.metadata.EventKind;
import io.twinhub.metadata.Quality;
import io.twinhub.transport.Component;
import io.twinhub.transport.ConflatedRun;
import io.twinhub.transport.EventBlock;
import io.twinhub.transport.Medium;
import io.twinhub.transport.codec.RunHeaderEncoder;
import io.twinhub.transport.codec.SuperMessageHeaderEncoder;
import java.util.HashMap;
import java.util.Map;

/**
 * One life of a program: a real Bus, with publishers of numbered values and handlers that tell what arrives. Value, quality and
 * timestamp all follow from the number, so each can be checked where the event arrives.
 */
final class SimBus {
    /** What a super message needs beside the value of a complex event that it carries alone. */
    private static final int BESIDE_VALUE_LENGTH = SuperMessageHeaderEncoder.BLOCK_LENGTH
            + RunHeaderEncoder.BLOCK_LENGTH
            + ConflatedRun.HEADER_LENGTH
            + EventBlock.valueOffset(EventKind.COMPLEX.code());

    private final SimWorld world;
    private final SimProgram program;
    private final Bus bus;
    private final Map<Integer, EventPublisher> publishers = new HashMap<>();
    private final Map<Integer, RecordPublisher<Numbered>> structPublishers = new HashMap<>();
    private final Map<Integer, RecordPublisher<Parcel>> complexPublishers = new HashMap<>();
    private final SimConnections connections;
    private final QualityCheck qualities;
    private final int complexLengthMax;

    SimBus(final SimWorld world, final SimProgram program, final Medium sharedMemory, final SimRandom random) {
        this.world = world;
        this.program = program;
        qualities = new QualityCheck(world);
        complexLengthMax = Math.min(Parcel.LENGTH_MAX, world.limits.superMessageLength() - BESIDE_VALUE_LENGTH);
        bus = Bus.of(world.busContext(program.instance, program.node(), sharedMemory));
        for (final int id : world.plan.copy(program.copy).publishes()) {
            final EventPlan event = world.plan.event(id);
            switch (event.eventClass().kind()) {
                case STRUCT -> structPublishers.put(id, bus.publisher(event.name(), Numbered.TYPE));
                case COMPLEX -> complexPublishers.put(id, bus.publisher(event.name(), Parcel.TYPE));
                default -> publishers.put(id, bus.publisher(event.name()));
            }
        }
        for (int id = program.wanted.nextSetBit(0); id >= 0; id = program.wanted.nextSetBit(id + 1)) {
            bus.subscribe(world.plan.event(id).name(), this::onEvent);
        }
        connections = new SimConnections(world, program, bus, random);
        bus.onGap(this::onGap);
        bus.onRole(role -> {
            if (isReady()) {
                program.onReady();
            }
            if (role == Role.ACTIVE) {
                program.onActive();
            }
        });
    }

    Component component() {
        return bus.component();
    }

    SimConnections connections() {
        return connections;
    }

    boolean isReady() {
        return bus.role() == Role.ACTIVE || bus.role() == Role.STANDBY;
    }

    boolean isActive() {
        return bus.role() == Role.ACTIVE;
    }

    /** Returns true if the Bus accepted the event. */
    boolean publish(final int event, final long number) {
        final int quality = saidQuality(number);
        final long timestampNs = SimRandom.mix(-number);
        final PublishOutcome outcome = switch (kind(event)) {
            case STRUCT -> structPublishers.get(event).publish(Numbered.of(number), quality, timestampNs);
            case COMPLEX -> publishParcel(complexPublishers.get(event), number, quality, timestampNs);
            default -> publishers.get(event).publish(number, quality, timestampNs);
        };
        return outcome == PublishOutcome.ACCEPTED;
    }

    private PublishOutcome publishParcel(
            final RecordPublisher<Parcel> publisher, final long number, final int quality, final long timestampNs) {
        if (isActive() && number % 8 == 0) {
            final PublishOutcome outcome =
                    publisher.publish(Parcel.tooLong(number, complexLengthMax), quality, timestampNs);
            if (outcome == PublishOutcome.ACCEPTED) {
                throw new LedgerViolation("TOO LONG: the Bus took a value that no super message can carry");
            }
        }
        return publisher.publish(Parcel.of(number, complexLengthMax), quality, timestampNs);
    }

    /** Anything, also what a publisher cannot say. */
    private static int saidQuality(final long number) {
        return (int) (SimRandom.mix(number) >>> 32);
    }

    private void onEvent(final Event event) {
        switch (kind(event.id())) {
            case STRUCT -> {
                final Numbered value = event.as(Numbered.TYPE);
                onEvent(event, value.number(), value.isIntact());
            }
            case COMPLEX -> {
                final Parcel value = event.as(Parcel.TYPE);
                onEvent(event, value.number(), value.isIntact(complexLengthMax));
            }
            default -> onEvent(event, event.asLong(), true);
        }
    }

    private void onEvent(final Event event, final long number, final boolean isValueIntact) {
        final boolean isIntact = isValueIntact
                && Quality.published(event.quality()) == Quality.published(saidQuality(number))
                && event.timestampNs() == SimRandom.mix(-number);
        if (event.isQualityChange()) {
            qualities.onChange(world.plan.event(event.id()), number, isIntact, event.quality());
            program.onQualityChange(event.name(), event.quality());
            return;
        }
        qualities.onValue(world.plan.event(event.id()), number, isIntact, event.quality());
        if (event.isReplayed()) {
            program.onReplayed(event.id(), number, isIntact);
        } else {
            program.onDelivered(event.id(), number, isIntact, event.isConflated() ? event.missedCount() : -1);
        }
    }

    private EventKind kind(final int event) {
        return world.plan.event(event).eventClass().kind();
    }

    private void onGap(final Gap gap) {
        for (final String copy : gap.copies()) {
            program.onGap(world.plan.copy(copy).id());
        }
    }
}
