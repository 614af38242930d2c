package io.twinhub.transport;

/**
 * The few decisions on which lossless merging of two paths rests, each in one place. Tests replace one at a time by a weaker rule
 * and see the loss that follows; nothing else ever should.
 */
public class PathRules {
    /** The rules as they are. */
    public static final PathRules STANDARD = new PathRules();

    protected PathRules() {}

    /** Whether an interval that begins behind {@code after} leaves out nothing above what was delivered. */
    public boolean continues(final long after, final long delivered) {
        return after <= delivered;
    }

    /** Whether the first run of a newer source epoch waits for the tail of the old one on the other path. */
    public boolean holdsNewEpoch() {
        return true;
    }

    /** Whether runs for which there is no room are dropped; they must not be delivered ahead of what is missing. */
    public boolean dropsOnOverflow() {
        return true;
    }

    /** Whether latest values in place of all wait for the path that may still bring all. */
    public boolean holdsConflated() {
        return true;
    }

    /** Where the next interval of a link begins when messages up to {@code missed} were not forwarded on it. */
    public long afterHole(final long covered, final long missed) {
        return missed;
    }
}
