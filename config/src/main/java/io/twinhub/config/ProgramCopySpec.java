package io.twinhub.config;

import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.size;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.strings;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * A program together with a configuration, under an id of its own.
 *
 * @param id the program copy id.
 * @param program name of the program that it runs.
 * @param instances the computers that it is configured on: one, or several if there are assigners.
 * @param settings what the program is told, in text order.
 * @param eventsPerSecond how many events it may publish in a second; 0 if there is no limit.
 * @param eventLengthBytes the longest value that it may publish; 0 if its event classes alone limit it.
 * @param role what becomes of the ACTIVE one of several instances that is out of contact; the only instance of a copy acts in any case.
 * @param apart ids of copies that may not run on the computers of this one.
 */
public record ProgramCopySpec(
        String id,
        String program,
        List<InstanceSpec> instances,
        List<SettingSpec> settings,
        int eventsPerSecond,
        long eventLengthBytes,
        RolePolicy role,
        List<String> apart) {
    public static final DataClass<ProgramCopySpec> TYPE = DataClass.of("programCopy", ProgramCopySpec.class)
            .doc("A program together with a configuration, under an id of its own.")
            .field(string("id", ProgramCopySpec::id).doc("The program copy id."))
            .field(string("program", ProgramCopySpec::program).doc("Name of the program that it runs."))
            .field(list("instances", ProgramCopySpec::instances, InstanceSpec.TYPE)
                    .doc("The computers that it is configured on: one, or several if there are assigners.")
                    .unwrapped())
            .field(list("settings", ProgramCopySpec::settings, SettingSpec.TYPE).doc("What the program is told."))
            .field(int32("eventsPerSecond", ProgramCopySpec::eventsPerSecond)
                    .doc("How many events it may publish in a second; 0 for no limit.")
                    .defaultValue(0)
                    .since(1))
            .field(size("eventLength", ProgramCopySpec::eventLengthBytes)
                    .doc("The longest value that it may publish; 0 if its event classes alone limit it.")
                    .defaultValue(0)
                    .since(1))
            .field(enumeration("role", ProgramCopySpec::role, List.of(RolePolicy.values()))
                    .doc(
                            "What becomes of the ACTIVE one of several instances when its computer is out of contact with the system: it is ACTIVE no more and"
                                    + " another one takes its place, or it goes on alone and is replaced only when its localHub says that it is ACTIVE no more.")
                    .defaultValue(RolePolicy.RELEASE)
                    .since(1))
            .field(strings("apart", ProgramCopySpec::apart)
                    .doc(
                            "Copies that may not run on the computers of this one, so that none of these takes them along.")
                    .since(1))
            .build(v -> new ProgramCopySpec(
                    v.get(0), v.get(1), v.get(2), v.get(3), v.getInt(4), v.getLong(5), v.get(6), v.get(7)));

    public ProgramCopySpec {
        instances = List.copyOf(instances);
        settings = List.copyOf(settings);
        apart = List.copyOf(apart);
    }

    /** A copy whose instances release the role when they are out of contact. */
    public ProgramCopySpec(
            final String id,
            final String program,
            final List<InstanceSpec> instances,
            final List<SettingSpec> settings,
            final int eventsPerSecond,
            final long eventLengthBytes) {
        this(id, program, instances, settings, eventsPerSecond, eventLengthBytes, RolePolicy.RELEASE, List.of());
    }

    /** A copy with one instance, no settings and no limits. */
    public static ProgramCopySpec of(final String id, final String program, final String computer) {
        return new ProgramCopySpec(id, program, List.of(new InstanceSpec(computer, 1)), List.of(), 0, 0);
    }

    /** The same with other settings. */
    public ProgramCopySpec withSettings(final List<SettingSpec> others) {
        return new ProgramCopySpec(id, program, instances, others, eventsPerSecond, eventLengthBytes, role, apart);
    }

    /** The same with other limits. */
    public ProgramCopySpec withLimits(final int otherEventsPerSecond, final long otherEventLengthBytes) {
        return new ProgramCopySpec(
                id, program, instances, settings, otherEventsPerSecond, otherEventLengthBytes, role, apart);
    }

    /** The same with another word on instances that are out of contact. */
    public ProgramCopySpec withRole(final RolePolicy other) {
        return new ProgramCopySpec(id, program, instances, settings, eventsPerSecond, eventLengthBytes, other, apart);
    }
}
