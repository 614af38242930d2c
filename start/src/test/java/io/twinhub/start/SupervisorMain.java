package io.twinhub.start;

import io.twinhub.config.Home;
import io.twinhub.start.activation.Orders;
import java.io.IOException;
import java.nio.file.Path;

/** A start command as a process of its own, for tests that kill it. Arguments: the computer's folder, a script, and a home if it is to be asked. */
public final class SupervisorMain {
    private SupervisorMain() {}

    public static void main(final String[] args) throws IOException, InterruptedException {
        final Path folder = Path.of(args[0]);
        final ShellPlans plans = new ShellPlans().version("1", ShellPlans.copy(folder, "level", args[1]));
        final Report report = new Report(StartedSupervisor.COMPUTER, System.out, System.err);
        final Companion companion = args.length > 2 ? control(new Home(Path.of(args[2])), report) : Companion.none();
        new Supervisor(folder, plans, StartedSupervisor.QUICK, report).run(companion);
    }

    private static Companion control(final Home home, final Report report) {
        return new Control(home, report, new Orders(home, report));
    }
}
