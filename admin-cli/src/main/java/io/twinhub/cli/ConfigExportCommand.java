package io.twinhub.cli;

import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemSpec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
    @Spec
    private CommandSpec command;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            completionCandidates = SpecificationParts.Types.class,
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
        if (type != null) {
            SpecificationParts.checkType(type, command);
        }
        final Output output = common.output();
        final SystemSpec spec = new SealedVersions(common.home()).load(version);
        final TextFormat chosen = TextFormat.of(format, output);
        output.raw(
                type == null ? SpecificationParts.all(spec, chosen) : SpecificationParts.section(spec, type, chosen));
        return Twinhub.EXIT_DONE;
    }
}
