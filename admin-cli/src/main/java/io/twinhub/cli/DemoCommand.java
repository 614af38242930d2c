package io.twinhub.cli;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.samples.SampleSystem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a real sample system on this machine, kills hubs or programs, and counts. */
@Command(
        name = "demo",
        description = {
            "Run a sample system of two networks on this machine, kill what must not be missed, and count what arrives.",
            "Real processes, real input; everything is removed at the end."
        },
        footerHeading = "%nExample:%n",
        footer = {"  twinhub demo --seconds 40", "  twinhub demo --sample waterworks", "  twinhub demo --sample orders"
        })
final class DemoCommand implements Callable<Integer> {
    private static final String TWO_NETWORKS = "two-networks";
    private static final String WATERWORKS = "waterworks";
    private static final String ORDERS = "orders";
    private static final int SECONDS_MIN = 20;
    /** More than the eye can follow, and little enough for two cores that carry all processes. */
    private static final int ORDERS_PER_SECOND = 40;
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

    @Option(
            names = "--sample",
            paramLabel = "NAME",
            defaultValue = TWO_NETWORKS,
            description =
                    "two-networks: both mainHubs are killed in turn. waterworks: the ACTIVE one of two controllers is"
                            + " killed again and again. orders: programs with sessions, their managers and hubs are killed at random"
                            + " (default: $${DEFAULT-VALUE}).")
    private String sample;

    /** What came of a demo: figures in the order in which they are printed, and what is not as promised. */
    private record Outcome(Map<String, Object> figures, List<String> faults) {
        String toText() {
            final StringBuilder text = new StringBuilder("demo:");
            figures.forEach(
                    (name, value) -> text.append(' ').append(name).append('=').append(value));
            return text.toString();
        }
    }

    @Override
    public Integer call() throws IOException {
        if (seconds < SECONDS_MIN) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.CLI_DEMO_FAILED, "within " + seconds + " s too little can be killed in turn")
                    .expected("--seconds " + SECONDS_MIN + " or more"));
        }
        final Output output = common.output();
        final DemoSystem prepared = prepared();
        output.line("the sample %s is prepared in %s", sample, prepared.home());
        final Outcome outcome = runToItsEnd(prepared, output);
        output.result(outcome.figures());
        output.line(outcome.toText());
        if (!outcome.faults().isEmpty()) {
            throw failed(prepared, String.join(", ", outcome.faults()));
        }
        return Twinhub.EXIT_DONE;
    }

    private DemoSystem prepared() throws IOException {
        return switch (sample) {
            case TWO_NETWORKS ->
                DemoSystem.prepare(
                        SampleSystem.TWO_NETWORKS,
                        Demo.REPORTER,
                        Map.of("ratePerSecond", RATE_PER_REPORTER, "seconds", seconds));
            case WATERWORKS -> DemoSystem.prepare(SampleSystem.WATERWORKS, "", Map.of());
            case ORDERS ->
                DemoSystem.prepare(
                        SampleSystem.ORDERS,
                        OrdersDemo.DESK,
                        Map.of("ratePerSecond", ORDERS_PER_SECOND, "seconds", seconds));
            default ->
                throw new TwinhubException(ErrorResult.of(ErrorCode.CLI_DEMO_FAILED, "there is no demo of " + sample)
                        .expected("--sample " + TWO_NETWORKS + ", " + WATERWORKS + " or " + ORDERS));
        };
    }

    private Outcome runToItsEnd(final DemoSystem system, final Output output) throws IOException {
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

    private Outcome run(final DemoSystem system, final Output output) throws IOException {
        try (system) {
            system.start();
            output.line("%d computers started", system.computers().size());
            final Outcome outcome = tell(system, output);
            if (outcome.faults().isEmpty()) {
                system.forgetHome();
                output.line("stopping and removing everything");
            } else {
                output.line("stopping everything");
            }
            return outcome;
        } catch (final TwinhubException ex) {
            throw system.isAborted() ? ex : new TwinhubException(ex.error().action(logsOf(system)), ex);
        }
    }

    private Outcome tell(final DemoSystem system, final Output output) {
        if (sample.equals(WATERWORKS)) {
            final TakeoverDemo.TakeoverResult result = new TakeoverDemo(system, output, seconds).run();
            return new Outcome(result.toMap(), result.faults());
        }
        if (sample.equals(ORDERS)) {
            final OrdersDemo.OrdersResult result = new OrdersDemo(system, output, seconds).run();
            return new Outcome(result.toMap(), result.faults());
        }
        final DemoResult result = new Demo(system, output, seconds).run();
        return new Outcome(result.toMap(), result.faults());
    }

    private static TwinhubException failed(final DemoSystem system, final String reason) {
        return new TwinhubException(
                ErrorResult.of(ErrorCode.CLI_DEMO_FAILED, reason).action(logsOf(system)));
    }

    private static String logsOf(final DemoSystem system) {
        return "The logs are in " + system.home() + ".";
    }
}
