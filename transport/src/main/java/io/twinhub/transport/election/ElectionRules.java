package io.twinhub.transport.election;

/**
 * The decisions on which it rests that an office never has two holders, each in one place. Tests replace one at a time by a weaker rule
 * and see two holders; nothing else ever should, but the office that may have two ({@link MainHubOffice}).
 */
public class ElectionRules {
    /** The rules as they are. */
    public static final ElectionRules STANDARD = new ElectionRules();

    protected ElectionRules() {}

    /**
     * For how long a holder relies on a lease, from before it asked for it. A clock may be wrong by a tenth in either direction: the slow clock
     * of a holder takes 8/9 of the lease for eight tenths of it, the fast one of a voter grants ten elevenths.
     */
    public long heldNs(final long leaseNs) {
        return leaseNs / 10 * 8;
    }

    /** Whether an epoch is not newer than the one that a voter granted last, so that it may not be granted. */
    public boolean isOutdated(final long epoch, final long granted) {
        return epoch <= granted;
    }

    /** Whether a voter that granted an office to another candidate waits until that lease is over. */
    public boolean waitsForLease() {
        return true;
    }

    /** Whether a voter knows after a restart what it granted before. */
    public boolean remembers() {
        return true;
    }

    /** Whether a voter answers only when what it granted is stored, and comes back from a restart with it. */
    public boolean storesFirst() {
        return true;
    }
}
