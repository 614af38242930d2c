package io.twinhub.transport.election;

import java.util.Arrays;

/** Which epochs the voters say they granted: enough to know who holds an office, for who asks or is asked; no decision of an election rests on it. */
final class Grants {
    private final long validNs;
    private final long[] epochs;
    private final int[] numbers;
    private final long[] sorted;
    private long renewedNs;
    private boolean any;
    private long elected;
    private boolean isElectedKnown;

    /** @param validNs for how long a grant counts that is not renewed. */
    Grants(final int voterCount, final long validNs) {
        this.validNs = validNs;
        epochs = new long[voterCount];
        numbers = new int[voterCount];
        sorted = new long[voterCount];
    }

    /** @param number of the request that was granted: a higher one renews the grant. */
    void onVote(final int voter, final long epoch, final int number, final long nowNs) {
        if (epoch > epochs[voter] || epoch == epochs[voter] && number > numbers[voter]) {
            isElectedKnown &= epoch == epochs[voter];
            epochs[voter] = epoch;
            numbers[voter] = number;
            renewedNs = nowNs;
            any = true;
        }
    }

    /** The highest epoch that more than half of the voters have granted or passed; 0 if there was none lately. */
    long elected(final long nowNs) {
        if (!any || nowNs - renewedNs >= validNs) {
            return 0;
        }
        if (!isElectedKnown) {
            isElectedKnown = true;
            System.arraycopy(epochs, 0, sorted, 0, sorted.length);
            Arrays.sort(sorted);
            elected = sorted[(sorted.length - 1) / 2];
        }
        return elected;
    }
}
