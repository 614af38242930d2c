package io.twinhub.config;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who keeps sessions, who serves them, which server gets one, and who may open them. Who has no right by name has none. Immutable; any thread. */
public final class SessionsPlan {
    private static final SessionsSpec NONE =
            new SessionsSpec(List.of(), SavedLevel.MEMORY, WhenAlone.CONTINUE, 0, List.of());
    private static final SessionTypeSpec NO_RIGHTS = new SessionTypeSpec("", List.of(), List.of());

    private final int managerCopy;
    private final SessionsSpec spec;
    private final Map<String, SessionTypeSpec> types = new HashMap<>();

    /**
     * @param spec null of a system without sessions.
     * @param managerCopy -1 if there is none.
     */
    SessionsPlan(final SessionsSpec spec, final int managerCopy) {
        this.spec = spec == null ? NONE : spec;
        this.managerCopy = managerCopy;
        this.spec.types().forEach(type -> types.put(type.name(), type));
    }

    /** The copy whose instances are the managers; -1 if the system has no sessions. */
    public int managerCopy() {
        return managerCopy;
    }

    /** What a save must have reached before it is answered. */
    public SavedLevel saved() {
        return spec.saved();
    }

    /** What a manager does at levels STANDBY and DISK while no standby has everything. */
    public WhenAlone whenAlone() {
        return spec.whenAlone();
    }

    /** What all sessions together may take of a manager's memory. */
    public long memoryBytes() {
        return spec.memoryBytes();
    }

    /** The names of all types. */
    public Set<String> types() {
        return Set.copyOf(types.keySet());
    }

    /** Whether a copy serves sessions of this type, and may begin them; false of names that are none. */
    public boolean mayServe(final String copy, final String type) {
        return types.getOrDefault(type, NO_RIGHTS).servers().contains(copy);
    }

    /** Whether sessions that a copy holds may open sessions of this type; false of names that are none. */
    public boolean mayOpen(final String copy, final String type) {
        return types.getOrDefault(type, NO_RIGHTS).clients().contains(copy);
    }

    /** Which server gets a session of this type; round robin of names that are none. */
    public SessionPlacement placement(final String type) {
        return types.getOrDefault(type, NO_RIGHTS).placement();
    }

    /** The copies that serve or open sessions, each of which has a connection to the manager. */
    Set<String> users() {
        final Set<String> users = new LinkedHashSet<>();
        spec.types().forEach(type -> {
            users.addAll(type.servers());
            users.addAll(type.clients());
        });
        return users;
    }
}
