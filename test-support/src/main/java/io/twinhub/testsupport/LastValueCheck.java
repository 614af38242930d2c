package io.twinhub.testsupport;

/** When nothing was published for a while, every subscriber has the last value of each event that the present life of its publisher published. */
final class LastValueCheck {
    private final AcceptedLog[] accepted;
    private final PairAccount[][] pairs;
    private final int[] from;

    /** @param pairs by publisher, then by subscriber. */
    LastValueCheck(final AcceptedLog[] accepted, final PairAccount[][] pairs) {
        this.accepted = accepted;
        this.pairs = pairs;
        from = new int[accepted.length];
    }

    /** A new life of a publisher begins: what former ones published it does not know, so nobody can ask for it. */
    void onNewOrigin(final int publisher) {
        from[publisher] = accepted[publisher].count();
    }

    /** What a subscriber lacks, or null. */
    String missing(final int publisher, final int subscriber) {
        return pairs[publisher][subscriber].lastValueMissing(from[publisher]);
    }
}
