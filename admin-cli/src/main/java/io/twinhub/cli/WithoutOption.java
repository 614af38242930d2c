package io.twinhub.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Which computers of a system are not asked. */
final class WithoutOption {
    @Option(
            names = "--without",
            paramLabel = "COMPUTER",
            description =
                    "A computer that is dead and is not asked. If it lives, programs may act in both versions. May be given several times.")
    private List<String> computers = List.of();

    List<String> computers() {
        return computers;
    }
}
