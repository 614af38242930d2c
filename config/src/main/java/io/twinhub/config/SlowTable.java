package io.twinhub.config;

import java.util.Arrays;
import java.util.BitSet;

/** What happens to which slow subscription. A system that says nothing about it has next to no table. Immutable. */
final class SlowTable {
    private static final SlowPolicy[] POLICIES = SlowPolicy.values();

    private final CopyPlan[] copies;
    private final int[] computersOfInstances;
    /** By copy, parallel to the events that it subscribes to; null if all of them are conflated. */
    private final byte[][] policies;
    /** By computer: events that a copy there wants unconflated; null if there is none. */
    private final BitSet[] unconflated;

    SlowTable(final CopyPlan[] copies, final int[] computersOfInstances, final int computerCount) {
        this.copies = copies;
        this.computersOfInstances = computersOfInstances;
        policies = new byte[copies.length][];
        unconflated = new BitSet[computerCount];
    }

    /** While the plan is compiled: these events, all of which the copy subscribes to, have this policy. */
    void set(final int copy, final int[] events, final SlowPolicy policy) {
        final int[] subscribed = copies[copy].subscribes();
        if (policies[copy] == null) {
            policies[copy] = new byte[subscribed.length];
        }
        for (final int event : events) {
            policies[copy][Arrays.binarySearch(subscribed, event)] = (byte) policy.ordinal();
        }
        for (final int instance : copies[copy].instances()) {
            final int computer = computersOfInstances[instance];
            if (unconflated[computer] == null) {
                unconflated[computer] = new BitSet();
            }
            Arrays.stream(events).forEach(unconflated[computer]::set);
        }
    }

    SlowPolicy of(final int copy, final int event) {
        final byte[] own = policies[copy];
        final int place = own == null ? -1 : Arrays.binarySearch(copies[copy].subscribes(), event);
        return place < 0 ? SlowPolicy.CONFLATE : POLICIES[own[place]];
    }

    boolean conflatesAt(final int computer, final int event) {
        return unconflated[computer] == null || !unconflated[computer].get(event);
    }
}
