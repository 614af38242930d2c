package io.twinhub.config;

import io.twinhub.metadata.ClassDescription;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.DescribedClasses;
import io.twinhub.metadata.EventClass;

/**
 * The events that each localHub publishes of itself, like any publisher: {@code hub.<spoke computer>.<name>}, and one for each of its
 * connections, {@code hub.<spoke computer>.<name>.<other end>}. They stand in no text. A system has them
 * if somebody subscribes to a pattern that begins with {@code hub.}; a pattern that begins with a wildcard does not mean them, so that who
 * wants all events of the programs does not get those of the infrastructure as well.
 */
public enum HubEvent {
    /** What the two paths did; a {@link HubPaths}. */
    PATHS("paths", HubPaths.TYPE),
    /** What they did for single sources; a {@link HubSources}. */
    SOURCES("sources", HubSources.TYPE),
    /** Which programs do not keep up; a {@link HubReceivers}. */
    RECEIVERS("receivers", HubReceivers.TYPE),
    /** What its connection to a hub computer is; a {@link HubConnection}. */
    LINK("link", HubConnection.TYPE),
    /** What its connection to a program copy is; a {@link HubConnection}. */
    PROGRAM("program", HubConnection.TYPE);

    private static final String FIRST_PART = "hub";
    private static final String PREFIX = FIRST_PART + ".";

    private final String part;

    @SuppressWarnings("ImmutableEnumChecker") // a data class is immutable, though nothing says so to the checker
    private final DataClass<?> type;

    HubEvent(final String part, final DataClass<?> type) {
        this.part = part;
        this.type = type;
    }

    /** The name of the event of this spoke computer, if it has one of the kind. */
    public String nameAt(final String spoke) {
        return copyAt(spoke) + "." + part;
    }

    /** The name of the event of the connection between this spoke computer and another end, a hub computer or a program copy. */
    public String nameAt(final String spoke, final String other) {
        return nameAt(spoke) + "." + other;
    }

    /** The id of the copy in whose name the localHub of this spoke computer publishes. */
    public static String copyAt(final String spoke) {
        return PREFIX + spoke;
    }

    /** Whether this name, of an event or a copy, or this pattern belongs to the localHubs. */
    static boolean isReserved(final String name) {
        return name.startsWith(PREFIX) || name.equals(FIRST_PART);
    }

    /** Whether the name of an event, or a pattern, belongs to the infrastructure. */
    static boolean isReservedEvent(final String name) {
        return isReserved(name) || RoleEvent.isReserved(name);
    }

    /** Whether somebody subscribes to such events. */
    static boolean areWanted(final SystemSpec spec) {
        return spec.subscribers().stream().anyMatch(subscriber -> isReserved(subscriber.events()));
    }

    /** The class of the event, as a plan has it. */
    EventClassPlan classPlan(final int id) {
        return EventClassPlan.of(id, EventClass.of(DescribedClasses.only(ClassDescription.allOf(type))));
    }
}
