package io.twinhub.testsupport;

import io.twinhub.config.SystemPlan;
import java.util.List;

/**
 * One fault of one network after the other, each with much that makes it worse without being a second fault: the other network is slow
 * while the first one returns, sources fall silent or speak much. Waits after each until all paths are continuous again.
 */
final class SingleFaultPlan extends SimTimer {
    private static final long MS = FaultTools.MS;
    private static final long LOOK_NS = 50 * MS;
    /** Longer than two signs of life of a link, which show a hole at its end. */
    private static final long CONTINUOUS_FOR_NS = 700 * MS;
    /** Without any fault everything must have come back by then. */
    private static final long RETURN_WITHIN_NS = 12_000 * MS;

    private static final int BURST_COUNT_MOST = 60;

    private final SimSystem system;
    private final FaultTools tools;
    private final Overload overload;
    private final SimRandom random;
    private final SimClock clock;
    private final long endNs;
    private final boolean withRestarts;
    private long episodeEndNs;
    private long continuousSinceNs = -1;
    private boolean isSettled;

    SingleFaultPlan(final SimSystem system, final SimRandom random, final long endNs, final boolean withRestarts) {
        this.system = system;
        this.random = random;
        this.tools = new FaultTools(system, random);
        this.overload = new Overload(system.world.network, system.world.plan, system.spokes);
        system.world.ledger.overload((publisher, subscriber) -> overload.concerns(publisher, subscriber)
                || system.world.hasSlowReceivers && hasLostNeighbour(publisher));
        this.clock = system.world.clock;
        this.endNs = endNs;
        this.withRestarts = withRestarts;
        this.episodeEndNs = clock.nowNs();
        clock.schedule(this, clock.nowNs() + LOOK_NS);
    }

    /**
     * Whether a gap may be told of a program copy on the same computer, because it stops now and then. A slow program for which that notice finds no room is
     * told of a gap of the whole computer instead.
     */
    private boolean hasLostNeighbour(final int publisher) {
        final SystemPlan plan = system.world.plan;
        for (final int instance : plan.copy(publisher).instances()) {
            for (final int neighbour :
                    plan.computer(plan.instance(instance).computer()).instances()) {
                if (system.world.ledger.isExcused(plan.instance(neighbour).copy())) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    void onTimer(final long nowNs) {
        if (nowNs < episodeEndNs) {
            clock.schedule(this, episodeEndNs);
            return;
        }
        clock.schedule(this, nowNs + LOOK_NS);
        if (!new Continuity(system).holds()) {
            continuousSinceNs = -1;
            if (nowNs - episodeEndNs > RETURN_WITHIN_NS) {
                throw new LedgerViolation("NOT ALIVE: the paths are not continuous although all faults ended "
                        + (nowNs - episodeEndNs) / MS + " ms ago");
            }
            return;
        }
        if (continuousSinceNs < 0) {
            continuousSinceNs = nowNs;
        }
        if (nowNs - continuousSinceNs >= CONTINUOUS_FOR_NS) {
            nextEpisode(nowNs);
        }
    }

    private void nextEpisode(final long nowNs) {
        if (!isSettled) {
            isSettled = true;
            system.world.note("everything is up; from here on nothing may be missing");
        }
        system.world.ledger.gapsAllowed(false);
        system.world.ledger.conflationAllowed(system.world.hasSlowReceivers);
        if (nowNs >= endNs) {
            clock.cancel(this);
            return;
        }
        continuousSinceNs = -1;
        overload.end();
        if (withRestarts && random.chance(0.6)) {
            episodeEndNs = nowNs + new RestartEpisode(system, tools).begin();
            return;
        }
        final int which = random.nextInt(2);
        final SimHub broken = tools.anyHub(which);
        final SimHub other = tools.anyHub(1 - which);
        overload.begin(1 - which, nowNs);
        long lastsNs = breakSomething(broken);
        for (final SimHub beside : system.hubs(which)) {
            if (beside != broken && random.chance(0.3)) {
                lastsNs = Math.max(lastsNs, breakSomething(beside)); // that is one network still
            }
        }
        worsen(lastsNs, broken, other);
        episodeEndNs = nowNs + lastsNs;
    }

    private long breakSomething(final SimHub hub) {
        final long lastsNs = tools.duration();
        switch (random.nextInt(14)) {
            case 0, 1 -> tools.cutFor(tools.directions(tools.any(system.spokes), hub), lastsNs);
            case 2 -> tools.cutFor(tools.allPaths(hub), lastsNs);
            case 3, 4 -> {
                return tools.restartHub(hub);
            }
            case 5 -> tools.pauseFor(hub, lastsNs);
            case 6 -> {
                return flap(hub);
            }
            case 7 -> tools.flapFor(tools.directions(tools.any(system.spokes), hub), lastsNs);
            case 8, 9 -> tools.loseFramesFor(tools.any(tools.allPaths(hub)), lastsNs);
            case 10 -> tools.shuffleFor(tools.any(tools.allPaths(hub)), lastsNs);
            case 11 -> tools.fillFor(tools.any(tools.allPaths(hub)), lastsNs);
            case 12 -> tools.replaceSessions(tools.any(tools.allPaths(hub)));
            default -> {
                return loseHereAndThere(hub);
            }
        }
        return lastsNs;
    }

    private long flap(final SimHub hub) {
        final List<Path> paths = tools.directions(tools.any(system.spokes), hub);
        long atNs = 0;
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            final long lastsNs = random.between(MS, 700 * MS);
            system.later(atNs, () -> tools.cutFor(paths, lastsNs));
            atNs += lastsNs + random.between(MS, 400 * MS);
        }
        return atNs;
    }

    private long loseHereAndThere(final SimHub hub) {
        long atNs = 0;
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            system.later(atNs, () -> system.loseSome(tools.any(tools.allPaths(hub))));
            atNs += random.between(MS, 500 * MS);
        }
        return atNs;
    }

    private void worsen(final long lastsNs, final SimHub broken, final SimHub other) {
        if (random.chance(0.6)) {
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                final Path path = tools.any(tools.allPaths(other));
                final long startNs = random.between(0, lastsNs);
                final long slowNs = lastsNs - startNs + random.between(0, 1000 * MS);
                system.later(startNs, () -> tools.slowFor(path, slowNs));
            }
        }
        if (random.chance(0.2)) {
            // Shorter than a link takes to be given up, so that it is slow and not broken.
            system.later(random.between(0, lastsNs), () -> tools.pauseFor(other, random.between(MS, 300 * MS)));
        }
        if (random.chance(0.2)) {
            // A computer that is busy elsewhere for a moment, or collects garbage; a program's queue is the shorter
            // one.
            final boolean isSpoke = random.chance(0.5);
            final SimProcess busy = isSpoke ? tools.any(system.spokes) : tools.any(system.programs);
            final long busyNs = random.between(MS, isSpoke ? 120 * MS : 30 * MS);
            system.later(random.between(0, lastsNs), () -> tools.pauseFor(busy, busyNs));
        }
        if (random.chance(0.2)) {
            worsenSharedMemory(lastsNs);
        }
        if (random.chance(0.2)) {
            // Frames that the other network repairs make it slow and not broken.
            tools.loseFramesFor(tools.any(tools.allPaths(other)), lastsNs);
        }
        if (random.chance(0.15)) {
            final Path path = tools.any(tools.allPaths(broken));
            tools.slowFor(path, lastsNs + random.between(0, 500 * MS));
        }
        if (random.chance(0.4)) {
            system.later(random.between(0, lastsNs + MS), () -> tools.silenceSome(random.between(100 * MS, 6000 * MS)));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            tools.burst(Math.max(0, lastsNs + random.between(-30 * MS, 60 * MS)), BURST_COUNT_MOST);
        }
    }

    /** A program's way to its localHub is full for a moment, so that it is refused; or positions are used up, one way or the other. */
    private void worsenSharedMemory(final long lastsNs) {
        final SimProgram program = tools.any(system.programs);
        final boolean isFull = random.chance(0.5);
        final Direction direction = isFull || random.chance(0.5) ? Direction.UP : Direction.DOWN;
        final long startNs = random.between(0, lastsNs);
        final long fullNs = random.between(0, Math.min(lastsNs - startNs, 300 * MS));
        system.later(
                startNs,
                () -> program.sharedMemory(direction).ifPresent(path -> {
                    if (isFull) {
                        tools.fillFor(path, fullNs);
                    } else {
                        // In one process's memory a session is soon made.
                        system.replaceSessions(path, 0, random.between(0, 2 * MS));
                    }
                }));
    }
}
