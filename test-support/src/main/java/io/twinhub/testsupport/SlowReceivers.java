package io.twinhub.testsupport;

/**
 * Programs and localHubs that do not keep up, one after the other: stopped for a moment again and again, never for so long that they count
 * as dead, while others publish much.
 */
final class SlowReceivers extends SimTimer {
    private static final long MS = FaultTools.MS;
    private static final int BURST_COUNT_MOST = 200;
    private static final long STOP_MOST_NS = 400 * MS;

    private final SimSystem system;
    private final FaultTools tools;
    private final SimRandom random;
    private final SimClock clock;
    private final long endNs;

    SlowReceivers(final SimSystem system, final SimRandom random, final long endNs) {
        this.system = system;
        this.random = random;
        this.tools = new FaultTools(system, random);
        this.clock = system.world.clock;
        this.endNs = endNs;
        clock.schedule(this, clock.nowNs() + random.between(6000 * MS, 9000 * MS));
    }

    @Override
    void onTimer(final long nowNs) {
        if (nowNs >= endNs) {
            return;
        }
        final SimProcess slow = random.chance(0.3) ? tools.any(system.spokes) : tools.any(system.programs);
        long atNs = 0;
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            final long stopNs = random.between(20 * MS, STOP_MOST_NS);
            system.later(atNs, () -> tools.pauseFor(slow, stopNs));
            for (int bursts = random.nextInt(4); bursts > 0; bursts--) {
                tools.burst(atNs + random.between(0, stopNs), BURST_COUNT_MOST);
            }
            atNs += stopNs + random.between(MS, 100 * MS);
        }
        clock.schedule(this, nowNs + atNs + random.between(500 * MS, 4000 * MS));
    }
}
