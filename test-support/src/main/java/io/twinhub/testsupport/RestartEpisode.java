package io.twinhub.testsupport;

import java.util.BitSet;
import java.util.List;

/**
 * A localHub or a program dies and starts again. What a localHub sent last travels on one network only, and slowly, while the first
 * words of its next life come over the other one.
 */
final class RestartEpisode {
    private static final long MS = FaultTools.MS;
    /** What a Bus accepted so long before a death has left its computer, if that computer's path was healthy. */
    private static final long LEAVES_WITHIN_NS = 40 * MS;

    private final SimSystem system;
    private final FaultTools tools;
    private final SimRandom random;

    RestartEpisode(final SimSystem system, final FaultTools tools) {
        this.system = system;
        this.tools = tools;
        this.random = tools.random;
    }

    /** Returns how long it lasts. */
    long begin() {
        // What leaves a slow path within a moment nobody can promise.
        final List<SimSpoke> swift = system.spokes.stream()
                .filter(spoke -> system.hubs.stream()
                        .allMatch(hub -> tools.up(spoke, hub).isSwift()))
                .toList();
        return swift.isEmpty() || random.chance(0.3) ? restartProgram() : restartLocalHub(tools.any(swift));
    }

    private long restartProgram() {
        final SimProgram program = tools.any(system.programs);
        final long deathNs = random.between(LEAVES_WITHIN_NS, 200 * MS);
        final long absentNs = random.between(MS, 1500 * MS);
        final BitSet others = new BitSet();
        system.programs.forEach(other -> others.set(other.copy, other != program));
        publishUntil(program, deathNs);
        promise(program, deathNs, others);
        system.later(deathNs, () -> die(program, absentNs));
        return deathNs + absentNs;
    }

    private long restartLocalHub(final SimSpoke spoke) {
        final int tail = random.nextInt(2);
        final SimHub tailHub = system.hubOf(spoke, tail);
        final List<Path> upToOthers =
                system.hubs(1 - tail).stream().map(hub -> tools.up(spoke, hub)).toList();
        final long deathNs = random.between(LEAVES_WITHIN_NS, 600 * MS);
        final long absentNs = random.chance(0.7) ? random.between(MS, 30 * MS) : random.between(30 * MS, 2500 * MS);
        final long slowNs = deathNs + absentNs + random.between(0, 1000 * MS);
        final BitSet elsewhere = new BitSet();
        for (final SimProgram program : system.programs) {
            elsewhere.set(program.copy, !program.isOn(spoke));
        }
        if (random.chance(0.8)) {
            final Path.Cut style = tools.cutStyle();
            final long untilNs = deathNs + random.between(-30 * MS, absentNs);
            for (final Path up : upToOthers) {
                system.cut(up, style);
                system.later(untilNs, () -> system.restore(up));
            }
        }
        for (final SimSpoke receiver : system.spokes) {
            if (receiver != spoke && random.chance(0.7)) {
                tools.slowFor(tools.down(receiver, tailHub), slowNs);
            }
        }
        for (final SimProgram program : system.programs) {
            if (program.isOn(spoke)) {
                publishUntil(program, deathNs);
                promise(program, deathNs, elsewhere);
            }
        }
        system.later(deathNs, () -> die(spoke, absentNs));
        return slowNs;
    }

    private void die(final SimProcess process, final long absentNs) {
        system.world.ledger.gapsAllowed(true);
        tools.restartFor(process, absentNs);
    }

    private void publishUntil(final SimProgram program, final long deathNs) {
        for (int i = random.nextInt(20); i > 0; i--) {
            system.later(
                    random.between(Math.max(0, deathNs - 150 * MS), deathNs),
                    () -> program.publishSome(1 + random.nextInt(3)));
        }
    }

    private void promise(final SimProgram program, final long deathNs, final BitSet subscribers) {
        if (system.world.hasSlowReceivers) {
            return; // a mainHub gives up what it keeps for a slow spoke of a source's former life, and the gap says so
        }
        final Ledger ledger = system.world.ledger;
        final int[] left = new int[1];
        system.later(deathNs - LEAVES_WITHIN_NS, () -> left[0] = ledger.acceptedCount(program.copy));
        system.later(deathNs, () -> ledger.onLeftSafely(program.copy, left[0], subscribers));
    }
}
