package io.twinhub.runtime;

import io.twinhub.config.TransportPlan;
import io.twinhub.config.TransportSpec;

/**
 * Sizes and times of a media driver. Aeron's own defaults (16 and 64 MiB terms, four threads) are made for few streams on
 * large machines.
 *
 * @param ipcTermLengthBytes term of a shared-memory publication; its log takes three of them.
 * @param ipcMtuBytes largest frame on shared memory.
 * @param udpTermLengthBytes term of a network publication and of its image.
 * @param udpMtuBytes largest datagram payload; what is longer is taken apart.
 * @param sparseTerms whether terms take memory only as they are written.
 * @param sharedStream whether all streams share one Aeron stream on a network.
 * @param receiverWindowBytes what a sender may have in flight on the network; at most half a term.
 * @param socketBufferBytes of each receiving socket; 0 leaves it to the operating system.
 * @param counterValuesBytes room for counters, 128 bytes each; the CnC file takes about eleven times as much.
 * @param sharedMemoryNeededBytes what must be free where the Aeron directory lies before a driver starts.
 * @param timerIntervalNs how often the driver looks at its time-outs and renews its own heartbeat.
 * @param clientLivenessNs after this silence a client's resources are reclaimed; long, because nothing waits for it.
 * @param imageLivenessNs after this silence of a sender its image ends.
 * @param statusMessageIntervalNs how often a receiver without data says that it is there.
 * @param lingerNs how long a closed publication stays, so that its receivers see the end.
 */
public record DriverProfile(
        int ipcTermLengthBytes,
        int ipcMtuBytes,
        int udpTermLengthBytes,
        int udpMtuBytes,
        boolean sparseTerms,
        boolean sharedStream,
        int receiverWindowBytes,
        int socketBufferBytes,
        int counterValuesBytes,
        long sharedMemoryNeededBytes,
        long timerIntervalNs,
        long clientLivenessNs,
        long imageLivenessNs,
        long statusMessageIntervalNs,
        long lingerNs) {

    /** What a system has whose text says nothing. */
    public static DriverProfile small() {
        return of(TransportPlan.of(TransportSpec.DEFAULT));
    }

    /** The driver of a configured system. */
    public static DriverProfile of(final TransportPlan plan) {
        return new DriverProfile(
                plan.ipcTermLengthBytes(),
                plan.ipcMtuBytes(),
                plan.udpTermLengthBytes(),
                plan.mtuBytes(),
                plan.sparseTerms(),
                plan.sharedStream(),
                plan.receiverWindowBytes(),
                plan.socketBufferBytes(),
                plan.counterValuesBytes(),
                plan.sharedMemoryNeededBytes(),
                plan.timerIntervalNs(),
                plan.clientLivenessNs(),
                plan.imageLivenessNs(),
                plan.statusMessageIntervalNs(),
                plan.lingerNs());
    }

    /** The same with more room for counters, for a computer with many links. */
    DriverProfile withCounterValues(final int bytes) {
        return new DriverProfile(
                ipcTermLengthBytes,
                ipcMtuBytes,
                udpTermLengthBytes,
                udpMtuBytes,
                sparseTerms,
                sharedStream,
                receiverWindowBytes,
                socketBufferBytes,
                bytes,
                sharedMemoryNeededBytes,
                timerIntervalNs,
                clientLivenessNs,
                imageLivenessNs,
                statusMessageIntervalNs,
                lingerNs);
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
