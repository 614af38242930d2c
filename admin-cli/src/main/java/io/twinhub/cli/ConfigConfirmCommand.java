package io.twinhub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Keeps a version that leads provisionally. */
@Command(
        name = "confirm",
        description =
                "Let the version that leads provisionally lead for good. The former one is stopped and waits; its files stay.",
        footerHeading = "%nExample:%n",
        footer = "  twinhub config confirm")
final class ConfigConfirmCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private SystemOption system;

    @Mixin
    private WithoutOption without;

    @Override
    public Integer call() throws InterruptedException {
        try (ActivationConsole console = new ActivationConsole(common.home(), common.output(), without.computers())) {
            console.confirm(system.name(common.home()));
        }
        return Twinhub.EXIT_DONE;
    }
}
