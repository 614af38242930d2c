package io.twinhub.samples;

import java.util.Map;
import java.util.TreeMap;

/**
 * Counts from the running numbers of one publisher's run what a subscriber got. The first number that is seen is where the counting
 * begins.
 */
public final class RunningNumbers {
    /** Holes below the highest number: first to last number that is missing. */
    private final TreeMap<Long, Long> holes = new TreeMap<>();

    private long first;
    private long highest;
    private long delivered;
    private long lost;
    private long duplicated;
    private long reordered;

    /** A number arrived. */
    public void onNumber(final long number) {
        if (highest == 0) {
            first = number;
            highest = number;
            delivered++;
        } else if (number > highest) {
            if (number > highest + 1) {
                holes.put(highest + 1, number - 1);
                lost += number - highest - 1;
            }
            highest = number;
            delivered++;
        } else if (fill(number)) {
            lost--;
            reordered++;
            delivered++;
        } else {
            duplicated++;
        }
    }

    private boolean fill(final long number) {
        final Map.Entry<Long, Long> hole = holes.floorEntry(number);
        if (hole == null || hole.getValue() < number) {
            return false;
        }
        holes.remove(hole.getKey());
        if (hole.getKey() < number) {
            holes.put(hole.getKey(), number - 1);
        }
        if (number < hole.getValue()) {
            holes.put(number + 1, hole.getValue());
        }
        return true;
    }

    /** The number with which the counting began; 0 if none came yet. */
    public long first() {
        return first;
    }

    /** How many different numbers came. */
    public long delivered() {
        return delivered;
    }

    /** How many numbers between the first and the highest did not come. */
    public long lost() {
        return lost;
    }

    /** How many came a further time. */
    public long duplicated() {
        return duplicated;
    }

    /** How many came after a higher one. */
    public long reordered() {
        return reordered;
    }
}
