package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.Observer;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a program whose link breaks again and again, because it sends what no Bus sends or begins anew all the time, from keeping its
 * localHub busy. Only who knows a program's token can break its link, so nobody can bring this on another: after a few times its hello is heard only after a pause that doubles up to five seconds. A program that is quiet for ten
 * seconds begins with a clean record.
 */
final class Restraint {
    /** Each break takes down both streams of a link; three of them pass, as when a program is killed and started again. */
    private static final int FREE_COUNT = 6;

    private static final long FORGET_AFTER_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long PAUSE_LEAST_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PAUSE_MOST_NS = TimeUnit.SECONDS.toNanos(5);
    private static final int DOUBLING_COUNT_MAX = 6;

    private final SystemPlan plan;
    private final Observer observer;
    private final Record[] records;

    private static final class Record {
        private int breakCount;
        private long lastBreakNs;
        private long barredUntilNs;
        private boolean isBarred;
        private boolean isReported;
    }

    Restraint(final LocalHubContext context) {
        plan = context.plan();
        observer = context.observer();
        records = new Record[plan.instanceCount()];
        for (final int instance : plan.computer(context.computer()).instances()) {
            records[instance] = new Record();
        }
    }

    /** A stream of this program's link broke. */
    void onBreak(final int instance, final long nowNs) {
        final Record record = records[instance];
        if (record.breakCount > 0 && nowNs - record.lastBreakNs > FORGET_AFTER_NS) {
            record.breakCount = 0;
        }
        record.lastBreakNs = nowNs;
        record.breakCount++;
        if (record.breakCount > FREE_COUNT) {
            final int doublings = Math.min((record.breakCount - FREE_COUNT - 1) / 2, DOUBLING_COUNT_MAX);
            record.isBarred = true;
            record.barredUntilNs = nowNs + Math.min(PAUSE_LEAST_NS << doublings, PAUSE_MOST_NS);
            report(instance, record);
        }
    }

    /** Whether a hello of this program is heard now. */
    boolean hears(final int instance, final long nowNs) {
        final Record record = records[instance];
        record.isBarred &= nowNs < record.barredUntilNs;
        return !record.isBarred;
    }

    private void report(final int instance, final Record record) {
        if (!record.isReported) {
            record.isReported = true;
            final String copy = plan.copy(plan.instance(instance).copy()).name();
            observer.onError(ErrorResult.of(ErrorCode.PROGRAM_BARRED, copy, record.breakCount / 2)
                    .in(
                            "localHub",
                            plan.computer(plan.instance(instance).computer()).name(),
                            copy)
                    .expected(
                            "a link that stays up for " + TimeUnit.NANOSECONDS.toSeconds(FORGET_AFTER_NS) + " seconds")
                    .action("Check the program; it may try again after a pause that grows up to "
                            + TimeUnit.NANOSECONDS.toSeconds(PAUSE_MOST_NS)
                            + " seconds. Further cases are not reported."));
        }
    }
}
