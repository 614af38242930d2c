package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersion;
import io.twinhub.config.SealedVersions;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.List;
import picocli.CommandLine.Option;

/** Which system a command is about. */
final class SystemOption {
    @Option(
            names = "--system",
            paramLabel = "NAME",
            description = "Name of the system (default: the only one of which a version is in service in this home).")
    private String system;

    String name(final Home home) {
        if (system != null) {
            return system;
        }
        final List<String> systems = new SealedVersions(home)
                .list().stream()
                        .filter(SealedVersion::inService)
                        .filter(known -> known.info() != null)
                        .map(known -> known.info().system())
                        .distinct()
                        .toList();
        if (systems.size() != 1) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.ACTIVATION_IMPOSSIBLE,
                            "?",
                            systems.isEmpty()
                                    ? "no version is in service in " + home.root()
                                    : "there are several systems: " + String.join(", ", systems))
                    .expected("--system NAME"));
        }
        return systems.get(0);
    }
}
