package io.twinhub.bus;

import java.util.BitSet;

/**
 * A set of event ids as ranges, not more of them than a message can hold. If there are more, ranges that lie close together become
 * one, whatever lies between them included: the localHub leaves out again what the copy has no right to, and what it has a right to
 * but did not ask for finds no handler.
 */
final class InterestRanges {
    private final BitSet interest;
    private int bridge;
    private int count;
    private int first;
    private int last;

    /** @param countMax at least 1. */
    InterestRanges(final BitSet interest, final int countMax) {
        this.interest = interest;
        count = countRanges();
        while (count > countMax) {
            bridge = 2 * bridge + 1;
            count = countRanges();
        }
        begin();
    }

    int count() {
        return count;
    }

    /** Goes to the next range; false if there is none. */
    boolean next() {
        first = interest.nextSetBit(last + 1);
        if (first < 0) {
            return false;
        }
        last = interest.nextClearBit(first) - 1;
        int following = interest.nextSetBit(last + 1);
        while (following >= 0 && following - last - 1 <= bridge) {
            last = interest.nextClearBit(following) - 1;
            following = interest.nextSetBit(last + 1);
        }
        return true;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    private int countRanges() {
        begin();
        int found = 0;
        while (next()) {
            found++;
        }
        return found;
    }

    private void begin() {
        last = -1;
    }
}
