package io.twinhub.runtime;

import java.util.concurrent.TimeUnit;

/**
 * Sizes and times of a media driver. Aeron's own defaults (16 and 64 MiB terms, four threads) are made for few streams on
 * large machines.
 *
 * @param ipcTermLengthBytes term of a shared-memory publication; its log takes three of them.
 * @param ipcMtuBytes largest frame on shared memory; a super message must fit with its frame header.
 * @param udpTermLengthBytes term of a network publication and of its image.
 * @param udpMtuBytes largest datagram payload; a super message must fit with its frame header.
 * @param receiverWindowBytes what a sender may have in flight on the network; at most half a term.
 * @param counterValuesBytes room for counters, 128 bytes each; the CnC file takes about eleven times as much.
 * @param sharedMemoryNeededBytes what must be free where the Aeron directory lies before a driver starts.
 * @param timerIntervalNs how often the driver looks at its time-outs and renews its own heartbeat.
 * @param clientLivenessNs after this silence a client's resources are reclaimed; long, because nothing waits for it.
 * @param imageLivenessNs after this silence of a sender its image ends.
 * @param lingerNs how long a closed publication stays, so that its receivers see the end.
 */
public record DriverProfile(
        int ipcTermLengthBytes,
        int ipcMtuBytes,
        int udpTermLengthBytes,
        int udpMtuBytes,
        int receiverWindowBytes,
        int counterValuesBytes,
        long sharedMemoryNeededBytes,
        long timerIntervalNs,
        long clientLivenessNs,
        long imageLivenessNs,
        long lingerNs) {

    /** Bytes that Aeron puts in front of each fragment. */
    public static final int FRAME_HEADER_LENGTH_BYTES = 32;

    /** For a few cores and many processes: everything small, patient with processes that do not get the processor. */
    public static DriverProfile small() {
        return new DriverProfile(
                128 * 1024,
                16 * 1024,
                128 * 1024,
                8 * 1024,
                64 * 1024,
                1024 * 1024,
                32L * 1024 * 1024,
                TimeUnit.MILLISECONDS.toNanos(100),
                TimeUnit.SECONDS.toNanos(20),
                TimeUnit.SECONDS.toNanos(5),
                TimeUnit.MILLISECONDS.toNanos(500));
    }

    /** The longest super message that is one fragment on shared memory and on the network. */
    public int superMessageLengthMaxBytes() {
        return Math.min(ipcMtuBytes, udpMtuBytes) - FRAME_HEADER_LENGTH_BYTES;
    }

    String ipcChannel(final String alias) {
        return "aeron:ipc?term-length=" + ipcTermLengthBytes + "|mtu=" + ipcMtuBytes + "|alias=" + alias;
    }

    String udpPublicationChannel(final String address, final int port) {
        return "aeron:udp?endpoint=" + endpoint(address, port) + "|term-length=" + udpTermLengthBytes + "|mtu="
                + udpMtuBytes;
    }

    String udpSubscriptionChannel(final String address, final int port) {
        return "aeron:udp?endpoint=" + endpoint(address, port) + "|rcv-wnd=" + receiverWindowBytes;
    }

    private static String endpoint(final String address, final int port) {
        final boolean needsBrackets = address.indexOf(':') >= 0 && !address.startsWith("[");
        return (needsBrackets ? "[" + address + "]" : address) + ":" + port;
    }
}
