package io.twinhub.testsupport;

import io.twinhub.transport.Permit;

/** The permit of a simulated localHub; the simulator is its start command. */
final class SimPermit implements Permit {
    private final SimNode node;
    private long word = LEADS;
    private long carriedOut = -1;

    SimPermit(final SimNode node) {
        this.node = node;
    }

    void set(final int bits) {
        word = (word >>> BIT_COUNT) + 1 << BIT_COUNT | bits;
        node.wake();
    }

    boolean isCarriedOut() {
        return carriedOut == word;
    }

    @Override
    public long word() {
        return word;
    }

    @Override
    public void carriedOut(final long done) {
        carriedOut = done;
    }
}
