package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs: names and commands. */
final class ProgramRule implements Rule {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}?");
    private static final String KNOWN_PLACEHOLDER = "programs";

    @Override
    public void check(final Declarations declared, final Findings findings) {
        final List<ProgramSpec> programs = declared.spec().programs();
        final Names names = new Names(findings, "program", Names.FOLDER);
        for (int i = 0; i < programs.size(); i++) {
            final ProgramSpec program = programs.get(i);
            names.declare(program.name(), "programs[" + i + "]/name");
            checkCommand(program, "programs[" + i + "]/command", findings);
        }
    }

    private static void checkCommand(final ProgramSpec program, final String path, final Findings findings) {
        if (program.command().isBlank()) {
            findings.add(
                    ErrorCode.CONFIG_COMMAND_EMPTY,
                    path,
                    "the command line that starts the program",
                    "Write the command, such as java -cp ${programs}/my.jar Main.",
                    program.name());
        }
        final Matcher placeholders = PLACEHOLDER.matcher(program.command());
        while (placeholders.find()) {
            if (!placeholders.group().equals("${" + KNOWN_PLACEHOLDER + "}")) {
                findings.add(
                        ErrorCode.CONFIG_COMMAND_PLACEHOLDER,
                        path,
                        "${programs}, the folder of the installed programs; it is the only placeholder",
                        "Write the value itself.",
                        program.name(),
                        placeholders.group());
            }
        }
    }
}
