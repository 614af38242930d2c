package io.twinhub.config;

import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.size;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * How a system's messages travel, as a person writes it; a {@link TransportPlan} has all the numbers that follow. Lengths are in
 * bytes.
 *
 * @param profile for which machines everything is chosen that is not said.
 * @param idle what threads do without work; null for the profile's choice.
 * @param mtu largest datagram, its Aeron header included.
 * @param superMessageLength of a super message buffer.
 * @param superMessages buffers per event link.
 * @param streams how kinds of super messages travel on a network.
 * @param termLength of each Aeron term buffer; 0 for the profile's choice.
 * @param window what a sender may have under way to a receiver on the network; 0 for the profile's choice.
 * @param socketBuffer of each receiving socket; 0 for the profile's choice.
 */
public record TransportSpec(
        TransportProfile profile,
        IdleMode idle,
        long mtu,
        long superMessageLength,
        int superMessages,
        StreamMapping streams,
        long termLength,
        long window,
        long socketBuffer) {
    /** What every Ethernet carries in one frame. */
    public static final int DEFAULT_MTU_BYTES = 1408;
    /** Super message buffers per event link, where text names no number. */
    public static final int DEFAULT_SUPER_MESSAGE_COUNT = 128;

    private static final String PROFILES_CHOICE = "; 0 for the profile's choice.";

    public static final DataClass<TransportSpec> TYPE = DataClass.of("transport", TransportSpec.class)
            .doc("How messages travel, and at which price.")
            .field(enumeration("profile", TransportSpec::profile, List.of(TransportProfile.values()))
                    .doc(
                            "For which machines everything is chosen that is not said: few cores and many processes, or cores of their own.")
                    .defaultValue(TransportProfile.SMALL))
            .field(enumeration("idle", TransportSpec::idle, List.of(IdleMode.values()))
                    .doc(
                            "What threads of hubs and Buses do without work; if absent, backoff for small and yield for fast.")
                    .optional())
            .field(size("mtu", TransportSpec::mtu)
                    .doc("Largest datagram, its Aeron header included: a multiple of 32.")
                    .defaultValue(DEFAULT_MTU_BYTES))
            .field(size("superMessageLength", TransportSpec::superMessageLength)
                    .doc(
                            "Length of a super message buffer, independent of the mtu; it limits the length of event values.")
                    .defaultValue(SystemLimits.SUPER_MESSAGE_LENGTH_BYTES))
            .field(int32("superMessages", TransportSpec::superMessages)
                    .doc("Super message buffers per event link.")
                    .defaultValue(DEFAULT_SUPER_MESSAGE_COUNT))
            .field(enumeration("streams", TransportSpec::streams, List.of(StreamMapping.values()))
                    .doc("Whether admin, events and messages travel in Aeron streams of their own on a network.")
                    .defaultValue(StreamMapping.SEPARATE))
            .field(size("termLength", TransportSpec::termLength)
                    .doc("Length of an Aeron term buffer, a power of two; a log has three of them" + PROFILES_CHOICE)
                    .defaultValue(0))
            .field(size("window", TransportSpec::window)
                    .doc("What a sender may have under way to a receiver on the network" + PROFILES_CHOICE)
                    .defaultValue(0))
            .field(size("socketBuffer", TransportSpec::socketBuffer)
                    .doc("Buffer of each receiving socket" + PROFILES_CHOICE)
                    .defaultValue(0))
            .build(v -> new TransportSpec(
                    v.get(0),
                    v.get(1),
                    v.getLong(2),
                    v.getLong(3),
                    v.getInt(4),
                    v.get(5),
                    v.getLong(6),
                    v.getLong(7),
                    v.getLong(8)));

    /** What a system has whose text says nothing. */
    public static final TransportSpec DEFAULT = of(TransportProfile.SMALL);

    /** All defaults of a profile. */
    public static TransportSpec of(final TransportProfile profile) {
        return new TransportSpec(
                profile,
                null,
                DEFAULT_MTU_BYTES,
                SystemLimits.SUPER_MESSAGE_LENGTH_BYTES,
                DEFAULT_SUPER_MESSAGE_COUNT,
                StreamMapping.SEPARATE,
                0,
                0,
                0);
    }
}
