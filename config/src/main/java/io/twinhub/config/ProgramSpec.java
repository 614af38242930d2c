package io.twinhub.config;

import static io.twinhub.metadata.Fields.size;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * An operating-system program.
 *
 * @param name its name.
 * @param command the command line that starts it; <code>${programs}</code> is the folder of the installed programs.
 * @param memoryBytes what one process of it takes of its computer's memory; 0 if that is not known.
 */
public record ProgramSpec(String name, String command, long memoryBytes) {
    public static final DataClass<ProgramSpec> TYPE = DataClass.of("program", ProgramSpec.class)
            .doc("An operating-system program.")
            .field(string("name", ProgramSpec::name).doc("Its name."))
            .field(string("command", ProgramSpec::command)
                    .doc("The command line that starts it; ${programs} is the folder of the installed programs."))
            .field(size("memory", ProgramSpec::memoryBytes)
                    .doc(
                            "What a process of it takes of its computer's memory, for the budget of that; needed where the computer's memory is said.")
                    .defaultValue(0)
                    .since(1))
            .build(v -> new ProgramSpec(v.get(0), v.get(1), v.getLong(2)));

    /** A program whose memory is not known. */
    public ProgramSpec(final String name, final String command) {
        this(name, command, 0);
    }
}
