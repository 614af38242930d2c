package io.twinhub.testsupport;

import io.twinhub.transport.Component;
import java.util.ArrayList;
import java.util.List;

/**
 * One process as the clock sees it: a component core that runs when something arrived for it or its own due time came, a little
 * later than it could have, as a polling thread would.
 */
final class SimNode extends SimTimer {
    /** A duty cycle notices what happened after this time at least and at most. */
    static final long LATENCY_LEAST_NS = 20_000;

    static final long LATENCY_MOST_NS = 100_000;

    /** A duty cycle takes some time, so that who has much to do does not do all of it before anybody else has a turn. */
    static final long CYCLE_NS = 20_000;

    /** A core that stays due although it just ran, because it is refused for instance, runs again after this time. */
    static final long OVERDUE_STEP_NS = 500_000;

    /** Some day. */
    private static final long WALL_START_MS = 1_800_000_000_000L;

    final String name;
    private final SimClock clock;
    private final SimRandom random;
    private final List<SimInlets> inlets = new ArrayList<>();
    private final double rate;
    private Component core;
    private boolean isPaused;
    /** When its computer was suspended, if it is; else negative. */
    private long suspendedAtNs = -1;
    /** For how long it was suspended in all. */
    private long suspendedNs;
    /** By how much its wall clock was set forward or back. */
    private long wallShiftMs;

    private long cycleCount;
    private long life;

    /** @param rate how fast this node's clock goes; 1 is right. */
    SimNode(final String name, final SimClock clock, final SimRandom random, final double rate) {
        this.rate = rate;
        this.name = name;
        this.clock = clock;
        this.random = random;
    }

    /** A place where input waits for this node; it is looked at after each duty cycle. */
    SimInlets newInlets() {
        final SimInlets added = new SimInlets(this);
        inlets.add(added);
        return added;
    }

    void start(final Component newCore) {
        core = newCore;
        isPaused = false;
        wake();
    }

    /** The process is gone at once, with everything it held. */
    void stop() {
        core = null;
        isPaused = false;
        endSuspension();
        inlets.clear();
        clock.cancel(this);
    }

    void pause() {
        isPaused = true;
        clock.cancel(this);
    }

    void resume() {
        isPaused = false;
        endSuspension();
        wake();
    }

    /** Stops it with its monotonic clock, as when its computer is suspended. */
    void suspend() {
        pause();
        suspendedAtNs = clock.nowNs();
    }

    private boolean isSuspended() {
        return suspendedAtNs >= 0;
    }

    private void endSuspension() {
        if (isSuspended()) {
            suspendedNs += clock.nowNs() - suspendedAtNs;
            suspendedAtNs = -1;
        }
    }

    /** Sets its wall clock forward or back. */
    void shiftWallClock(final long ms) {
        wallShiftMs += ms;
    }

    /** What its wall clock shows. */
    long wallMs() {
        return WALL_START_MS + wallShiftMs + ticks(clock.nowNs()) / FaultTools.MS;
    }

    boolean isRunning() {
        return core != null;
    }

    boolean isPaused() {
        return isPaused;
    }

    /** Number of the life of this process. */
    long life() {
        return life;
    }

    void life(final long number) {
        life = number;
    }

    long cycleCount() {
        return cycleCount;
    }

    /** Something happened that the next duty cycle will notice. */
    void wake() {
        if (core != null && !isPaused && !(isScheduled() && dueNs <= clock.nowNs() + LATENCY_LEAST_NS)) {
            clock.scheduleNoLaterThan(this, clock.nowNs() + random.between(LATENCY_LEAST_NS, LATENCY_MOST_NS));
        }
    }

    /** What this node's clock shows at a moment. */
    long ownNs(final long trueNs) {
        return ticks((isSuspended() ? suspendedAtNs : trueNs) - suspendedNs);
    }

    private long trueNs(final long ownNs) {
        return suspendedNs
                + (rate == 1 ? ownNs : SimClock.START_NS + (long) Math.ceil((ownNs - SimClock.START_NS) / rate));
    }

    private long ticks(final long ns) {
        return rate == 1 ? ns : SimClock.START_NS + (long) ((ns - SimClock.START_NS) * rate);
    }

    @Override
    void onTimer(final long nowNs) {
        cycleCount++;
        final Component running = core;
        running.doWork(ownNs(nowNs));
        if (core != running || isPaused) {
            return;
        }
        if (core.nextDueNs() != Long.MAX_VALUE) {
            final long dueNs = trueNs(core.nextDueNs());
            clock.scheduleNoLaterThan(
                    this, dueNs > nowNs ? Math.max(dueNs, nowNs + CYCLE_NS) : nowNs + OVERDUE_STEP_NS);
        }
        for (int i = 0; i < inlets.size(); i++) {
            if (inlets.get(i).hasArrived()) {
                wake();
                return;
            }
        }
    }
}
