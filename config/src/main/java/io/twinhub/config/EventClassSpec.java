package io.twinhub.config;

import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * A class of events with several fields of fixed size. Classes of one primitive value are built in.
 *
 * @param name the name by which events refer to it.
 * @param fields in the order in which they lie in the value.
 */
public record EventClassSpec(String name, List<EventFieldSpec> fields) {
    public static final DataClass<EventClassSpec> TYPE = DataClass.of("eventClass", EventClassSpec.class)
            .doc("A class of events with several fields of fixed size; classes of one primitive value are built in.")
            .field(string("name", EventClassSpec::name).doc("The name by which events refer to it."))
            .field(list("fields", EventClassSpec::fields, EventFieldSpec.TYPE)
                    .doc("In the order in which they lie in the value.")
                    .unwrapped())
            .build(v -> new EventClassSpec(v.get(0), v.get(1)));

    public EventClassSpec {
        fields = List.copyOf(fields);
    }

    /** A class of these fields. */
    public static EventClassSpec of(final String name, final EventFieldSpec... fields) {
        return new EventClassSpec(name, List.of(fields));
    }
}
