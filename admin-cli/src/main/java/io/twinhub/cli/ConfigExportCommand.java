package io.twinhub.cli;

import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.text.JsonWriter;
import io.twinhub.metadata.text.XmlWriter;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns a sealed version back into text. */
@Command(
        name = "export",
        description =
                "Print the content of a sealed version. Importing what is printed gives exactly the same version.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  twinhub config export 2026.11.21-1 > system.xml",
            "  twinhub config export 2026.11.21-1 --type events --format json"
        })
final class ConfigExportCommand implements Callable<Integer> {
    /** The specification types: the sections of a system. */
    static final class Types implements Iterable<String> {
        private static final List<String> NAMES = SystemSpec.TYPE.fields().stream()
                .filter(field -> field.isElement() && !field.isUnwrapped())
                .map(field -> field.name())
                .toList();

        @Override
        public Iterator<String> iterator() {
            return NAMES.iterator();
        }
    }

    @Spec
    private CommandSpec command;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            completionCandidates = Types.class,
            description = "One specification type alone: ${COMPLETION-CANDIDATES}.")
    private String type;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "xml (default) or json; --json means the same as the latter.")
    private TextFormat format;

    @Parameters(paramLabel = "VERSION", description = "Version id; twinhub config list shows them.")
    private String version;

    @Override
    public Integer call() {
        if (type != null && !Types.NAMES.contains(type)) {
            throw new ParameterException(
                    command.commandLine(),
                    "There is no specification type '" + type + "'; there are: " + String.join(", ", Types.NAMES));
        }
        final Output output = common.output();
        final SystemSpec spec = new SealedVersions(common.home()).load(version);
        output.raw(TextFormat.of(format, output) == TextFormat.JSON ? json(spec) : xml(spec));
        return Twinhub.EXIT_DONE;
    }

    private String xml(final SystemSpec spec) {
        final XmlWriter<SystemSpec> writer = XmlWriter.of(SystemSpec.TYPE);
        return type == null ? writer.write(spec) : writer.writeSection(spec, type);
    }

    private String json(final SystemSpec spec) {
        final JsonWriter<SystemSpec> writer = JsonWriter.of(SystemSpec.TYPE);
        return type == null ? writer.write(spec) : writer.writeSection(spec, type);
    }
}
