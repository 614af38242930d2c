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
    private static final int RATE_PER_REPORTER = 2000;

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
        // Ctrl-C and SIGTERM stop and remove everything, too.
        final Thread hook = new Thread(system::abort, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        output.line("a system with two networks is prepared in %s", system.home());
        final DemoResult result = run(system, output);
        output.line("all is stopped and removed");
        output.result(result.toMap());
        output.line(result.toText());
        final List<String> faults = result.faults();
        if (!faults.isEmpty()) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.CLI_DEMO_FAILED, String.join(", ", faults))
                    .action("The logs are kept in " + system.home() + "."));
        }
        return Twinhub.EXIT_DONE;
    }

    private DemoResult run(final DemoSystem system, final Output output) throws IOException {
        try (system) {
            system.start();
            output.line("five computers started: two hub computers, three spokes");
            final DemoResult result = new Demo(system, output, seconds).run();
            if (!result.faults().isEmpty()) {
                system.keepHome();
            }
            return result;
        } catch (final TwinhubException ex) {
            system.keepHome();
            throw new TwinhubException(ex.error().action("The logs are kept in " + system.home() + "."), ex);
        }
    }
}
