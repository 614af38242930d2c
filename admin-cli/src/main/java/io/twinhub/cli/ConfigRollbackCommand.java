package io.twinhub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Goes back to the version that led before. */
@Command(
        name = "rollback",
        description = {
            "Let the version lead again that led before: at once while the present one leads provisionally,",
            "afterwards by the same steps as an activation, for good."
        },
        footerHeading = "%nExample:%n",
        footer = "  twinhub config rollback")
final class ConfigRollbackCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private SystemOption system;

    @Mixin
    private WithoutOption without;

    @Override
    public Integer call() throws InterruptedException {
        try (ActivationConsole console = new ActivationConsole(common.home(), common.output(), without.computers())) {
            console.rollback(system.name(common.home()));
        }
        return Twinhub.EXIT_DONE;
    }
}
