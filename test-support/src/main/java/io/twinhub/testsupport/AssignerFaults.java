package io.twinhub.testsupport;

/** Kills assigners or stops them for a while, one at a time. Beside that nothing may be noticed of it, whatever else fails. */
final class AssignerFaults extends SimTimer {
    private static final long MS = 1_000_000;

    private final SimSystem system;
    private final SimRandom random;
    private final FaultTools tools;
    private final long endNs;

    AssignerFaults(final SimSystem system, final SimRandom random, final long endNs) {
        this.system = system;
        this.random = random;
        this.tools = new FaultTools(system, random);
        this.endNs = endNs;
        system.world.clock.schedule(this, system.world.clock.nowNs() + random.between(2000 * MS, 10_000 * MS));
    }

    @Override
    void onTimer(final long nowNs) {
        final long lastsNs = random.between(10 * MS, 6000 * MS);
        if (nowNs + lastsNs >= endNs) {
            return;
        }
        final SimAssigner assigner = tools.any(system.assigners);
        if (random.chance(0.5)) {
            tools.restartFor(assigner, lastsNs);
        } else {
            tools.pauseFor(assigner, lastsNs);
        }
        system.world.clock.schedule(this, nowNs + lastsNs + random.between(100 * MS, 8000 * MS));
    }
}
