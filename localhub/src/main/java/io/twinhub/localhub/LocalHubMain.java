package io.twinhub.localhub;

import io.twinhub.runtime.CounterSet;
import io.twinhub.runtime.FileEpochStore;
import io.twinhub.runtime.HubLaunch;
import io.twinhub.runtime.HubShell;
import io.twinhub.transport.Component;
import io.twinhub.transport.PathRules;
import io.twinhub.transport.TransportLimits;
import java.security.SecureRandom;
import org.agrona.concurrent.OffsetEpochNanoClock;

/** The localHub process of one spoke computer and system version. Started by the system start command. */
public final class LocalHubMain {
    private LocalHubMain() {}

    public static void main(final String[] args) {
        HubLaunch.run("localhub", args, LocalHubMain::assemble);
    }

    private static Component assemble(final HubLaunch launch, final HubShell shell) {
        final LocalHub hub = new LocalHub(new LocalHubContext(
                launch.plan(),
                launch.computer().id(),
                shell.network(launch.plan(), launch.computer().id()),
                shell.sharedMemory(),
                shell.closeWithShell(new FileEpochStore(launch.sourceEpoch(), shell.errors())),
                shell.closeWithShell(new FileEpochStore(launch.ballots(), shell.errors())),
                new SecureRandom()::nextInt,
                new InstanceFileTokens(
                        launch.home(), launch.plan(), launch.computer().name()),
                processId ->
                        ProcessHandle.of(processId).map(ProcessHandle::isAlive).orElse(false),
                launch.observer(shell.errors()),
                TransportLimits.of(launch.plan().transport()),
                PathRules.STANDARD,
                new OffsetEpochNanoClock()));
        final CounterSet counters = shell.counters();
        final PathCounters paths = new PathCounters(
                launch.plan(), launch.computer().id(), hub.merge(), counters::counter, counters.room());
        return new CountedLocalHub(hub, paths, counters::counter);
    }
}
