package io.twinhub.transport;

/**
 * What the start command of a computer permits its localHub: one word, read in every duty cycle, and another one in which the localHub says which word it has carried out. A
 * localHub without a start command leads.
 */
public interface Permit {
    /**
     * Bit of a word: the version leads, so programs of this computer may be ACTIVE. Without it none becomes or stays so; they come up to STANDBY. Assigners and recorders
     * are not concerned: they have nothing to act on outside of their version, which needs them to come up.
     */
    int LEADS = 1;

    /** Bit of a word: assigned instances and the office of the assigner go to other computers, before this one is taken down. */
    int DRAINED = 1 << 1;

    /** So many bits of a word have a meaning; those above tell one word from another with the same meaning. */
    int BIT_COUNT = 2;

    /** Nothing is withheld, and nobody asks. */
    Permit UNLIMITED = new Permit() {
        @Override
        public long word() {
            return LEADS;
        }

        @Override
        public void carriedOut(final long word) {}
    };

    /** The word as it stands. */
    long word();

    /** What this word asks for is so: no instance is ACTIVE any more that may not be. */
    void carriedOut(long word);
}
