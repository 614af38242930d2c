package io.twinhub.transport;

import io.twinhub.transport.election.ElectionRules;

/**
 * The few decisions on which it rests that one instance of a copy at most is ACTIVE, and that one follows another without silent loss, each in
 * one place. Tests replace one at a time by a weaker rule and see what follows; nothing else ever should.
 */
public class RoleRules {
    /** The rules as they are. */
    public static final RoleRules STANDARD = new RoleRules();

    protected RoleRules() {}

    /** Those of the election of the assigner. */
    public ElectionRules election() {
        return ElectionRules.STANDARD;
    }

    /** Whether messages of an older copy epoch than one that was heard are refused. */
    public boolean isFenced(final long copyEpoch, final long heard) {
        return copyEpoch < heard;
    }

    /** Whether a successor is waited with until what the former instance published was delivered, and a gap told if it was not. */
    public boolean awaitsDrain() {
        return true;
    }

    /** How long a mainHub hears nothing of a localHub before it says that no lease by way of itself is valid any more. */
    public long silentAfterNs() {
        return RoleLease.SILENT_AFTER_NS;
    }

    /** Whether a recorder replays what a source published only when it has come as far as the subscriber was when it began. */
    public boolean awaitsPosition() {
        return true;
    }

    /** Whether publishers publish their last values once more when something of it may have been missed. */
    public boolean republishes() {
        return true;
    }

    /** Whether a lease counts for nothing until it is renewed when the clocks show that the computer may have been suspended. */
    public boolean comparesClocks() {
        return true;
    }

    /** Whether an instance becomes ACTIVE only when that of another version, with which it is connected, has said that it rests. */
    public boolean awaitsRest() {
        return true;
    }

    /** Whether an instance says that it rests behind all that its program said when it heard so. */
    public boolean restsLast() {
        return true;
    }

    /** Whether an instance whose localHub was out of contact needs a new assignment. */
    public boolean livesAnew() {
        return true;
    }
}
