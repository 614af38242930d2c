package io.twinhub.config;

import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * One field of an event class.
 *
 * @param name unique within the class.
 * @param type name of a built-in event class, such as {@code int32}.
 * @param unit physical unit; empty if none.
 */
public record EventFieldSpec(String name, String type, String unit) {
    public static final DataClass<EventFieldSpec> TYPE = DataClass.of("field", EventFieldSpec.class)
            .doc("One field of an event class.")
            .field(string("name", EventFieldSpec::name).doc("Unique within the class."))
            .field(string("type", EventFieldSpec::type).doc("Name of a built-in event class, such as int32."))
            .field(string("unit", EventFieldSpec::unit).doc("Physical unit.").defaultValue(""))
            .build(v -> new EventFieldSpec(v.get(0), v.get(1), v.get(2)));

    /** A field without unit. */
    public static EventFieldSpec of(final String name, final String type) {
        return new EventFieldSpec(name, type, "");
    }
}
