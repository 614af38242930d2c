package io.twinhub.config;

import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * An operating-system program.
 *
 * @param name its name.
 * @param command the command line that starts it; <code>${programs}</code> is the folder of the installed programs.
 */
public record ProgramSpec(String name, String command) {
    public static final DataClass<ProgramSpec> TYPE = DataClass.of("program", ProgramSpec.class)
            .doc("An operating-system program.")
            .field(string("name", ProgramSpec::name).doc("Its name."))
            .field(string("command", ProgramSpec::command)
                    .doc("The command line that starts it; ${programs} is the folder of the installed programs."))
            .build(v -> new ProgramSpec(v.get(0), v.get(1)));
}
