package io.twinhub.config;

import io.twinhub.metadata.ClassDescription;
import io.twinhub.metadata.DescribedClasses;
import io.twinhub.metadata.EventClass;
import java.util.List;

/**
 * The event by which the ACTIVE manager of sessions tells how these stand, {@code copy.manager.sessions}, a {@link SessionsState}. It stands in no text. A system with sessions has
 * it if somebody subscribes to a pattern that begins with {@code copy.}, as with a {@link RoleEvent}.
 */
public final class SessionsEvent {
    public static final String NAME = "copy." + SessionsSpec.COPY + ".sessions";

    private SessionsEvent() {}

    /** Its name, if the system has it. */
    static List<String> namesOf(final SystemSpec spec) {
        return spec.sessions() != null && RoleEvent.areWanted(spec) ? List.of(NAME) : List.of();
    }

    /** The class of the event, as a plan has it. */
    static EventClassPlan classPlan(final int id) {
        return EventClassPlan.of(id, EventClass.of(DescribedClasses.only(ClassDescription.allOf(SessionsState.TYPE))));
    }
}
