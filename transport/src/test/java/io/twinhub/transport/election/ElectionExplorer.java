package io.twinhub.transport.election;

import java.util.ArrayDeque;
import org.agrona.collections.LongHashSet;

/**
 * Walks through everything that can happen to the real {@link Voter}s and {@link Candidate}s of one office within a number of clock ticks:
 * each message arrives, is late, arrives twice, after a newer one, or never; clocks are wrong by a tenth, those of holders slow and those of voters
 * fast; voters and candidates restart. After every step nobody holds the office beside another, and no holder has an epoch below that of
 * one before. States that were seen before are not walked through again.
 */
final class ElectionExplorer {
    /** What was found. */
    record Result(long states, int holderChanges, String violation) {}

    private final int ticks;
    private final long stateLimit;
    private final LongHashSet seen = new LongHashSet(1 << 16);
    private final ArrayDeque<ElectionWorld> open = new ArrayDeque<>();
    private int holderChanges;
    private String violation = "";

    ElectionExplorer(final int ticks, final long stateLimit) {
        this.ticks = ticks;
        this.stateLimit = stateLimit;
    }

    Result explore(final ElectionWorld start) {
        visit(start);
        while (violation.isEmpty() && seen.size() < stateLimit && !open.isEmpty()) {
            open.removeFirst().expand(this::visit);
        }
        return new Result(seen.size(), holderChanges, violation);
    }

    private void visit(final ElectionWorld world) {
        if (!violation.isEmpty() || world.ticks() > ticks || !seen.add(world.hash())) {
            return;
        }
        violation = world.violation();
        holderChanges = Math.max(holderChanges, world.holderChanges());
        open.addLast(world);
    }
}
