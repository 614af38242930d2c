package io.twinhub.testsupport;

import java.util.List;

/** Faults at random times, of anything, while others still last. */
final class AnyFaultPlan extends SimTimer {
    private static final long MS = FaultTools.MS;
    private static final int BURST_COUNT_MOST = 400;

    private final SimSystem system;
    private final FaultTools tools;
    private final SimRandom random;
    private final SimClock clock;
    private final long endNs;
    private final long meanIntervalNs;

    AnyFaultPlan(final SimSystem system, final SimRandom random, final long endNs) {
        this.system = system;
        this.random = random;
        this.tools = new FaultTools(system, random);
        this.clock = system.world.clock;
        this.endNs = endNs;
        this.meanIntervalNs = random.between(300 * MS, 3000 * MS);
        clock.schedule(this, clock.nowNs() + random.between(0, 4000 * MS));
    }

    @Override
    void onTimer(final long nowNs) {
        if (nowNs >= endNs) {
            return;
        }
        breakSomething();
        if (random.chance(0.2)) {
            tools.silenceSome(random.between(100 * MS, 6000 * MS));
        }
        if (random.chance(0.3)) {
            tools.burst(random.between(0, 1000 * MS), BURST_COUNT_MOST);
        }
        clock.schedule(this, nowNs + random.exponential(meanIntervalNs));
    }

    private void breakSomething() {
        final SimHub hub = tools.any(system.hubs);
        final SimSpoke spoke = tools.any(system.spokes);
        final Victim program = tools.any(system.victims);
        final Path path = tools.any(tools.allPaths(hub));
        switch (random.nextInt(22)) {
            case 0, 1 -> tools.cutFor(tools.directions(spoke, hub), tools.duration());
            case 2 -> tools.cutFor(tools.allPaths(hub), tools.duration());
            case 3 -> isolate(spoke);
            case 4 -> tools.restartHub(hub);
            case 5 -> tools.pauseFor(tools.any(system.processes()), tools.duration());
            case 6, 7 -> system.loseSome(path);
            case 8, 9 -> tools.slowFor(path, tools.duration());
            case 10, 11 -> killLocalHub(spoke);
            case 12, 13 -> killProgram(program);
            case 14, 15 -> tools.loseFramesFor(path, tools.duration());
            case 16 -> tools.shuffleFor(path, tools.duration());
            case 17 -> tools.flapFor(tools.directions(spoke, hub), tools.duration());
            case 18 -> tools.replaceSessions(path);
            case 19 -> program.sharedMemory(Direction.DOWN).ifPresent(tools::replaceSessions);
            case 20 -> fillSomething(path, program);
            default -> system.dropClient(program);
        }
    }

    private void fillSomething(final Path path, final Victim program) {
        switch (random.nextInt(3)) {
            case 0 -> tools.fillFor(path, tools.duration());
            case 1 -> program.sharedMemory(Direction.UP).ifPresent(up -> tools.fillFor(up, tools.duration()));
            default -> program.sharedMemory(Direction.DOWN).ifPresent(down -> tools.fillFor(down, tools.duration()));
        }
    }

    /** Both networks of one spoke at once, or all of both. */
    private void isolate(final SimSpoke spoke) {
        final long lastsNs = tools.duration();
        if (random.chance(0.3)) {
            system.hubs.forEach(hub -> tools.cutFor(tools.allPaths(hub), lastsNs));
        } else {
            system.hubs.forEach(hub -> tools.cutFor(List.of(tools.up(spoke, hub), tools.down(spoke, hub)), lastsNs));
        }
    }

    /** With what it sent last on one path only, so that its next life overtakes its old one. */
    private void killLocalHub(final SimSpoke spoke) {
        final SimHub tailOn = tools.any(system.hubs);
        final SimHub missing = system.hubOf(spoke, system.hubs(0).contains(tailOn) ? 1 : 0);
        final long beforeNs = random.between(0, 400 * MS);
        if (random.chance(0.7)) {
            tools.cutFor(List.of(tools.up(spoke, missing)), beforeNs + random.between(0, 500 * MS));
            tools.slowFor(tools.up(spoke, tailOn), beforeNs + random.between(0, 2000 * MS));
            for (final SimSpoke receiver : system.spokes) {
                if (receiver != spoke && random.chance(0.5)) {
                    tools.slowFor(tools.down(receiver, tailOn), beforeNs + random.between(0, 2000 * MS));
                }
            }
        }
        for (final Victim program : system.victims) {
            if (program.isOn(spoke) && random.chance(0.6)) {
                system.later(
                        Math.max(0, beforeNs - random.between(0, 5 * MS)),
                        () -> program.publishSome(random.nextInt(80)));
            }
        }
        system.later(beforeNs, () -> tools.restartFor(spoke, random.between(MS, 3000 * MS)));
    }

    private void killProgram(final Victim program) {
        if (random.chance(0.6)) {
            program.publishSome(random.nextInt(100));
        }
        tools.restartFor(program, random.between(MS, 2000 * MS));
    }
}
