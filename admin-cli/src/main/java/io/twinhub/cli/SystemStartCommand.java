package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.start.Companion;
import io.twinhub.start.Control;
import io.twinhub.start.Distribution;
import io.twinhub.start.Report;
import io.twinhub.start.SealedLaunchPlans;
import io.twinhub.start.Supervisor;
import io.twinhub.start.SupervisorLimits;
import io.twinhub.start.activation.Orders;
import io.twinhub.start.keys.Invitation;
import io.twinhub.start.metrics.Metrics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a computer's part of all sealed versions, in the foreground, until it is stopped. */
@Command(
        name = "start",
        description = {
            "Run what the sealed versions say for this computer: its hub process and its programs.",
            "Stays in the foreground, restarts what dies, and stops everything on Ctrl-C or SIGTERM."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  twinhub system start --computer plant-1",
            "  twinhub system start --computer plant-1 --invitation plant-1.invitation"
        })
final class SystemStartCommand implements Callable<Integer> {
    private static final int PORT_MAX = 65535;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ComputerOption computer;

    @Option(
            names = "--programs",
            paramLabel = "FOLDER",
            description =
                    "The installed programs, what $${programs} stands for in commands (default: those that came with"
                            + " the Twinhub).")
    private Path programs;

    @Option(
            names = "--invitation",
            paramLabel = "FILE",
            description = "What twinhub config invite wrote for this computer; kept in the home, so needed once only.")
    private Path invitation;

    @Option(
            names = "--metrics",
            paramLabel = "ADDRESS:PORT",
            description =
                    "Offer metrics for Prometheus and health over HTTP there, to whoever can reach it (default: nowhere).")
    private String metrics;

    @Option(names = "--until-input-ends", hidden = true, description = "Stop when standard input ends.")
    private boolean untilInputEnds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        final Home home = common.home().prepare();
        if (invitation != null) {
            Invitation.accept(invitation, home, computer.name());
        }
        final Path folder = (programs == null ? Distribution.programs() : programs).toAbsolutePath();
        final Report report = new Report(computer.name(), System.out, System.err);
        final Orders orders = new Orders(home, report);
        final Supervisor supervisor = new Supervisor(
                home.computer(computer.name()),
                new SealedLaunchPlans(home, computer.name(), folder, orders),
                SupervisorLimits.standard(),
                report);
        final List<Companion> companions = new ArrayList<>();
        companions.add(new Control(home, report, orders));
        if (metrics != null) {
            companions.add(new Metrics(home, metricsAddress(), report, orders));
        }
        // From here on it runs, which the hook waits for: a wrong option has been told before.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(supervisor), "stop"));
        if (untilInputEnds) {
            stopWhenInputEnds(supervisor);
        }
        supervisor.run(Companion.all(companions));
        return Twinhub.EXIT_DONE;
    }

    private InetSocketAddress metricsAddress() {
        final int colon = metrics.lastIndexOf(':');
        final String port = metrics.substring(colon + 1);
        if (colon <= 0 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > PORT_MAX) {
            throw new ParameterException(
                    spec.commandLine(), "--metrics wants ADDRESS:PORT, such as 127.0.0.1:9464, and got " + metrics);
        }
        return new InetSocketAddress(metrics.substring(0, colon), Integer.parseInt(port));
    }

    /** The JVM ends as soon as its shutdown hooks have; so this one waits until everything is stopped. */
    private static void stopAndWait(final Supervisor supervisor) {
        supervisor.stop();
        try {
            supervisor.awaitEnd();
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    /** For who starts this as a part of something larger: it ends with its starter, however that ends. */
    private static void stopWhenInputEnds(final Supervisor supervisor) {
        final Thread thread = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {
                    // What is said does not matter, only that somebody is still there.
                }
            } catch (final IOException ex) {
                // As good as an end.
            }
            supervisor.stop();
        });
        thread.setDaemon(true);
        thread.start();
    }
}
