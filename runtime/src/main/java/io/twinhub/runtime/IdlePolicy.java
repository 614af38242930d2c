package io.twinhub.runtime;

import io.twinhub.config.IdleMode;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Decides how long a duty cycle rests. {@link IdleMode#SPIN} does not rest. {@link IdleMode#YIELD} hands the processor on whenever the
 * component had nothing to do, whatever the driver did: what that has sent waits for a neighbour, and the neighbour may wait for this very processor.
 * {@link IdleMode#BACKOFF}, while messages flow, spins, yields, then parks for longer and longer up to a millisecond, which gives full throughput at a low price.
 * After a quiet second it parks for four milliseconds at once, after ten silent ones for twenty-five: the few signs of life that
 * still come and go are not worth more. Never past the time at which something is due. For one thread.
 */
public final class IdlePolicy {
    /** Rest in the form of {@link Thread#onSpinWait}. */
    static final long SPIN = 0;
    /** Rest in the form of {@link Thread#yield}. */
    static final long YIELD = -1;

    private static final int SPIN_COUNT = 10;
    private static final int YIELD_COUNT = 5;
    private static final long PARK_MIN_NS = TimeUnit.MICROSECONDS.toNanos(1);
    private static final long PARK_BUSY_MAX_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PARK_QUIET_NS = TimeUnit.MILLISECONDS.toNanos(4);
    /** Well below what others take for silence of this process, and for loss: 100 ms. */
    private static final long PARK_SILENT_NS = TimeUnit.MILLISECONDS.toNanos(25);
    /** After so many silent windows in a row nobody is about to say something. */
    private static final int SILENT_WINDOW_COUNT = 10;
    /**
     * Signs of life are eight pieces of work per second and neighbour; more of them than five neighbours give, or the requests of somebody who waits for each answer
     * before the next one, are no silence. Work and not cycles: who rests for 25 ms has at most forty cycles, whatever comes.
     */
    private static final int SILENT_WORK_COUNT_MAX = 40;

    private static final long WINDOW_NS = TimeUnit.SECONDS.toNanos(1);
    /** Signs of life make a few dozen working cycles per second; whoever has more than this has messages. */
    private static final int QUIET_CYCLE_COUNT_MAX = 100;

    private final IdleMode mode;
    private long windowStartNs;
    private int workingCycleCount;
    private int windowWorkCount;
    private int silentWindowCount;
    private boolean isQuiet;
    private int idleCount;
    private long parkNs = PARK_MIN_NS;

    public IdlePolicy(final IdleMode mode, final long nowNs) {
        this.mode = mode;
        windowStartNs = nowNs;
    }

    /**
     * How to rest after a cycle.
     *
     * @param workCount what the whole cycle did.
     * @param componentWorkCount what the component did of it; the driver's own heartbeats are no sign of messages.
     * @param nextDueNs when the component has something to do in any case; asked only if that matters.
     * @return {@link #SPIN}, {@link #YIELD}, or for how many nanoseconds to park.
     */
    long rest(final long nowNs, final int workCount, final int componentWorkCount, final LongSupplier nextDueNs) {
        if (mode != IdleMode.BACKOFF) {
            return mode == IdleMode.SPIN || componentWorkCount > 0 ? SPIN : YIELD;
        }
        note(nowNs, componentWorkCount);
        if (isQuiet ? componentWorkCount > 0 : workCount > 0) {
            idleCount = 0;
            parkNs = PARK_MIN_NS;
            return SPIN;
        }
        if (isQuiet) {
            return untilDue(silentWindowCount < SILENT_WINDOW_COUNT ? PARK_QUIET_NS : PARK_SILENT_NS, nowNs, nextDueNs);
        }
        idleCount++;
        if (idleCount <= SPIN_COUNT) {
            return SPIN;
        }
        if (idleCount <= SPIN_COUNT + YIELD_COUNT) {
            return YIELD;
        }
        final long restNs = parkNs;
        parkNs = Math.min(2 * parkNs, PARK_BUSY_MAX_NS);
        return untilDue(restNs, nowNs, nextDueNs);
    }

    /** Whether it is quiet, and for how long it was silent, follow from the last whole window; that it is not so any more, from the one that has begun. */
    private void note(final long nowNs, final int componentWorkCount) {
        if (componentWorkCount > 0) {
            workingCycleCount++;
            windowWorkCount += componentWorkCount;
        }
        final boolean wasQuiet = workingCycleCount <= QUIET_CYCLE_COUNT_MAX;
        final boolean wasSilent = wasQuiet && windowWorkCount <= SILENT_WORK_COUNT_MAX;
        isQuiet &= wasQuiet;
        if (!wasSilent) {
            silentWindowCount = 0;
        }
        if (nowNs - windowStartNs >= WINDOW_NS) {
            isQuiet = wasQuiet;
            silentWindowCount += wasSilent ? 1 : 0;
            windowStartNs = nowNs;
            workingCycleCount = 0;
            windowWorkCount = 0;
        }
    }

    /** Rests the calling thread as {@link #rest} decides; an interrupt or unpark ends it early. */
    public void idle(
            final long nowNs, final int workCount, final int componentWorkCount, final LongSupplier nextDueNs) {
        final long restNs = rest(nowNs, workCount, componentWorkCount, nextDueNs);
        if (restNs == SPIN) {
            Thread.onSpinWait();
        } else if (restNs == YIELD) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(restNs);
        }
    }

    private static long untilDue(final long restNs, final long nowNs, final LongSupplier nextDueNs) {
        final long dueNs = nextDueNs.getAsLong();
        if (dueNs == Long.MAX_VALUE) {
            return restNs;
        }
        return Math.max(PARK_MIN_NS, Math.min(restNs, dueNs - nowNs));
    }
}
