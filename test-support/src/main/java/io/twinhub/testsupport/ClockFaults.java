package io.twinhub.testsupport;

import java.util.ArrayList;
import java.util.List;

/** Suspends computers for a while, and sets wall clocks, by a little or by hours. */
final class ClockFaults extends SimTimer {
    private static final long MS = FaultTools.MS;
    private static final long HOURS_MS = 5 * 3_600_000L;

    private final SimSystem system;
    private final SimRandom random;
    private final FaultTools tools;
    private final long endNs;

    ClockFaults(final SimSystem system, final SimRandom random, final long endNs) {
        this.system = system;
        this.random = random;
        this.tools = new FaultTools(system, random);
        this.endNs = endNs;
        system.world.clock.schedule(this, system.world.clock.nowNs() + random.between(3000 * MS, 8000 * MS));
    }

    @Override
    void onTimer(final long nowNs) {
        if (nowNs >= endNs) {
            return;
        }
        if (random.chance(0.5)) {
            final long byMs = random.between(1, random.chance(0.5) ? 1000 : HOURS_MS);
            system.shiftWallClock(tools.any(system.processes()), random.chance(0.5) ? byMs : -byMs);
        } else {
            final List<SimProcess> computer = anyComputer();
            computer.forEach(system::suspend);
            system.later(tools.duration(), () -> computer.forEach(system::resume));
        }
        system.world.clock.schedule(this, nowNs + random.between(100 * MS, 8000 * MS));
    }

    /** All its processes. */
    private List<SimProcess> anyComputer() {
        final List<SimProcess> processes = new ArrayList<>();
        if (random.chance(0.3)) {
            processes.add(tools.any(system.hubs));
        } else {
            final SimSpoke spoke = tools.any(system.spokes);
            processes.add(spoke);
            system.programs.stream().filter(program -> program.isOn(spoke)).forEach(processes::add);
            system.assigners.stream().filter(assigner -> assigner.isOn(spoke)).forEach(processes::add);
        }
        return processes;
    }
}
