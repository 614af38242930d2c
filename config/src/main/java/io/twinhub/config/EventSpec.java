package io.twinhub.config;

import static io.twinhub.metadata.Fields.duration;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * One event, or with a <code>{first..last}</code> in its name a row of events.
 *
 * @param name dot-separated name, such as <code>tank.{1..100}.level</code>.
 * @param eventClass name of a built-in or user event class.
 * @param unit physical unit of a primitive value; empty if none.
 * @param staleAfterNs without a new value for so long an event counts as stale; 0 never.
 */
public record EventSpec(String name, String eventClass, String unit, long staleAfterNs) {
    public static final DataClass<EventSpec> TYPE = DataClass.of("event", EventSpec.class)
            .doc("One event, or with a {first..last} in its name a row of events.")
            .field(string("name", EventSpec::name).doc("Dot-separated name, such as tank.{1..100}.level."))
            .field(string("class", EventSpec::eventClass).doc("Name of a built-in or user event class."))
            .field(string("unit", EventSpec::unit)
                    .doc("Physical unit of a primitive value.")
                    .defaultValue(""))
            .field(duration("staleAfter", EventSpec::staleAfterNs)
                    .doc("Without a new value for so long an event counts as stale; 0 never.")
                    .defaultValue(0))
            .build(v -> new EventSpec(v.get(0), v.get(1), v.get(2), v.getLong(3)));

    /** An event without unit that never becomes stale. */
    public static EventSpec of(final String name, final String eventClass) {
        return new EventSpec(name, eventClass, "", 0);
    }
}
