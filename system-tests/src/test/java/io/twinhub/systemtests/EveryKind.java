package io.twinhub.systemtests;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.int32;

import io.twinhub.config.EventSpec;
import io.twinhub.config.PublisherSpec;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.ClassDescription;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.EventKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@link ThreeSpokes}, where {@code source} also publishes {@code kind.K} for each kind of event value and a second complex event, {@code
 * state}, all to {@code receiver} on another computer and to {@code neighbour} on its own.
 */
final class EveryKind {
    private EveryKind() {}

    /** A structure. */
    record Valve(boolean open, int position) {
        static final DataClass<Valve> TYPE = DataClass.of("Valve", Valve.class)
                .field(bool("open", Valve::open))
                .field(int32("position", Valve::position))
                .build(v -> new Valve(v.getBoolean(0), v.getInt(1)));
    }

    static SystemSpec spec() {
        final SystemSpec three = ThreeSpokes.spec();
        final List<ClassDescription> classes = new ArrayList<>(ClassDescription.allOf(PumpState.TYPE));
        classes.add(ClassDescription.of(Valve.TYPE));
        final List<EventSpec> events = new ArrayList<>(three.events());
        Arrays.stream(EventKind.values()).forEach(kind -> events.add(EventSpec.of(name(kind), eventClass(kind))));
        events.add(EventSpec.of("state", "PumpState"));
        final List<PublisherSpec> publishers = new ArrayList<>(three.publishers());
        publishers.add(new PublisherSpec("source", "kind.*"));
        publishers.add(new PublisherSpec("source", "state"));
        final List<SubscriberSpec> subscribers = new ArrayList<>(three.subscribers());
        for (final String copy : List.of("receiver", "neighbour")) {
            subscribers.add(new SubscriberSpec(copy, "kind.*"));
            subscribers.add(new SubscriberSpec(copy, "state"));
        }
        return three.toBuilder()
                .eventClasses(classes)
                .events(events)
                .publishers(publishers)
                .subscribers(subscribers)
                .build();
    }

    /** Name of the event with a value of this kind. */
    static String name(final EventKind kind) {
        return "kind." + kind.text();
    }

    private static String eventClass(final EventKind kind) {
        return switch (kind) {
            case STRUCT -> "Valve";
            case COMPLEX -> "PumpState";
            default -> kind.text();
        };
    }
}
