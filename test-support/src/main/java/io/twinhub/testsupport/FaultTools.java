package io.twinhub.testsupport;

import java.util.ArrayList;
import java.util.List;

/** Random choices that all fault plans make. */
final class FaultTools {
    static final long MS = 1_000_000;

    /** From a bad cable to one that hardly works: each power of ten is as likely as the others. */
    private static final double LOSS_LEAST = 0.001;

    private static final double LOSS_MOST = 0.2;
    private static final long FLAP_NS = 300 * MS;

    final SimSystem system;
    final SimRandom random;

    FaultTools(final SimSystem system, final SimRandom random) {
        this.system = system;
        this.random = random;
    }

    /** Short enough to pass unnoticed, about the time in which a link is given up, or long. */
    long duration() {
        switch (random.nextInt(3)) {
            case 0:
                return random.between(2 * MS, 300 * MS);
            case 1:
                return random.between(300 * MS, 2000 * MS);
            default:
                return random.between(2000 * MS, 6000 * MS);
        }
    }

    <T> T any(final List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** One of the hubs of a network: no choice where there is only one. */
    SimHub anyHub(final int network) {
        final List<SimHub> hubs = system.hubs(network);
        return hubs.size() == 1 ? hubs.get(0) : any(hubs);
    }

    Path.Cut cutStyle() {
        return Path.Cut.values()[random.nextInt(Path.Cut.values().length)];
    }

    Path up(final SimSpoke spoke, final SimHub hub) {
        return system.world.network.path(spoke.computer, hub.computer);
    }

    Path down(final SimSpoke spoke, final SimHub hub) {
        return system.world.network.path(hub.computer, spoke.computer);
    }

    /** One direction, the other, or both. */
    List<Path> directions(final SimSpoke spoke, final SimHub hub) {
        return switch (random.nextInt(3)) {
            case 0 -> List.of(up(spoke, hub));
            case 1 -> List.of(down(spoke, hub));
            default -> List.of(up(spoke, hub), down(spoke, hub));
        };
    }

    List<Path> allPaths(final SimHub hub) {
        final List<Path> paths = new ArrayList<>();
        for (final SimSpoke spoke : system.spokes) {
            paths.add(up(spoke, hub));
            paths.add(down(spoke, hub));
        }
        return paths;
    }

    void cutFor(final List<Path> paths, final long durationNs) {
        final Path.Cut style = cutStyle();
        for (final Path path : paths) {
            system.cut(path, style);
            system.later(durationNs, () -> system.restore(path));
        }
    }

    /**
     * Kills a hub and starts it again; its spokes find their way back one by one.
     *
     * @return after how long the last one is back.
     */
    long restartHub(final SimHub hub) {
        final long absentNs = random.between(5 * MS, 3000 * MS);
        system.crash(hub);
        long longestNs = absentNs;
        for (final SimSpoke spoke : system.spokes) {
            final long attachNs = random.chance(0.4) ? absentNs : absentNs + random.between(0, 2500 * MS);
            longestNs = Math.max(longestNs, attachNs);
            for (final Path path : List.of(up(spoke, hub), down(spoke, hub))) {
                path.cut(Path.Cut.REFUSE);
                system.later(attachNs, () -> system.restore(path));
            }
        }
        system.later(absentNs, () -> system.start(hub));
        return longestNs;
    }

    void restartFor(final SimProcess process, final long absentNs) {
        system.crash(process);
        system.later(absentNs, () -> system.start(process));
    }

    void pauseFor(final SimProcess process, final long durationNs) {
        system.pause(process);
        system.later(durationNs, () -> system.resume(process));
    }

    void slowFor(final Path path, final long durationNs) {
        system.slow(path, random.between(10, 100));
        system.later(durationNs, () -> system.slow(path, 1));
    }

    void loseFramesFor(final Path path, final long durationNs) {
        system.loseFrames(path, LOSS_LEAST * Math.pow(LOSS_MOST / LOSS_LEAST, random.nextDouble()));
        system.later(durationNs, () -> system.calm(path));
    }

    void shuffleFor(final Path path, final long durationNs) {
        system.shuffle(path, 0.01 + 0.19 * random.nextDouble());
        system.later(durationNs, () -> system.calm(path));
    }

    void fillFor(final Path path, final long durationNs) {
        system.fill(path);
        system.later(durationNs, () -> system.makeRoom(path));
    }

    /** Positions are used up now and then: the next session begins while the former one's tail is on its way, and overtakes it. */
    void replaceSessions(final Path path) {
        system.replaceSessions(path, random.between(0, 200 * MS), random.between(0, 30 * MS));
    }

    /** Cut for 300 ms, there for 300 ms, and so on. */
    void flapFor(final List<Path> paths, final long durationNs) {
        for (long atNs = 0; atNs + FLAP_NS <= durationNs; atNs += 2 * FLAP_NS) {
            system.later(atNs, () -> cutFor(paths, FLAP_NS));
        }
    }

    /** Some sources say nothing more for a while: what they said last must not be stuck behind a hole. */
    void silenceSome(final long durationNs) {
        for (final Victim program : system.victims) {
            if (random.chance(0.5)) {
                program.silence(durationNs);
            }
        }
    }

    void burst(final long delayNs, final int countMost) {
        final Victim program = any(system.victims);
        final int count = 1 + random.nextInt(countMost);
        system.later(delayNs, () -> program.publishSome(count));
    }
}
