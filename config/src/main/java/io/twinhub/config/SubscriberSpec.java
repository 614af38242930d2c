package io.twinhub.config;

import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * The right of a program copy to subscribe to events.
 *
 * @param copy the program copy id.
 * @param events name or pattern: {@code *} within one dot-separated part, {@code **} any number of parts.
 * @param whenSlow what happens if the program does not keep up.
 */
public record SubscriberSpec(String copy, String events, SlowPolicy whenSlow) {
    public static final DataClass<SubscriberSpec> TYPE = DataClass.of("subscriber", SubscriberSpec.class)
            .doc("The right of a program copy to subscribe to events.")
            .field(string("copy", SubscriberSpec::copy).doc("The program copy id."))
            .field(string("events", SubscriberSpec::events)
                    .doc("Name or pattern: * within one dot-separated part, ** any number of parts."))
            .field(enumeration("whenSlow", SubscriberSpec::whenSlow, List.of(SlowPolicy.values()))
                    .doc(
                            "What happens if the program does not keep up: older values give way to newer ones of the same event, all wait"
                                    + " in order up to a limit, or at the limit the subscription ends.")
                    .defaultValue(SlowPolicy.CONFLATE)
                    .since(1))
            .build(v -> new SubscriberSpec(v.get(0), v.get(1), v.get(2)));

    /** A subscription that is conflated when its program is slow. */
    public SubscriberSpec(final String copy, final String events) {
        this(copy, events, SlowPolicy.CONFLATE);
    }
}
