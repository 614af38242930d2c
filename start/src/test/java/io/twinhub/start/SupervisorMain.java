package io.twinhub.start;

import java.io.IOException;
import java.nio.file.Path;

/** A start command as a process of its own, for tests that kill it. Arguments: the computer's folder and a script. */
final class SupervisorMain {
    private SupervisorMain() {}

    public static void main(final String[] args) throws IOException, InterruptedException {
        final Path folder = Path.of(args[0]);
        final ShellPlans plans = new ShellPlans().version("1", ShellPlans.copy(folder, "level", args[1]));
        final Report report = new Report(StartedSupervisor.COMPUTER, System.out, System.err);
        new Supervisor(folder, plans, StartedSupervisor.QUICK, report).run(Companion.none());
    }
}
