package io.twinhub.localhub;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.runtime.DriverProfile;
import io.twinhub.runtime.FileEpochStore;
import io.twinhub.runtime.HubProcess;
import io.twinhub.runtime.HubSettings;
import io.twinhub.runtime.HubShell;
import io.twinhub.runtime.LogObserver;
import io.twinhub.transport.Component;
import io.twinhub.transport.PathRules;
import io.twinhub.transport.TransportLimits;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The localHub process of one computer and system version: {@code <home> <computer> <version>}. Started by the system start command. */
public final class LocalHubMain {
    private static final String NAME = "localhub";

    private final Home home;
    private final SystemPlan plan;
    private final String computer;

    private LocalHubMain(final Home home, final String computer, final String version) {
        this.home = home;
        this.computer = computer;
        plan = new SealedVersions(home).plan(version);
    }

    /** Runs until SIGTERM or until its parent ends. */
    public static void main(final String[] args) {
        System.exit(HubProcess.main(NAME, () -> new LocalHubMain(new Home(Path.of(args[0])), args[1], args[2]).run()));
    }

    private int run() {
        final HubSettings settings = new HubSettings(
                NAME,
                Home.sharedMemory(plan, computer, System.getProperty("user.name")),
                home.hubLog(computer, plan.version()),
                DriverProfile.small(),
                true);
        return HubProcess.run(settings, this::assemble);
    }

    private Component assemble(final HubShell shell) {
        final int id = plan.computer(computer).id();
        final LocalHub hub = new LocalHub(new LocalHubContext(
                plan,
                id,
                shell.network(plan, id),
                shell.sharedMemory(),
                shell.closeWithShell(new FileEpochStore(home.sourceEpoch(computer, plan.version()), shell.errors())),
                new SecureRandom()::nextInt,
                new InstanceFileTokens(home, plan, computer),
                new LogObserver(NAME, plan, shell.errors()),
                TransportLimits.SMALL,
                PathRules.STANDARD));
        return new CountedLocalHub(hub, shell.counters()::counter);
    }
}
