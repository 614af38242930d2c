package io.twinhub.config;

import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * The right of a program copy to subscribe to events.
 *
 * @param copy the program copy id.
 * @param events name or pattern: {@code *} within one dot-separated part, {@code **} any number of parts.
 */
public record SubscriberSpec(String copy, String events) {
    public static final DataClass<SubscriberSpec> TYPE = DataClass.of("subscriber", SubscriberSpec.class)
            .doc("The right of a program copy to subscribe to events.")
            .field(string("copy", SubscriberSpec::copy).doc("The program copy id."))
            .field(string("events", SubscriberSpec::events)
                    .doc("Name or pattern: * within one dot-separated part, ** any number of parts."))
            .build(v -> new SubscriberSpec(v.get(0), v.get(1)));
}
