package io.twinhub.cli;

import io.twinhub.config.SealInfo;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemSpec;
import io.twinhub.config.VersionState;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a specification and seals it under its version id. */
@Command(
        name = "import",
        description = {
            "Check a specification and seal it under the version id that it names.",
            "Several files are read as one. With --type they hold one specification type alone, and a new version",
            "is made of them and of all other specifications of a sealed one. The first version of a system runs in this home",
            "at once; a further one waits for twinhub config activate."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  twinhub config import config-samples/quickstart/system.xml",
            "  twinhub config import computers.xml programs.xml events.xml --reason \"two more pumps\"",
            "  twinhub config import --type events events.xml --from 2026.11.21-1 --into 2026.11.21-2"
        })
final class ConfigImportCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why; kept with the version.")
    private String reason;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            completionCandidates = SpecificationParts.Types.class,
            description = "What the files hold, one of: ${COMPLETION-CANDIDATES}; needs --from and --into.")
    private String type;

    @Option(names = "--from", paramLabel = "VERSION", description = "The sealed version of which everything else is.")
    private String from;

    @Option(names = "--into", paramLabel = "VERSION", description = "The id of the new version.")
    private String into;

    @Option(
            names = "--slot",
            paramLabel = "NUMBER",
            description = "The slot of the new version; the lowest one that is free if absent.")
    private Integer slot;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "XML, or JSON if the name ends in .json.")
    private List<Path> files;

    @Override
    public Integer call() {
        final Output output = common.output();
        final SealedVersions versions = new SealedVersions(common.home());
        final SpecificationFiles read = read(versions);
        if (!read.errors().isEmpty()) {
            output.errors(read.errors());
        }
        if (!read.isValid()) {
            output.errorLine("Nothing was imported.");
            return Twinhub.EXIT_REFUSED;
        }
        final long nowMs = System.currentTimeMillis();
        final SealInfo info = new SealedVersions(common.home())
                .sealVerified(read.spec(), System.getProperty("user.name"), reason, nowMs);
        // A version that was sealed before keeps the time of its first sealing.
        final boolean sealedBefore = info.sealedAtMs() != nowMs;
        output.done(
                "Version %s of system %s %s.",
                info.version(),
                info.system(),
                sealedBefore ? "was sealed before with exactly this content" : "is sealed");
        final VersionState state = versions.state(info.version());
        if (state == VersionState.WAITING) {
            output.line("It waits, since another version is in service: twinhub config activate %s", info.version());
        }
        final Map<String, Object> result = new LinkedHashMap<>(SealText.toMap(info));
        result.put("state", state.text());
        result.put("sealedBefore", sealedBefore);
        output.result(result);
        return Twinhub.EXIT_DONE;
    }

    private SpecificationFiles read(final SealedVersions versions) {
        if (type == null) {
            if (from != null || into != null || slot != null) {
                throw new ParameterException(
                        command.commandLine(),
                        "--from, --into and --slot belong to --type; without it the files say it.");
            }
            return SpecificationFiles.read(files);
        }
        SpecificationParts.checkType(type, command);
        if (from == null || into == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "--type needs --from VERSION, of which everything else is, and --into VERSION, the id of the new one.");
        }
        final SystemSpec former = versions.load(from);
        final SystemSpec prepared = former.toBuilder()
                .version(into)
                .slot(slot != null ? slot : versions.freeSlot(former, into))
                .build();
        return SpecificationFiles.readType(files, type, prepared, from);
    }
}
