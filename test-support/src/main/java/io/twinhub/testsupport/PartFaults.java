package io.twinhub.testsupport;

import java.util.ArrayList;
import java.util.List;

/** Kills assigners and recorders or stops them for a while, one at a time. Beside that nothing may be noticed of it, whatever else fails. */
final class PartFaults extends SimTimer {
    private static final long MS = 1_000_000;

    private final SimSystem system;
    private final SimRandom random;
    private final FaultTools tools;
    private final List<SimProcess> parts = new ArrayList<>();
    private final long endNs;

    PartFaults(final SimSystem system, final SimRandom random, final long endNs) {
        this.system = system;
        this.random = random;
        this.tools = new FaultTools(system, random);
        this.endNs = endNs;
        parts.addAll(system.assigners);
        parts.addAll(system.recorders);
        system.world.clock.schedule(this, system.world.clock.nowNs() + random.between(2000 * MS, 10_000 * MS));
    }

    @Override
    void onTimer(final long nowNs) {
        final long lastsNs = random.between(10 * MS, 6000 * MS);
        if (nowNs + lastsNs >= endNs) {
            return;
        }
        final SimProcess part = tools.any(parts);
        if (random.chance(0.5)) {
            tools.restartFor(part, lastsNs);
        } else {
            tools.pauseFor(part, lastsNs);
        }
        system.world.clock.schedule(this, nowNs + lastsNs + random.between(100 * MS, 8000 * MS));
    }
}
