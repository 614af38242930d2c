package io.twinhub.assigner;

/** That another instance of a copy shall be ACTIVE, as somebody asked. Applies to one copy epoch, so it is done once at most. */
final class Wish {
    /** No particular computer. */
    static final int ANYWHERE = 0xFFFF;

    private static final int NOBODY = -1;

    private int from = NOBODY;
    private long copyEpoch;
    private int computer = ANYWHERE;
    private boolean isUnderWay;

    /** A computer asks for something else than what is so under this copy epoch. */
    void ask(final int asking, final long ofCopyEpoch, final int wished) {
        if (!isUnderWay) {
            from = asking;
            copyEpoch = ofCopyEpoch;
            computer = wished;
        }
    }

    /** The computer does not ask any more. */
    void withdraw(final int asking) {
        if (from == asking && !isUnderWay) {
            end();
        }
    }

    /** Whether a hand-over is asked for that applies now. It does or never will: the next call says no. */
    boolean take(final long ofCopyEpoch) {
        final boolean applies = from != NOBODY && !isUnderWay && copyEpoch == ofCopyEpoch;
        from = isUnderWay ? from : NOBODY;
        return applies;
    }

    /** Nobody is meant any more, and this is why. */
    void begin() {
        isUnderWay = true;
    }

    /** Somebody is meant again. */
    void end() {
        from = NOBODY;
        computer = ANYWHERE;
        isUnderWay = false;
    }

    /** Whether a hand-over is under way. */
    boolean isUnderWay() {
        return isUnderWay;
    }

    /** Where an instance is wished for; {@link #ANYWHERE} if that does not matter. */
    int computer() {
        return computer;
    }

    /** Whether an instance on this computer would do. */
    boolean allows(final int candidate) {
        return computer == ANYWHERE || computer == candidate;
    }
}
