package io.twinhub.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Outlet;
import io.twinhub.transport.Stream;
import io.twinhub.transport.TransportLimits;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class UdpMediumTest {
    private static final String SPOKE_A = "127.0.0.11";
    private static final String SPOKE_B = "127.0.1.11";
    private static final String HUB_A = "127.0.0.1";
    private static final String HUB_B = "127.0.1.1";
    /** Far more than a datagram takes. */
    private static final int LENGTH_BYTES = TransportLimits.SMALL.superMessageLength();

    private final AeronFolder spokeFolder = new AeronFolder();
    private final AeronFolder hubFolder = new AeronFolder();
    private final List<ErrorResult> errors = new ArrayList<>();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[LENGTH_BYTES]);
    private int port;

    @BeforeEach
    void findPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(SPOKE_A))) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void close() throws IOException {
        spokeFolder.close();
        hubFolder.close();
    }

    @Test
    void shouldCarrySuperMessagesOfBothStreamsOverBothNetworks() {
        try (HubShell spoke = start(spokeFolder);
                HubShell hub = start(hubFolder)) {
            final Medium spokeMedium = spokeMedium(spoke);
            // One process plays both hubs: it has an address on each network.
            final Medium hubs = hub.network(port, List.of(HUB_A, HUB_B), peer -> peer == 0 ? SPOKE_A : SPOKE_B);
            long value = 0;
            for (final Stream stream : Stream.values()) {
                for (int network = 0; network < 2; network++) {
                    value++;
                    awaitArrival(spoke, hub, spokeMedium.outlet(stream, network, 0), hubs, stream, value);
                    awaitArrival(spoke, hub, hubs.outlet(stream, network, 0), spokeMedium, stream, value);
                }
            }
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void shouldBeUsedAgainAfterHubHasRestarted() {
        try (HubShell spoke = start(spokeFolder)) {
            final Medium spokeMedium = spokeMedium(spoke);
            final Outlet up = spokeMedium.outlet(Stream.EVENT, 0, 0);
            for (int life = 1; life <= 3; life++) {
                try (HubShell hub = start(hubFolder)) {
                    final Medium hubMedium = hub.network(port, List.of(HUB_A), peer -> SPOKE_A);
                    final long startNs = System.nanoTime();
                    awaitArrival(spoke, hub, up, hubMedium, Stream.EVENT, life);
                    awaitArrival(
                            spoke, hub, hubMedium.outlet(Stream.EVENT, 9, 0), spokeMedium, Stream.EVENT, 100 + life);
                    final long reconnectMs = (System.nanoTime() - startNs) / 1_000_000;
                    System.out.println("both directions work " + reconnectMs + " ms after start " + life);
                    assertThat(reconnectMs).isLessThan(2000);
                }
            }
        }
    }

    @Test
    void shouldCarryOnWhenPositionReachesItsEnd() {
        final String nearTheEnd = "aeron:udp?endpoint=" + HUB_A + ":" + port
                + "|term-length=65536|init-term-id=0|term-id=2147483647|term-offset=16384|mtu=1408";
        try (HubShell spoke = start(spokeFolder);
                HubShell hub = start(hubFolder)) {
            final Medium hubMedium = hub.network(port, List.of(HUB_A), peer -> SPOKE_A);
            final PublicationOutlet outlet =
                    new PublicationOutlet(spoke.slot(), nearTheEnd, Stream.EVENT.id(), false, errors::add);
            final int[] counts = new int[2];
            // One publication has room for less than twelve of these.
            Await.until("arrival of all that three publications carry " + errors, 20, () -> {
                spoke.doWork(System.nanoTime());
                hub.doWork(System.nanoTime());
                counts[0] += counts[0] < 30 && outlet.offer(message, 0, LENGTH_BYTES) ? 1 : 0;
                hubMedium
                        .inlet(Stream.EVENT)
                        .poll((buffer, offset, length) -> counts[1] += length == LENGTH_BYTES ? 1 : 0, 16);
                return counts[0] == 30 && counts[1] == 30;
            });
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void shouldSayWhichPortIsInUse() throws IOException {
        try (DatagramSocket stranger = taken(HUB_A);
                HubShell hub = start(hubFolder)) {
            assertThatThrownBy(() -> hub.network(port, List.of(HUB_A), peer -> SPOKE_A))
                    .isInstanceOfSatisfying(TwinhubException.class, ex -> {
                        assertThat(ex.error().errorCode()).isEqualTo(ErrorCode.RUNTIME_PORT_IN_USE);
                        assertThat(ex.error().text()).contains(HUB_A + ":" + stranger.getLocalPort());
                        assertThat(ex.error().expected()).isNotEmpty();
                        assertThat(ex.error().action()).isNotEmpty();
                    });
        }
    }

    @Test
    void shouldUseOtherNetworkWhilePortOfOneIsInUse() throws IOException {
        try (HubShell spoke = start(spokeFolder);
                HubShell hub = start(hubFolder)) {
            final UdpMedium spokeMedium;
            try (DatagramSocket stranger = taken(SPOKE_A)) {
                spokeMedium = spokeMedium(spoke);
                final Medium hubMedium = hub.network(port, List.of(HUB_B), peer -> SPOKE_B);
                awaitArrival(spoke, hub, hubMedium.outlet(Stream.EVENT, 9, 0), spokeMedium, Stream.EVENT, 1);
                assertThat(errors).extracting(ErrorResult::errorCode).containsOnly(ErrorCode.RUNTIME_PORT_IN_USE);
                assertThat(spokeMedium.isOpen()).isFalse();
                assertThat(stranger.isClosed()).isFalse();
            }
            Await.until("port is listened on after the stranger left", 5, () -> {
                spoke.doWork(System.nanoTime());
                return spokeMedium.isOpen();
            });
        }
    }

    @Test
    void shouldSayThatAddressIsNotHere() {
        try (HubShell hub = start(hubFolder)) {
            hub.network(port, List.of("192.0.2.1"), peer -> SPOKE_A);
            assertThat(errors).extracting(ErrorResult::errorCode).containsOnly(ErrorCode.RUNTIME_ADDRESS_NOT_HERE);
            assertThat(errors.get(0).text()).contains("192.0.2.1:" + port);
        }
    }

    private HubShell start(final AeronFolder folder) {
        return HubShell.start("test", folder.path(), DriverProfile.small(), errors::add);
    }

    private UdpMedium spokeMedium(final HubShell shell) {
        return shell.network(port, List.of(SPOKE_A, SPOKE_B), peer -> peer == 0 ? HUB_A : HUB_B);
    }

    private DatagramSocket taken(final String address) throws IOException {
        return new DatagramSocket(new InetSocketAddress(address, port));
    }

    private void awaitArrival(
            final HubShell one,
            final HubShell two,
            final Outlet from,
            final Medium to,
            final Stream stream,
            final long value) {
        final long[] arrived = {0};
        final boolean[] offered = {false};
        message.putLong(LENGTH_BYTES - Long.BYTES, value);
        Await.until("arrival of " + value + " " + errors, 5, () -> {
            one.doWork(System.nanoTime());
            two.doWork(System.nanoTime());
            offered[0] |= from.offer(message, 0, LENGTH_BYTES);
            to.inlet(stream)
                    .poll((buffer, offset, length) -> arrived[0] = buffer.getLong(offset + length - Long.BYTES), 16);
            return arrived[0] == value;
        });
        assertThat(offered[0]).isTrue();
    }
}
