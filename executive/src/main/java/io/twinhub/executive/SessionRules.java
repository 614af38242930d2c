package io.twinhub.executive;

/**
 * The few decisions on which sessions rest that answer each request once, each in one place. Tests replace one at a time by a weaker rule and see the harm that
 * follows; nothing else ever should.
 */
public class SessionRules {
    /** The rules as they are. */
    public static final SessionRules STANDARD = new SessionRules();

    protected SessionRules() {}

    /** Whether a manager takes claims and saves of the present incarnation of a session alone. */
    public boolean checksIncarnation() {
        return true;
    }

    /** Whether copies may do with sessions only what the configuration says. */
    public boolean checksAuthority() {
        return true;
    }

    /** Whether what a session says leaves its server with the save that contains it, not before. */
    public boolean holdsOutputs() {
        return true;
    }

    /** Whether at level STANDBY nothing leaves the manager before its standby has what led to it. */
    public boolean waitsForStandby() {
        return true;
    }

    /** Whether the manager keeps what a session was given until a save covers it. */
    public boolean keepsUntilSaved() {
        return true;
    }

    /** Whether a manager goes on alone only when no standby relies on having everything any more. */
    public boolean waitsForRelying() {
        return true;
    }

    /** Whether an instance that becomes ACTIVE and may lack something asks the others first. */
    public boolean asksOthers() {
        return true;
    }

    /** Whether at level DISK nothing leaves the manager before what led to it is on disk. */
    public boolean waitsForDisk() {
        return true;
    }
}
