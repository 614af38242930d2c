package io.twinhub.config;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.duration;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.size;

import io.twinhub.metadata.DataClass;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Every number of the transport, whether a {@link TransportSpec} says it or it follows from the profile. Lengths in bytes, times in
 * nanoseconds. What each is for stands in {@link #TYPE}, from which documentation and console show it.
 */
public record TransportPlan(
        TransportProfile profile,
        IdleMode idle,
        int mtuBytes,
        int ipcMtuBytes,
        int superMessageLengthBytes,
        int superMessageCount,
        boolean sharedStream,
        int heldRunCount,
        int pollLimit,
        int ipcTermLengthBytes,
        int udpTermLengthBytes,
        boolean sparseTerms,
        int receiverWindowBytes,
        int socketBufferBytes,
        int counterValuesBytes,
        long sharedMemoryNeededBytes,
        long heartbeatIntervalNs,
        long deadAfterNs,
        long helloIntervalNs,
        long flushNs,
        long holdBackNs,
        long askIntervalNs,
        long timerIntervalNs,
        long clientLivenessNs,
        long imageLivenessNs,
        long statusMessageIntervalNs,
        long lingerNs) {
    /** Bytes that Aeron puts in front of each frame; an mtu is a multiple of them. */
    public static final int FRAME_HEADER_LENGTH_BYTES = 32;

    private static final int KIB = 1024;
    private static final int POLL_LIMIT_MOST = 16;

    public static final DataClass<TransportPlan> TYPE = DataClass.of("transportPlan", TransportPlan.class)
            .doc("Every number of the transport.")
            .field(enumeration("profile", TransportPlan::profile, List.of(TransportProfile.values()))
                    .doc("For which machines everything else is chosen."))
            .field(enumeration("idle", TransportPlan::idle, List.of(IdleMode.values()))
                    .doc("What threads of hubs and Buses do without work."))
            .field(size("mtu", TransportPlan::mtuBytes)
                    .doc("Largest datagram on a network, its Aeron header included."))
            .field(size("ipcMtu", TransportPlan::ipcMtuBytes)
                    .doc("Largest frame on shared memory: a whole super message."))
            .field(size("superMessageLength", TransportPlan::superMessageLengthBytes)
                    .doc("Length of a super message buffer."))
            .field(int32("superMessages", TransportPlan::superMessageCount)
                    .doc("Super message buffers per event link."))
            .field(bool("sharedStream", TransportPlan::sharedStream)
                    .doc("Whether all kinds of super messages share one Aeron stream on a network."))
            .field(int32("heldRuns", TransportPlan::heldRunCount)
                    .doc("Runs that a path merge can hold while it waits for the other path, over all sources."))
            .field(int32("pollLimit", TransportPlan::pollLimit)
                    .doc("Super messages taken from one inlet in one duty cycle."))
            .field(size("ipcTermLength", TransportPlan::ipcTermLengthBytes)
                    .doc("Term buffer of a publication on shared memory; its log takes three."))
            .field(size("udpTermLength", TransportPlan::udpTermLengthBytes)
                    .doc("Term buffer of a publication to a network and of its image; each log takes three."))
            .field(bool("sparseTerms", TransportPlan::sparseTerms)
                    .doc("Whether term buffers take memory only as they are written, or all at once."))
            .field(size("window", TransportPlan::receiverWindowBytes)
                    .doc("What a sender may have under way to a receiver on the network."))
            .field(size("socketBuffer", TransportPlan::socketBufferBytes)
                    .doc("SO_RCVBUF of each receiving socket; 0 leaves it to the operating system."))
            .field(size("counterValues", TransportPlan::counterValuesBytes)
                    .doc("Room for counters, 128 bytes each; the CnC file takes about eleven times as much."))
            .field(size("sharedMemoryNeeded", TransportPlan::sharedMemoryNeededBytes)
                    .doc("What must be free on shared memory before a hub starts."))
            .field(duration("heartbeatInterval", TransportPlan::heartbeatIntervalNs)
                    .doc("An end of a link that sent nothing for so long shows a sign of life."))
            .field(duration("deadAfter", TransportPlan::deadAfterNs)
                    .doc("A link on which nothing was heard for so long is down."))
            .field(duration("helloInterval", TransportPlan::helloIntervalNs)
                    .doc("Time between two hellos while a link opens."))
            .field(duration("flush", TransportPlan::flushNs)
                    .doc("A partly filled super message waits at most so long for an acknowledgement."))
            .field(duration("holdBack", TransportPlan::holdBackNs)
                    .doc("How long the path merge waits for the other path to fill a hole."))
            .field(duration("askInterval", TransportPlan::askIntervalNs)
                    .doc("How often it asks the other path's hub meanwhile."))
            .field(duration("timerInterval", TransportPlan::timerIntervalNs)
                    .doc("How often the driver looks at its time-outs and renews its own heartbeat."))
            .field(duration("clientLiveness", TransportPlan::clientLivenessNs)
                    .doc("After this silence the driver reclaims what a process had; nothing waits for it."))
            .field(duration("imageLiveness", TransportPlan::imageLivenessNs)
                    .doc("After this silence of a sender on a network its image ends."))
            .field(duration("statusMessageInterval", TransportPlan::statusMessageIntervalNs)
                    .doc("How often a receiver without data says that it is there."))
            .field(duration("linger", TransportPlan::lingerNs)
                    .doc("How long a closed publication stays, so that its receivers see the end."))
            .build(v -> new TransportPlan(
                    v.get(0),
                    v.get(1),
                    (int) v.getLong(2),
                    (int) v.getLong(3),
                    (int) v.getLong(4),
                    v.getInt(5),
                    v.getBoolean(6),
                    v.getInt(7),
                    v.getInt(8),
                    (int) v.getLong(9),
                    (int) v.getLong(10),
                    v.getBoolean(11),
                    (int) v.getLong(12),
                    (int) v.getLong(13),
                    (int) v.getLong(14),
                    v.getLong(15),
                    v.getLong(16),
                    v.getLong(17),
                    v.getLong(18),
                    v.getLong(19),
                    v.getLong(20),
                    v.getLong(21),
                    v.getLong(22),
                    v.getLong(23),
                    v.getLong(24),
                    v.getLong(25),
                    v.getLong(26)));

    /** What follows from a specification, which may not be valid yet: then numbers are too small or too large, too. */
    public static TransportPlan of(final TransportSpec spec) {
        final boolean fast = spec.profile() == TransportProfile.FAST;
        final int termLength = orElse(spec.termLength(), (fast ? 256 : 128) * KIB);
        return new TransportPlan(
                spec.profile(),
                spec.idle() != null ? spec.idle() : fast ? IdleMode.YIELD : IdleMode.BACKOFF,
                clamped(spec.mtu()),
                ipcMtu(clamped(spec.superMessageLength())),
                clamped(spec.superMessageLength()),
                spec.superMessages(),
                spec.streams() == StreamMapping.SHARED,
                1024,
                pollLimitFor(spec.superMessages()),
                termLength,
                termLength,
                !fast,
                orElse(spec.window(), Math.min((fast ? 128 : 64) * KIB, termLength / 2)),
                orElse(spec.socketBuffer(), fast ? 2 * KIB * KIB : 0),
                (fast ? 2 : 1) * KIB * KIB,
                (fast ? 64L : 32L) * KIB * KIB,
                ms(250),
                ms(3000),
                ms(100),
                ms(5),
                ms(6000),
                ms(100),
                ms(fast ? 50 : 100),
                ms(fast ? 5_000 : 20_000),
                ms(fast ? 1_000 : 5_000),
                ms(fast ? 50 : 200),
                ms(fast ? 1_000 : 500));
    }

    /**
     * How many super messages are taken from one inlet in one duty cycle. Not more than half of what a link holds: a hub that did not get the processor
     * finds much at once, and a receiver that keeps up must have its turn before its link is full.
     */
    public static int pollLimitFor(final int superMessageCount) {
        return Math.max(1, Math.min(POLL_LIMIT_MOST, superMessageCount / 2));
    }

    /** The longest value of an event: an event is never split over super messages. */
    public int eventValueLengthMaxBytes() {
        return superMessageLengthBytes - SystemLimits.SUPER_MESSAGE_OVERHEAD_BYTES;
    }

    /** The longest segment of a message: what remains of a super message beside headers. */
    public int segmentLengthMaxBytes() {
        return superMessageLengthBytes - SystemLimits.SUPER_MESSAGE_OVERHEAD_BYTES;
    }

    private static int ipcMtu(final int superMessageLength) {
        return (int) (((long) superMessageLength + 2 * FRAME_HEADER_LENGTH_BYTES - 1) / FRAME_HEADER_LENGTH_BYTES)
                * FRAME_HEADER_LENGTH_BYTES;
    }

    private static int orElse(final long said, final int chosen) {
        return said == 0 ? chosen : clamped(said);
    }

    private static int clamped(final long bytes) {
        return (int) Math.max(0, Math.min(bytes, 1 << 30));
    }

    private static long ms(final long milliseconds) {
        return TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }
}
