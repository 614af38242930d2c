package io.twinhub.config;

import io.twinhub.metadata.ClassDescription;
import io.twinhub.metadata.DescribedClasses;
import io.twinhub.metadata.EventClass;
import java.util.List;

/**
 * The events by which the assigner that holds the office tells what it decides: {@code copy.<program copy>.role}, a {@link CopyRole}, for each copy with several
 * instances. They stand in no text. A system has them if somebody subscribes to a pattern that begins with {@code copy.}; one that begins with a wildcard does
 * not mean them.
 */
public final class RoleEvent {
    private static final String FIRST_PART = "copy";
    private static final String PREFIX = FIRST_PART + ".";
    private static final String SUFFIX = ".role";

    private RoleEvent() {}

    /** The name of the event of a copy. */
    public static String nameOf(final String copy) {
        return PREFIX + copy + SUFFIX;
    }

    /** Whether the name of an event, or a pattern, belongs to these. */
    static boolean isReserved(final String name) {
        return name.startsWith(PREFIX) || name.equals(FIRST_PART);
    }

    /** Whether somebody subscribes to such events. */
    static boolean areWanted(final SystemSpec spec) {
        return spec.subscribers().stream().anyMatch(subscriber -> isReserved(subscriber.events()));
    }

    /** The names of a system's events; none if nobody subscribes to any, or nobody decides anything. */
    static List<String> namesOf(final SystemSpec spec) {
        final boolean areWanted = spec.assigners() != null && areWanted(spec);
        return spec.programCopies().stream()
                .filter(copy -> areWanted && copy.instances().size() > 1)
                .map(copy -> nameOf(copy.id()))
                .toList();
    }

    /** The class of the events, as a plan has it. */
    static EventClassPlan classPlan(final int id) {
        return EventClassPlan.of(id, EventClass.of(DescribedClasses.only(ClassDescription.allOf(CopyRole.TYPE))));
    }
}
