package io.twinhub.mainhub;

import io.twinhub.runtime.CounterSet;
import io.twinhub.runtime.FileEpochStore;
import io.twinhub.runtime.HubLaunch;
import io.twinhub.runtime.HubShell;
import io.twinhub.transport.Component;
import io.twinhub.transport.PathRules;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.TransportLimits;
import java.security.SecureRandom;
import org.agrona.concurrent.SystemEpochClock;

/** The mainHub process of one hub computer and system version. Started by the system start command. */
public final class MainHubMain {
    private MainHubMain() {}

    public static void main(final String[] args) {
        HubLaunch.run("mainhub", args, MainHubMain::assemble);
    }

    private static Component assemble(final HubLaunch launch, final HubShell shell) {
        final MainHub hub = new MainHub(new MainHubContext(
                launch.plan(),
                launch.computer().id(),
                shell.network(launch.plan(), launch.computer().id()),
                shell.closeWithShell(new FileEpochStore(launch.starts(), shell.errors())),
                shell.closeWithShell(new FileEpochStore(launch.ballots(), shell.errors())),
                new SecureRandom()::nextInt,
                launch.observer(shell.errors()),
                TransportLimits.of(launch.plan().transport()),
                PathRules.STANDARD,
                RoleRules.STANDARD,
                SystemEpochClock.INSTANCE));
        final CounterSet counters = shell.counters();
        return new CountedMainHub(hub, launch.plan(), counters::counter, counters.room(), SystemEpochClock.INSTANCE);
    }
}
