package io.twinhub.config;

import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.size;
import static io.twinhub.metadata.Fields.strings;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * Sessions that outlive their servers: where their managers run, what a save survives, and which types there are.
 *
 * @param computers names of spoke computers with a manager each; with several of them the system needs assigners, and the first one is preferred.
 * @param saved what a save must have reached before it is answered.
 * @param whenAlone what a manager does at levels STANDBY and DISK while no standby has everything.
 * @param memoryBytes what all sessions together may take of a manager's memory.
 * @param types the types of session, each with who has which right to it.
 */
public record SessionsSpec(
        List<String> computers, SavedLevel saved, WhenAlone whenAlone, long memoryBytes, List<SessionTypeSpec> types) {
    /** The id of the program copy whose instances the managers are. */
    public static final String COPY = "manager";

    /** Some thousand sessions of some kilobytes each, with what waits for them. */
    public static final long DEFAULT_MEMORY_BYTES = 128L * 1024 * 1024;

    public static final DataClass<SessionsSpec> TYPE = DataClass.of("sessions", SessionsSpec.class)
            .doc("Sessions that outlive their servers: where their managers run, and which types of them there are.")
            .field(
                    strings("computers", SessionsSpec::computers)
                            .doc(
                                    "Spoke computers with a manager each; several need assigners, and the first one is preferred."))
            .field(enumeration("saved", SessionsSpec::saved, List.of(SavedLevel.values()))
                    .doc(
                            "What a save must have reached before it is answered: the memory of a manager, of a second one as well, or the disks of both.")
                    .defaultValue(SavedLevel.STANDBY))
            .field(enumeration("whenAlone", SessionsSpec::whenAlone, List.of(WhenAlone.values()))
                    .doc(
                            "What a manager does that has no standby where saves are to reach one: it goes on, or everything waits until there is one.")
                    .defaultValue(WhenAlone.CONTINUE))
            .field(size("memory", SessionsSpec::memoryBytes)
                    .doc(
                            "What all sessions together may take of a manager's memory; when they do, no further ones are opened. Its heap has as much again for what is on its way.")
                    .defaultValue(DEFAULT_MEMORY_BYTES))
            .field(list("types", SessionsSpec::types, SessionTypeSpec.TYPE)
                    .doc("The types of session, and who has which right to them.")
                    .unwrapped())
            .build(v -> new SessionsSpec(v.get(0), v.get(1), v.get(2), v.getLong(3), v.get(4)));

    public SessionsSpec {
        computers = List.copyOf(computers);
        types = List.copyOf(types);
    }

    /** With the usual memory. */
    public SessionsSpec(
            final List<String> computers,
            final SavedLevel saved,
            final WhenAlone whenAlone,
            final List<SessionTypeSpec> types) {
        this(computers, saved, whenAlone, DEFAULT_MEMORY_BYTES, types);
    }
}
