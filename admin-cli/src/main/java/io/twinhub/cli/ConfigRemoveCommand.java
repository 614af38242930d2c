package io.twinhub.cli;

import io.twinhub.config.SealedVersions;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a version out of service. */
@Command(
        name = "remove",
        description = "Take a version out of service; start commands of this home stop it. Its files stay.",
        footerHeading = "%nExample:%n",
        footer = "  twinhub config remove 2026.11.21-1")
final class ConfigRemoveCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "VERSION", description = "Version id; twinhub config list shows them.")
    private String version;

    @Override
    public Integer call() {
        new SealedVersions(common.home()).remove(version);
        final Output output = common.output();
        output.done("Version %s is out of service; importing it again brings it back.", version);
        output.result(Map.of("version", version, "state", "removed"));
        return Twinhub.EXIT_DONE;
    }
}
