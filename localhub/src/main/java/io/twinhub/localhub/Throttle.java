package io.twinhub.localhub;

import io.twinhub.config.CopyPlan;
import io.twinhub.config.InstancePlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.Observer;
import io.twinhub.transport.RateLimit;
import io.twinhub.transport.codec.RunHeaderDecoder;
import java.util.Arrays;

/**
 * Lets the programs of this computer publish no more events in a second than the configuration allows. What exceeds stays in shared
 * memory unread until it may pass: the program meets back pressure, nothing is lost, and its neighbours have their turns meanwhile.
 */
final class Throttle {
    /** After silence a program may publish the events of a whole second at once, as one does that publishes all its values every second. */
    private static final long BURST_NS = 1_000_000_000L;

    private final SystemPlan plan;
    private final Observer observer;
    /** By instance id; null where there is no limit, or on other computers. */
    private final RateLimit[] limits;

    private final boolean[] holds;
    private final boolean[] reported;
    private final int[] limited;
    private long throttledCount;

    Throttle(final LocalHubContext context) {
        plan = context.plan();
        observer = context.observer();
        limits = new RateLimit[plan.instanceCount()];
        holds = new boolean[limits.length];
        reported = new boolean[limits.length];
        final int[] hosted = plan.computer(context.computer()).instances();
        int count = 0;
        final int[] found = new int[hosted.length];
        for (final int instance : hosted) {
            final int perSecond = copyOf(instance).eventsPerSecondMax();
            if (perSecond > 0) {
                limits[instance] = new RateLimit(perSecond, BURST_NS);
                found[count++] = instance;
            }
        }
        limited = Arrays.copyOf(found, count);
    }

    /** Whether any program of this computer has a limit; if not, nothing else needs to be called. */
    boolean isNeeded() {
        return limited.length > 0;
    }

    /** Whether this program must wait; it is reported when it must for the first time. */
    boolean holds(final int instance, final long nowNs) {
        final RateLimit limit = limits[instance];
        if (limit == null || limit.admits(nowNs)) {
            holds[instance] = false;
            return false;
        }
        if (!holds[instance]) {
            holds[instance] = true;
            throttledCount++;
            report(plan.instance(instance));
        }
        return true;
    }

    /** A run of this program was taken. */
    void charge(final int instance, final RunHeaderDecoder run, final long nowNs) {
        if (limits[instance] != null) {
            limits[instance].charge(run, nowNs);
        }
    }

    /** When a program that must wait may go on; Long.MAX_VALUE if none must. */
    long nextDueNs() {
        long due = Long.MAX_VALUE;
        for (final int instance : limited) {
            if (holds[instance]) {
                due = Math.min(due, limits[instance].admitsAtNs());
            }
        }
        return due;
    }

    /** How often a program had to wait. */
    long throttledCount() {
        return throttledCount;
    }

    private CopyPlan copyOf(final int instance) {
        return plan.copy(plan.instance(instance).copy());
    }

    private void report(final InstancePlan instance) {
        if (!reported[instance.id()]) {
            reported[instance.id()] = true;
            final CopyPlan copy = copyOf(instance.id());
            observer.onError(ErrorResult.of(ErrorCode.PUBLISH_THROTTLED, copy.name(), copy.eventsPerSecondMax())
                    .in("localHub", plan.computer(instance.computer()).name(), copy.name())
                    .expected("at most eventsPerSecond=\"" + copy.eventsPerSecondMax() + "\" of its <programCopy>")
                    .action("Let the program publish less, or raise the limit and seal a new version; nothing is lost,"
                            + " its publishers meet back pressure. Further cases are counted, not reported."));
        }
    }
}
