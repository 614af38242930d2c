package io.twinhub.config;

import io.twinhub.metadata.EventField;
import io.twinhub.metadata.EventKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The event classes of a system: the built-in ones, then those of its text. */
final class EventClassTable {
    private static final Map<String, EventKind> BUILT_IN = builtIn();

    private final Map<String, EventClassPlan> byName = new LinkedHashMap<>();

    /** @param specs valid event classes. */
    EventClassTable(final List<EventClassSpec> specs) {
        BUILT_IN.forEach((name, kind) ->
                byName.put(name, new EventClassPlan(byName.size(), name, kind, kind.lengthBytes(), List.of())));
        for (final EventClassSpec spec : specs) {
            byName.put(spec.name(), struct(byName.size(), spec));
        }
    }

    /** Names of the classes that need no declaration. */
    static Set<String> builtInNames() {
        return BUILT_IN.keySet();
    }

    /** The kind of a built-in class; null if there is none of this name. */
    static EventKind builtIn(final String name) {
        return BUILT_IN.get(name);
    }

    /** The class of this name; null if there is none. */
    EventClassPlan get(final String name) {
        return byName.get(name);
    }

    private static EventClassPlan struct(final int id, final EventClassSpec spec) {
        final List<EventField> fields = new ArrayList<>();
        int offset = 0;
        for (final EventFieldSpec field : spec.fields()) {
            final EventKind kind = BUILT_IN.get(field.type());
            fields.add(new EventField(field.name(), kind, offset, field.unit()));
            offset += kind.lengthBytes();
        }
        return new EventClassPlan(id, spec.name(), EventKind.STRUCT, offset, fields);
    }

    private static Map<String, EventKind> builtIn() {
        final Map<String, EventKind> kinds = new LinkedHashMap<>();
        for (final EventKind kind : EventKind.values()) {
            if (kind.isPrimitive()) {
                kinds.put(kind.text(), kind);
            }
        }
        return kinds;
    }
}
