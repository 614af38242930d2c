package io.twinhub.cli;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a real system with two networks on this machine, kills both hubs in turn, and counts. */
@Command(
        name = "demo",
        description = {
            "Run a system of two networks and three spokes on this machine, kill both mainHubs in turn, and count what arrives.",
            "Real processes, real input; everything is removed at the end."
        },
        footerHeading = "%nExample:%n",
        footer = "  twinhub demo --seconds 40")
final class DemoCommand implements Callable<Integer> {
    private static final int SECONDS_MIN = 20;
    /** Several times what the eye can follow, and little enough for two cores that carry all thirteen processes. */
    private static final int RATE_PER_REPORTER = 1500;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long the load runs, at least " + SECONDS_MIN + " (default: $${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() throws IOException {
        if (seconds < SECONDS_MIN) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.CLI_DEMO_FAILED,
                            "within " + seconds + " s both mainHubs cannot be killed in turn")
                    .expected("--seconds " + SECONDS_MIN + " or more"));
        }
        final Output output = common.output();
        final DemoSystem system = DemoSystem.prepare(RATE_PER_REPORTER, seconds);
        output.line("a system with two networks is prepared in %s", system.home());
        final DemoResult result = runToItsEnd(system, output);
        output.result(result.toMap());
        output.line(result.toText());
        final List<String> faults = result.faults();
        if (!faults.isEmpty()) {
            throw failed(system, String.join(", ", faults));
        }
        return Twinhub.EXIT_DONE;
    }

    private DemoResult runToItsEnd(final DemoSystem system, final Output output) throws IOException {
        // Ctrl-C and SIGTERM stop and remove everything, too.
        final Thread abort = new Thread(system::abort, "abort");
        Runtime.getRuntime().addShutdownHook(abort);
        try {
            return run(system, output);
        } finally {
            if (!system.isAborted()) {
                Runtime.getRuntime().removeShutdownHook(abort);
            }
        }
    }

    private DemoResult run(final DemoSystem system, final Output output) throws IOException {
        try (system) {
            system.start();
            output.line("five computers started: two hub computers, three spokes");
            final DemoResult result = new Demo(system, output, seconds).run();
            if (result.faults().isEmpty()) {
                system.forgetHome();
                output.line("stopping and removing everything");
            } else {
                output.line("stopping everything");
            }
            return result;
        } catch (final TwinhubException ex) {
            throw system.isAborted() ? ex : new TwinhubException(ex.error().action(logsOf(system)), ex);
        }
    }

    private static TwinhubException failed(final DemoSystem system, final String reason) {
        return new TwinhubException(
                ErrorResult.of(ErrorCode.CLI_DEMO_FAILED, reason).action(logsOf(system)));
    }

    private static String logsOf(final DemoSystem system) {
        return "The logs are in " + system.home() + ".";
    }
}
