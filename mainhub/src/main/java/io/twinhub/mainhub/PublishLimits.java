package io.twinhub.mainhub;

import io.twinhub.config.CopyPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.Observer;
import io.twinhub.transport.RateLimit;
import io.twinhub.transport.codec.RunHeaderDecoder;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what a spoke can send in the name of a copy with a limit, should its localHub not do so. With so much tolerance that an honest
 * localHub never meets it: twice the rate, and at once what the rate allows in four times the longest time that a link can stall
 * before it is given up. What exceeds is a hole on this network.
 */
final class PublishLimits {
    private static final int RATE_FACTOR = 2;

    private final SystemPlan plan;
    private final Observer observer;
    private final String computer;
    /** By copy id; null where there is no limit. */
    private final RateLimit[] limits;

    private final boolean[] reported;
    private long throttledCount;

    PublishLimits(final MainHubContext context) {
        plan = context.plan();
        observer = context.observer();
        computer = plan.computer(context.computer()).name();
        limits = new RateLimit[plan.copyCount()];
        reported = new boolean[limits.length];
        // At twice the rate: of the rate itself twice as much.
        final long burstNs = 2 * Math.max(context.limits().deadAfterNs(), TimeUnit.SECONDS.toNanos(1));
        for (int copy = 0; copy < limits.length; copy++) {
            final int perSecond = plan.copy(copy).eventsPerSecondMax();
            if (perSecond > 0) {
                limits[copy] = new RateLimit(RATE_FACTOR * perSecond, burstNs);
            }
        }
    }

    /** Whether a run of this copy may pass; if not, that is counted, and reported for the first time. */
    boolean admits(final int copy, final RunHeaderDecoder run, final long nowNs) {
        final RateLimit limit = limits[copy];
        if (limit == null) {
            return true;
        }
        if (limit.admits(nowNs)) {
            limit.charge(run, nowNs);
            return true;
        }
        throttledCount++;
        report(plan.copy(copy), run.source());
        return false;
    }

    /** Runs that did not pass. */
    long throttledCount() {
        return throttledCount;
    }

    private void report(final CopyPlan copy, final int source) {
        if (!reported[copy.id()]) {
            reported[copy.id()] = true;
            observer.onError(ErrorResult.of(
                            ErrorCode.SOURCE_THROTTLED,
                            plan.computer(source).name(),
                            copy.name(),
                            copy.eventsPerSecondMax())
                    .in("mainHub", computer, copy.name())
                    .expected("a localHub that lets a copy publish at most its eventsPerSecond")
                    .action("Check the software of that computer; what exceeds is left out. Further cases are counted,"
                            + " not reported."));
        }
    }
}
