package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.start.Control;
import io.twinhub.start.Distribution;
import io.twinhub.start.Report;
import io.twinhub.start.SealedLaunchPlans;
import io.twinhub.start.Supervisor;
import io.twinhub.start.SupervisorLimits;
import io.twinhub.start.keys.Invitation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Option(names = "--until-input-ends", hidden = true, description = "Stop when standard input ends.")
    private boolean untilInputEnds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        final Home home = common.home().prepare();
        if (invitation != null) {
            Invitation.accept(invitation, home, computer.name());
        }
        final Path folder = (programs == null ? Distribution.programs() : programs).toAbsolutePath();
        final Report report = new Report(computer.name(), System.out, System.err);
        final Supervisor supervisor = new Supervisor(
                home.computer(computer.name()),
                new SealedLaunchPlans(home, computer.name(), folder),
                SupervisorLimits.standard(),
                report);
        final Thread stop = new Thread(() -> stopAndWait(supervisor), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        if (untilInputEnds) {
            stopWhenInputEnds(supervisor);
        }
        supervisor.run(new Control(home, report));
        return Twinhub.EXIT_DONE;
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
