package io.twinhub.executive;

/** Limits on which executives and the manager agree. */
public final class SessionLimits {
    /** What a session may say over one client session before its peer has handled it in a save. */
    public static final int WINDOW_COUNT = 64;
    /** The longest message of a session, so that what waits at one end fits a message of the manager to its standby. */
    public static final int MESSAGE_LENGTH_MAX = 8 * 1024;
    /** The longest restart information of a session with the client sessions that it holds. */
    public static final int STATE_LENGTH_MAX = 256 * 1024;
    /** The longest address of a session, and the longest word for people with which one closes; so that all that waits at one end still fits a message. */
    public static final int TEXT_LENGTH_MAX = 1024;
    /** So many client sessions a session holds, and so many may have opened it; so that it fits the message with which it is assigned. */
    public static final int END_COUNT_MAX = 10_000;
    /** So many sessions that are not over one life of a program has begun. */
    public static final int BEGUN_COUNT_MAX = 100_000;
    /** What an executive says of what it holds: its sessions, and the ends of these. */
    public static final int CLAIMED_COUNT_MAX = 1_000_000;
    /** What a session says in one save, in bytes of its messages; so that the save fits a message. */
    public static final int OUTPUT_LENGTH_MAX = 512 * 1024;
    /** A program whose executive said what none says is not heard again for so long. */
    public static final long BARRED_NS = 1_000_000_000L;
    /** Saves of a session that wait for their answer; then it handles nothing more. */
    public static final int UNANSWERED_SAVE_COUNT_MAX = 8;
    /** After so many failures in a row, without a save between them, a session is set aside. */
    public static final int FAILURE_COUNT_MAX = 5;
    /** An executive shows itself so often. */
    public static final long BEAT_NS = 50_000_000L;
    /** A program of which the manager heard nothing for so long is taken for dead: eight beats, so that a pause for the garbage of a small heap is none. */
    public static final long DEAD_AFTER_NS = 400_000_000L;
    /** A new manager waits so long for the programs that held sessions under the former one: as long as a connection to a vanished one takes to be given up. */
    public static final long RETURN_WITHIN_NS = 2_500_000_000L;
    /** A standby relies on having everything for so long after a word that the ACTIVE manager has answered; longer than a take-over takes. That one waits a fifth longer. */
    public static final long RELIES_NS = 3_000_000_000L;

    private SessionLimits() {}
}
