package io.twinhub.config;

import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * The right of a program copy to publish events.
 *
 * @param copy the program copy id.
 * @param events name or pattern: {@code *} within one dot-separated part, {@code **} any number of parts.
 */
public record PublisherSpec(String copy, String events) {
    public static final DataClass<PublisherSpec> TYPE = DataClass.of("publisher", PublisherSpec.class)
            .doc("The right of a program copy to publish events.")
            .field(string("copy", PublisherSpec::copy).doc("The program copy id."))
            .field(string("events", PublisherSpec::events)
                    .doc("Name or pattern: * within one dot-separated part, ** any number of parts."))
            .build(v -> new PublisherSpec(v.get(0), v.get(1)));
}
