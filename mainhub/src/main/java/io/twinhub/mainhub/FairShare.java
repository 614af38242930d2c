package io.twinhub.mainhub;

/**
 * Who may still write to a link of which half the buffers wait: each source as much as is still free, so that one flood takes half of the rest and leaves room
 * for whoever comes next. Dynamic thresholds, with a factor of one: A. K. Choudhury and E. L. Hahne, "Dynamic queue length thresholds for
 * shared-memory packet switches", IEEE/ACM Transactions on Networking 6 (1998); but what a source has taken is counted from when the
 * link began to fill up until half of it is free again, not message by message as they leave. For one thread.
 */
final class FairShare {
    private final int messageCount;
    private final int messageLength;
    private final int waitingMax;
    private final boolean isShared;
    private final long[] takenBytes;
    private final int[] takenWhile;
    private boolean isFilling;
    private int fillings;

    /**
     * @param messageCount super messages that the link holds.
     * @param messageLength of one.
     * @param computerCount that may be sources.
     * @param sourceCount of them that are; a single one has all to itself.
     */
    FairShare(final int messageCount, final int messageLength, final int computerCount, final int sourceCount) {
        this.messageCount = messageCount;
        this.messageLength = messageLength;
        isShared = sourceCount > 1;
        // What a flood leaves free, its latest values leave free, too.
        waitingMax = isShared ? messageCount - messageCount / 4 : messageCount;
        takenBytes = new long[computerCount];
        takenWhile = new int[computerCount];
    }

    /** How many super messages may wait when latest values are sent. */
    int waitingMax() {
        return waitingMax;
    }

    /** Whether a source may write so many bytes, and then has. */
    boolean admits(final int source, final int length, final int waitingCount) {
        if (!isShared || 2 * waitingCount < messageCount) {
            isFilling = false;
            return true;
        }
        if (!isFilling) {
            isFilling = true;
            fillings++;
        }
        if (takenWhile[source] != fillings) {
            takenWhile[source] = fillings;
            takenBytes[source] = 0;
        }
        if (takenBytes[source] + length > (long) (messageCount - waitingCount) * messageLength) {
            return false;
        }
        takenBytes[source] += length;
        return true;
    }
}
