package io.twinhub.cli;

import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Moves a system over to a waiting version. */
@Command(
        name = "activate",
        description = {
            "Run a waiting version beside the one that leads, and let it lead once it is healthy on all computers.",
            "Without twinhub config confirm the former version leads again by itself."
        },
        footerHeading = "%nExample:%n",
        footer = "  twinhub config activate 2026.11.21-2 --confirm-within 60s")
final class ConfigActivateCommand implements Callable<Integer> {
    private static final Pattern TIME = Pattern.compile("(\\d{1,5})(s|min)");
    private static final long LEAST_S = 10;
    private static final long MOST_S = 3600;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--confirm-within",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "For how long the version leads if nobody confirms it, 10s to 60min (default: 60s).")
    private String within;

    @Mixin
    private WithoutOption without;

    @Parameters(paramLabel = "VERSION", description = "Version id; twinhub config list shows them.")
    private String version;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (ActivationConsole console = new ActivationConsole(common.home(), common.output(), without.computers())) {
            console.activate(version, withinMs(), false);
        }
        return Twinhub.EXIT_DONE;
    }

    private long withinMs() {
        final Matcher time = TIME.matcher(within);
        final long seconds =
                time.matches() ? Long.parseLong(time.group(1)) * (time.group(2).equals("s") ? 1 : 60) : -1;
        if (seconds < LEAST_S || seconds > MOST_S) {
            throw new ParameterException(
                    spec.commandLine(), "--confirm-within wants 10s to 60min, such as 90s or 5min, and got " + within);
        }
        return seconds * 1000;
    }
}
