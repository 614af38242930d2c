package io.twinhub.testsupport;

import io.twinhub.bus.Bus;
import io.twinhub.bus.BusContext;
import io.twinhub.bus.Event;
import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.Gap;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.RecordPublisher;
import io.twinhub.bus.Role;
import io.twinhub.config.EventPlan;
import io.twinhub.metadata.EventKind;
import io.twinhub.transport.Component;
import io.twinhub.transport.Medium;
import java.util.HashMap;
import java.util.Map;

/** One life of a program: a real Bus, with publishers of numbered values and handlers that tell what arrives. */
final class SimBus {
    private final SimWorld world;
    private final SimProgram program;
    private final Bus bus;
    private final Map<Integer, EventPublisher> publishers = new HashMap<>();
    private final Map<Integer, RecordPublisher<Numbered>> recordPublishers = new HashMap<>();

    SimBus(final SimWorld world, final SimProgram program, final Medium sharedMemory) {
        this.world = world;
        this.program = program;
        bus = Bus.of(new BusContext(
                world.plan,
                program.instance,
                SimWorld.tokenHigh(program.instance),
                SimWorld.tokenLow(program.instance),
                sharedMemory,
                nowNs -> 0,
                world.newLinkEpochs(),
                world.observer(program.name()),
                world.limits,
                world.clock::nowNs));
        for (final int id : world.plan.copy(program.copy).publishes()) {
            final EventPlan event = world.plan.event(id);
            if (event.eventClass().kind() == EventKind.STRUCT) {
                recordPublishers.put(id, bus.publisher(event.name(), Numbered.TYPE));
            } else {
                publishers.put(id, bus.publisher(event.name()));
            }
        }
        for (int id = program.wanted.nextSetBit(0); id >= 0; id = program.wanted.nextSetBit(id + 1)) {
            bus.subscribe(world.plan.event(id).name(), this::onEvent);
        }
        bus.onGap(this::onGap);
        bus.onRole(role -> {
            if (role == Role.ACTIVE) {
                program.onActive();
            }
        });
    }

    Component component() {
        return bus.component();
    }

    boolean isActive() {
        return bus.role() == Role.ACTIVE;
    }

    /** Returns true if the Bus accepted the event. */
    boolean publish(final int event, final long number) {
        final EventPublisher publisher = publishers.get(event);
        final PublishOutcome outcome = publisher != null
                ? publisher.publish(number)
                : recordPublishers.get(event).publish(Numbered.of(number));
        return outcome == PublishOutcome.ACCEPTED;
    }

    private void onEvent(final Event event) {
        if (isStruct(event.id())) {
            final Numbered value = event.as(Numbered.TYPE);
            program.onDelivered(event.id(), value.number(), value.isIntact());
        } else {
            program.onDelivered(event.id(), event.asLong(), true);
        }
    }

    private boolean isStruct(final int event) {
        return world.plan.event(event).eventClass().kind() == EventKind.STRUCT;
    }

    private void onGap(final Gap gap) {
        for (final String copy : gap.copies()) {
            program.onGap(world.plan.copy(copy).id());
        }
    }
}
