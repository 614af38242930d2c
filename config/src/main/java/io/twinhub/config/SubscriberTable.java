package io.twinhub.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says which spokes may receive an event. Events with the same subscribers share one array: real systems have many events
 * and few different sets of receivers. Immutable.
 */
final class SubscriberTable {
    private final int[] groupOfEvent;
    private final List<int[]> spokesOfGroup;

    private SubscriberTable(final int[] groupOfEvent, final List<int[]> spokesOfGroup) {
        this.groupOfEvent = groupOfEvent;
        this.spokesOfGroup = spokesOfGroup;
    }

    /** The computer ids of the spokes that may receive this event, ascending. Belongs to the table: read, never write. */
    int[] spokes(final int event) {
        return spokesOfGroup.get(groupOfEvent[event]);
    }

    /** Splits the events into groups, one pattern after the other: the cost is that of the matches, not events times spokes. */
    static final class Builder {
        private final int[] groupOfEvent;
        private final List<BitSet> spokesOfGroup = new ArrayList<>();

        Builder(final int eventCount) {
            groupOfEvent = new int[eventCount];
            spokesOfGroup.add(new BitSet());
        }

        /** All these events may go to all these spokes. */
        void add(final int[] events, final BitSet spokes) {
            final Map<Integer, Integer> split = new HashMap<>();
            for (final int event : events) {
                final int group = groupOfEvent[event];
                groupOfEvent[event] = split.computeIfAbsent(group, old -> grown(old, spokes));
            }
        }

        SubscriberTable build() {
            final Map<BitSet, int[]> shared = new HashMap<>();
            final List<int[]> spokes = new ArrayList<>(spokesOfGroup.size());
            for (final BitSet set : spokesOfGroup) {
                spokes.add(shared.computeIfAbsent(set, key -> key.stream().toArray()));
            }
            return new SubscriberTable(Arrays.copyOf(groupOfEvent, groupOfEvent.length), spokes);
        }

        private int grown(final int group, final BitSet spokes) {
            final BitSet set = (BitSet) spokesOfGroup.get(group).clone();
            set.or(spokes);
            spokesOfGroup.add(set);
            return spokesOfGroup.size() - 1;
        }
    }
}
