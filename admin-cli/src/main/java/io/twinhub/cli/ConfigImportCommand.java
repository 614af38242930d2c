package io.twinhub.cli;

import io.twinhub.config.SealInfo;
import io.twinhub.config.SealedVersions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a specification and seals it under its version id. */
@Command(
        name = "import",
        description = {
            "Check a specification and seal it under the version id that it names.",
            "Several files are read as one. Start commands of this home begin to run it at once."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  twinhub config import config-samples/quickstart/system.xml",
            "  twinhub config import computers.xml programs.xml events.xml --reason \"two more pumps\""
        })
final class ConfigImportCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why; kept with the version.")
    private String reason;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "XML, or JSON if the name ends in .json.")
    private List<Path> files;

    @Override
    public Integer call() {
        final Output output = common.output();
        final SpecificationFiles read = SpecificationFiles.read(files);
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
        final Map<String, Object> result = new LinkedHashMap<>(SealText.toMap(info));
        result.put("sealedBefore", sealedBefore);
        output.result(result);
        return Twinhub.EXIT_DONE;
    }
}
