package io.twinhub.testsupport;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Demands that at any instant one instance of a copy at most is ACTIVE, and that copy epochs only grow. */
final class SimRoles {
    private final SimWorld world;
    private final Map<Integer, SimSpoke> spokes = new HashMap<>();
    private final long[] epochs;
    /** By copy: the instance that became ACTIVE last. */
    private final int[] latest;

    private int takeoverCount;

    SimRoles(final SimWorld world) {
        this.world = world;
        epochs = new long[world.plan.copyCount()];
        latest = new int[world.plan.copyCount()];
        Arrays.fill(latest, -1);
    }

    void add(final SimSpoke spoke) {
        spokes.put(spoke.computer, spoke);
    }

    /** How often an instance became ACTIVE of a copy that has several. */
    int takeoverCount() {
        return takeoverCount;
    }

    /** Whether another instance of its copy became ACTIVE after this one. */
    boolean isReplaced(final int instance) {
        final int last = latest[world.plan.instance(instance).copy()];
        return last >= 0 && last != instance;
    }

    void onRole(final int instance, final long copyEpoch) {
        final int copy = world.plan.instance(instance).copy();
        final String name = world.plan.copy(copy).name();
        final String computer =
                world.plan.computer(world.plan.instance(instance).computer()).name();
        if (world.plan.copy(copy).instances().length > 1) {
            world.note(
                    name + "@" + computer + (copyEpoch == 0 ? " is ACTIVE no more" : " is ACTIVE under " + copyEpoch));
        }
        if (!world.plan.assigner().assigns(copy) || copyEpoch == 0) {
            return;
        }
        takeoverCount++;
        if (copyEpoch <= epochs[copy]) {
            throw new LedgerViolation("EPOCH " + copyEpoch + " of " + name + " after " + epochs[copy]);
        }
        epochs[copy] = copyEpoch;
        latest[copy] = instance;
        for (final int other : world.plan.copy(copy).instances()) {
            if (other != instance
                    && spokes.get(world.plan.instance(other).computer()).hasActive(other)) {
                throw new LedgerViolation("TWO ACTIVE instances of " + name + ", one of them on " + computer);
            }
        }
    }
}
