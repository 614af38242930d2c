package io.twinhub.localhub;

import io.twinhub.runtime.CounterSet;
import io.twinhub.runtime.FileEpochStore;
import io.twinhub.runtime.HubLaunch;
import io.twinhub.runtime.HubShell;
import io.twinhub.runtime.PermitFile;
import io.twinhub.transport.Component;
import io.twinhub.transport.PathRules;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.TransportLimits;
import java.security.SecureRandom;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.agrona.concurrent.SystemEpochClock;

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
                LocalHubMain::process,
                PermitFile.of(launch.permit()),
                launch.observer(shell.errors()),
                TransportLimits.of(launch.plan().transport()),
                PathRules.STANDARD,
                RoleRules.STANDARD,
                new OffsetEpochNanoClock(),
                SystemEpochClock.INSTANCE));
        final CounterSet counters = shell.counters();
        return new CountedLocalHub(hub, launch.plan(), counters::counter, counters.room(), SystemEpochClock.INSTANCE);
    }

    /** A handle knows when its process began, so it does not take another one with the same id for it. */
    private static BooleanSupplier process(final long processId) {
        final ProcessHandle process = ProcessHandle.of(processId).orElse(null);
        return process == null ? ProcessWatch.UNKNOWN : process::isAlive;
    }
}
