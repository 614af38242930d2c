package io.twinhub.assigner;

/** That another instance of a copy shall be ACTIVE, as somebody asked. Applies to one copy epoch, so it is done once at most. */
final class Wish {
    /** No particular computer. */
    static final int ANYWHERE = 0xFFFF;

    private static final int NOBODY = -1;

    private int from = NOBODY;
    private long copyEpoch;
    private int computer = ANYWHERE;
    private long dead;
    private boolean isUnderWay;

    /**
     * A computer asks for something else than what is so under this copy epoch.
     *
     * @param ofDead a bit per instance: its computer is dead, if nobody hears it.
     */
    void ask(final int asking, final long ofCopyEpoch, final int wished, final long ofDead) {
        if (!isUnderWay) {
            from = asking;
            copyEpoch = ofCopyEpoch;
            computer = wished;
            dead = ofDead;
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
        dead = 0;
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

    /** The instances whose computers are dead, it was said with it. */
    long dead() {
        return dead;
    }

    /** Whether an instance on this computer would do. */
    boolean allows(final int candidate) {
        return computer == ANYWHERE || computer == candidate;
    }
}
