package io.twinhub.bus;

import io.twinhub.config.InstanceFile;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.runtime.BusMedium;
import io.twinhub.runtime.DriverProfile;
import io.twinhub.runtime.ErrorReport;
import io.twinhub.runtime.IdlePolicy;
import io.twinhub.transport.Observer;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.TransportLimits;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** What a Bus has around it in a real process: shared memory, clocks, the log, and rest. */
final class BusShell {
    private static final Logger LOG = LogManager.getLogger("io.twinhub.bus");
    private static final long FLUSH_WITHIN_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private final BusMedium medium;
    private final BusContext context;
    private final IdlePolicy idle;

    private BusShell(final InstanceFile instance, final Path folder, final SystemPlan plan) {
        final ErrorReport errors = new ErrorReport(error -> LOG.error(error));
        medium = new BusMedium(
                Path.of(instance.aeronDirectory()), instance.copy(), DriverProfile.of(plan.transport()), errors);
        idle = new IdlePolicy(plan.transport().idle(), System.nanoTime());
        context = new BusContext(
                plan,
                instance.instanceId(),
                instance.tokenHigh(),
                instance.tokenLow(),
                ProcessHandle.current().pid(),
                medium,
                medium::doWork,
                new SecureRandom()::nextInt,
                new Observer() {
                    @Override
                    public void onError(final ErrorResult error) {
                        errors.accept(error);
                    }
                },
                TransportLimits.of(plan.transport()),
                SystemNanoClock.INSTANCE,
                new OffsetEpochNanoClock(),
                ConnectionRules.STANDARD,
                RoleRules.STANDARD,
                new LocalPlace(instance, folder));
    }

    /** The shell of the instance as which the start command started this process. */
    static BusShell ofThisProcess() {
        final String file = System.getenv(InstanceFile.VARIABLE);
        if (file == null) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.INSTANCE_UNKNOWN)
                    .expected("the environment variable " + InstanceFile.VARIABLE)
                    .action("Configure the program as a <programCopy> and let \"twinhub system start\" start it."));
        }
        return of(Path.of(file));
    }

    /** The shell of the instance that is told this. */
    static BusShell of(final Path instanceFile) {
        final InstanceFile instance = InstanceFile.read(instanceFile);
        return new BusShell(
                instance,
                instanceFile.toAbsolutePath().getParent(),
                SealedVersions.planOf(Path.of(instance.systemFile())));
    }

    BusContext context() {
        return context;
    }

    void idle(final int workCount, final LongSupplier nextDueNs) {
        idle.idle(System.nanoTime(), workCount, workCount, nextDueNs);
    }

    /** Lets the Bus send its rest, for a limited time, and disconnects. */
    void close(final BooleanSupplier isSentAfterPoll) {
        final long deadlineNs = System.nanoTime() + FLUSH_WITHIN_NS;
        while (!isSentAfterPoll.getAsBoolean() && System.nanoTime() - deadlineNs < 0) {
            Thread.onSpinWait();
        }
        medium.close();
    }
}
