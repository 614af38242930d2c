package io.twinhub.config;

import java.util.List;

/**
 * A class of events with several fields of fixed size. Classes of one primitive value are built in.
 *
 * @param name the name by which events refer to it.
 * @param fields in the order in which they lie in the value.
 */
public record EventClassSpec(String name, List<EventFieldSpec> fields) {
    public EventClassSpec {
        fields = List.copyOf(fields);
    }

    /** A class of these fields. */
    public static EventClassSpec of(final String name, final EventFieldSpec... fields) {
        return new EventClassSpec(name, List.of(fields));
    }
}
