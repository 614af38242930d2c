package io.twinhub.config;

/** How large a system may be, and why. */
public final class SystemLimits {
    /** Computers of a system. Ids travel in 16 bits; 65535 is kept to mean "none". */
    public static final int COMPUTER_COUNT_MAX = 65_534;

    /** Instances of all program copies. Ids travel in 16 bits; 65535 means the localHub on shared memory. */
    public static final int INSTANCE_COUNT_MAX = 65_534;

    /** Events of a system, all ranges expanded: every computer keeps a table of all of them in memory. */
    public static final int EVENT_COUNT_MAX = 1_000_000;

    /** Slots of one base port, so many versions can run side by side: a base port claims this many ports. */
    public static final int SLOT_COUNT = 64;

    /** Super message buffer if a text says nothing: a frame of 8 KiB less what the medium's own header takes of it. */
    public static final int SUPER_MESSAGE_LENGTH_BYTES = 8 * 1024 - 32;

    /** What a super message needs beside the value of a single event: its header, a run and the fixed block of the event. */
    public static final int SUPER_MESSAGE_OVERHEAD_BYTES = 256;

    /** The longest value of an event in a super message buffer of that length: an event is never split over super messages. */
    public static final int EVENT_VALUE_LENGTH_MAX_BYTES = SUPER_MESSAGE_LENGTH_BYTES - SUPER_MESSAGE_OVERHEAD_BYTES;

    /** Characters of a name that also names a folder: four of them fit into one file name of 255. */
    public static final int NAME_LENGTH_MAX = 48;

    /** Characters of an event's name. */
    public static final int EVENT_NAME_LENGTH_MAX = 200;

    /** Shortest super message buffer: what admin messages need, with room to spare. */
    public static final int SUPER_MESSAGE_LENGTH_MIN_BYTES = 1024;

    /** Longest super message buffer, and largest datagram: lengths inside travel in 16 bits. */
    public static final int MTU_MAX_BYTES = 65_504;

    /** Events that a copy's limit can allow in a second; more than that is no limit. */
    public static final int EVENTS_PER_SECOND_MAX = 100_000_000;

    /** Message connections of a system. Ids travel in 16 bits. */
    public static final int CONNECTION_COUNT_MAX = 65_535;

    /** What may be under way in one direction of a message connection: both ends keep as much. */
    public static final int CONNECTION_WINDOW_MAX_BYTES = 16 * 1024 * 1024;

    /** What may be under way over all message connections of one program copy, in each direction. */
    public static final int CONNECTION_WINDOWS_PER_COPY_MAX_BYTES = 64 * 1024 * 1024;

    /** The longest message of a message connection: its receiver puts it together in memory. */
    public static final int MESSAGE_LENGTH_MAX_BYTES = 256 * 1024 * 1024;

    /**
     * What may be under way of last values that a recorder replays to one program: much for a network, little for a recorder with a thousand programs. With the two
     * prefixes of its end just what a Bus keeps in 128 KiB.
     */
    public static final int REPLAY_WINDOW_BYTES = 128 * 1024 - 8;

    /** The longest message between a program and a recorder: more than the longest value. */
    public static final int REPLAY_MESSAGE_LENGTH_MAX_BYTES = 128 * 1024;

    /**
     * What may be under way between an executive and the manager. A Bus keeps as much for each instance that has sessions, so with
     * {@link #CONNECTION_WINDOWS_PER_COPY_MAX_BYTES} it limits how many there can be.
     */
    public static final int SESSION_WINDOW_BYTES = 512 * 1024;

    /** The longest message between an executive and the manager: a save with everything that it says. */
    public static final int SESSION_MESSAGE_LENGTH_MAX_BYTES = 1024 * 1024;

    /** What all sessions together may take of a manager's memory: far more than a manager was ever tried with. */
    public static final long MANAGER_MEMORY_MAX_BYTES = 16L * 1024 * 1024 * 1024;

    /** Managers of a system: two survive the loss of a computer, more make each save slower. */
    public static final int MANAGER_COUNT_MAX = 16;

    /** Recorders of a system: one is enough, a second one survives the loss of its computer. */
    public static final int RECORDER_COUNT_MAX = 16;

    /** Computers on which consoles may watch: all events travel to each of them. */
    public static final int CONSOLE_COUNT_MAX = 16;

    /** Assigners of a system: more than a handful only lengthen what a start takes. */
    public static final int ASSIGNER_COUNT_MAX = 16;

    /** Hub computers of one network: each localHub keeps links to all of them, with buffers of their own. */
    public static final int HUBS_PER_NETWORK_MAX = 4;

    /** Instances of one copy: mainHubs tell assigners in 64 bits which of their computers they hear. */
    public static final int INSTANCES_PER_COPY_MAX = 64;

    private SystemLimits() {}
}
