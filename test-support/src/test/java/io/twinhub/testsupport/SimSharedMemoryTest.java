package io.twinhub.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.transport.Medium;
import io.twinhub.transport.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimSharedMemoryTest {
    private static final int INSTANCE = 3;
    private static final long MS = 1_000_000;

    private final SimClock clock = new SimClock();
    private final SimRandom random = SimRandom.of(7, "memory");
    private final SimSharedMemory memory = new SimSharedMemory("spoke", clock, random);
    private final SimNode hubNode = new SimNode("localHub", clock, random.fork(), 1);
    private final SimNode busNode = new SimNode("bus", clock, random.fork(), 1);
    private MailCore hub;
    private MailCore bus;

    @BeforeEach
    void start() {
        startHub();
        startBus();
        run(1000 * MS);
    }

    private void startHub() {
        hub = new MailCore(memory.startHub(hubNode));
        hubNode.start(hub);
    }

    private void startBus() {
        bus = new MailCore(memory.startBus(INSTANCE, busNode));
        bus.outlet = bus.medium.outlet(Stream.EVENT, Medium.LOCAL_HUB, 0);
        busNode.start(bus);
    }

    @Test
    void shouldShowConsumptionToTheSender() {
        hubNode.pause();
        send(bus, busNode, 1);
        run(10 * MS);
        assertThat(bus.outlet.showsConsumption()).isTrue();
        assertThat(bus.outlet.inTransitCount()).isPositive();
        final long cycles = busNode.cycleCount();
        hubNode.resume();
        run(10 * MS);
        assertThat(bus.outlet.inTransitCount()).isZero();
        assertThat(busNode.cycleCount()).as("the sender notices").isGreaterThan(cycles);
        assertThat(hub.received).containsExactly(1);
    }

    @Test
    void shouldLoseEverythingWithTheLocalHubAndConnectAnewUnderAnotherAddress() {
        final int address = bus.medium.returnAddress();
        hub.outlet = hub.medium.outlet(Stream.EVENT, INSTANCE, address);
        hubNode.pause();
        send(bus, busNode, 1);
        run(10 * MS);
        hubNode.stop();
        memory.stopHub();
        send(bus, busNode, 2);
        run(1000 * MS);
        assertThat(bus.refusedCount).isPositive();

        startHub();
        run(1000 * MS);
        assertThat(hub.received).containsExactly(2);
        assertThat(bus.medium.returnAddress()).isNotEqualTo(address);
        assertThat(hub.medium.outlet(Stream.EVENT, INSTANCE, address).offer(bus.buffer, 0, 8))
                .isFalse();
    }

    @Test
    void shouldLetTheLocalHubReadWhatADeadBusWrote() {
        hub.outlet = hub.medium.outlet(Stream.EVENT, INSTANCE, bus.medium.returnAddress());
        hubNode.pause();
        send(bus, busNode, 1);
        run(10 * MS);
        busNode.stop();
        memory.stopBus(INSTANCE);
        hubNode.resume();
        run(10 * MS);
        assertThat(hub.received).containsExactly(1);
        assertThat(hub.outlet.offer(bus.buffer, 0, 8)).isFalse();

        startBus();
        run(1000 * MS);
        hub.outlet = hub.medium.outlet(Stream.EVENT, INSTANCE, bus.medium.returnAddress());
        send(hub, hubNode, 5);
        send(bus, busNode, 6);
        run(10 * MS);
        assertThat(bus.received).containsExactly(5);
        assertThat(hub.received).containsExactly(1, 6);
    }

    @Test
    void shouldRefuseWhenAPausedBusHasReadNothingForTooLong() {
        hub.outlet = hub.medium.outlet(Stream.EVENT, INSTANCE, bus.medium.returnAddress());
        busNode.pause();
        for (int i = 0; i <= SimSharedMemory.WINDOW_COUNT; i++) {
            hub.toSend.add(i);
        }
        hubNode.wake();
        run(100 * MS);
        assertThat(hub.toSend).hasSize(1);
        busNode.resume();
        run(100 * MS);
        assertThat(bus.received).hasSize(SimSharedMemory.WINDOW_COUNT + 1);
    }

    private static void send(final MailCore core, final SimNode node, final int number) {
        core.toSend.add(number);
        node.wake();
    }

    private void run(final long ns) {
        clock.runUntil(clock.nowNs() + ns);
    }
}
