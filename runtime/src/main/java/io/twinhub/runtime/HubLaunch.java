package io.twinhub.runtime;

import io.twinhub.config.Budgets;
import io.twinhub.config.ComputerPlan;
import io.twinhub.config.Home;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.Component;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a hub process was started for by the system start command, whose arguments are {@code <home> <computer> <version>}.
 *
 * @param name of the component; also of its log file.
 * @param home where state lies.
 * @param plan of the version.
 * @param computer on which it runs.
 */
public record HubLaunch(String name, Home home, SystemPlan plan, ComputerPlan computer) {
    /** Puts the component together from what it was started for and what its shell offers. */
    @FunctionalInterface
    public interface Assembly {
        Component assemble(HubLaunch launch, HubShell shell);
    }

    /** The main of a hub process: runs until SIGTERM or until its parent ends, then ends the JVM. */
    public static void run(final String name, final String[] args, final Assembly assembly) {
        System.exit(HubProcess.main(name, () -> of(name, args).run(assembly)));
    }

    private static HubLaunch of(final String name, final String[] args) {
        final Home home = new Home(Path.of(args[0]));
        final SystemPlan plan = new SealedVersions(home).plan(args[2]);
        return new HubLaunch(name, home, plan, plan.computer(args[1]));
    }

    private int run(final Assembly assembly) {
        final HubSettings settings = new HubSettings(
                name,
                Home.sharedMemory(plan, computer.name(), System.getProperty("user.name")),
                home.hubLog(computer.name(), plan.version()),
                DriverProfile.of(plan.transport())
                        .withCounterValues(new Budgets(plan).of(computer).counterValuesBytes()),
                plan.transport().idle(),
                true);
        return HubProcess.run(settings, shell -> assembly.assemble(this, shell));
    }

    /** Where the source epoch of this computer lies. */
    public Path sourceEpoch() {
        return home.sourceEpoch(computer.name(), plan.version());
    }

    /** Where it lies what this computer granted in the election of the assigner. */
    public Path ballots() {
        return home.ballots(computer.name(), plan.version());
    }

    /** Where the start command says what it permits the localHub of this computer. */
    public Path permit() {
        return home.permit(computer.name(), plan.version());
    }

    /** Where the number of the last start of this computer's mainHub lies. */
    public Path starts() {
        return home.starts(computer.name(), plan.version());
    }

    /** What logs the component's view of itself. */
    public LogObserver observer(final Consumer<ErrorResult> errors) {
        return new LogObserver(name, plan, errors);
    }
}
