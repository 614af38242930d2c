package io.twinhub.config;

import io.twinhub.metadata.ClassDescription;
import io.twinhub.metadata.DataObject;
import io.twinhub.metadata.DescribedClasses;
import io.twinhub.metadata.EventClass;
import io.twinhub.metadata.EventKind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The event classes of a system: the built-in ones, then those of its text. */
final class EventClassTable {
    private static final Map<String, EventKind> BUILT_IN = builtIn();

    private final Map<String, EventClassPlan> byName = new LinkedHashMap<>();
    private final Map<HubEvent, EventClassPlan> byHubEvent = new EnumMap<>(HubEvent.class);

    /** @param descriptions valid event classes. */
    EventClassTable(final List<ClassDescription> descriptions) {
        BUILT_IN.forEach((name, kind) -> byName.put(name, EventClassPlan.builtIn(byName.size(), kind)));
        final DescribedClasses classes = DescribedClasses.of(descriptions);
        for (final ClassDescription description : descriptions) {
            final EventClass<DataObject> eventClass = EventClass.of(classes.dataClass(description.name()));
            byName.put(description.name(), EventClassPlan.of(byName.size(), eventClass));
        }
    }

    /** The class of an event of the infrastructure, which the text cannot name. */
    EventClassPlan of(final HubEvent event) {
        return byHubEvent.computeIfAbsent(event, e -> e.classPlan(byName.size() + e.ordinal()));
    }

    /** The class of a {@link RoleEvent}, likewise. */
    EventClassPlan ofRole() {
        return RoleEvent.classPlan(byName.size() + HubEvent.values().length);
    }

    /** The class of the {@link SessionsEvent}, likewise. */
    EventClassPlan ofSessions() {
        return SessionsEvent.classPlan(byName.size() + HubEvent.values().length + 1);
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
