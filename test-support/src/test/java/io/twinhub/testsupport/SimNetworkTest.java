package io.twinhub.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.transport.Stream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimNetworkTest {
    private static final int HUB = 0;
    private static final int SPOKE = 1;
    private static final long MS = 1_000_000;

    private final SimClock clock = new SimClock();
    private final SimRandom random = SimRandom.of(7, "network");
    private final SimNetwork network = new SimNetwork(clock, random, 2);
    private final SimNode hubNode = new SimNode("hub", clock, random.fork(), 1);
    private final SimNode spokeNode = new SimNode("spoke", clock, random.fork(), 1);
    private MailCore hub;
    private MailCore spoke;
    private Path path;

    @BeforeEach
    void start() {
        network.connect(SPOKE, "spoke", HUB, "hub");
        path = network.path(SPOKE, HUB);
        hub = new MailCore(network.attach(HUB, hubNode));
        hubNode.start(hub);
        startSpoke();
    }

    private void startSpoke() {
        spoke = new MailCore(network.attach(SPOKE, spokeNode));
        spoke.outlet = spoke.medium.outlet(Stream.EVENT, HUB, 0);
        spokeNode.start(spoke);
    }

    @Test
    void shouldDeliverInOrderAfterTheDelay() {
        send(1, 20);
        run(10 * MS);
        assertThat(hub.received).containsExactlyElementsOf(numbers(1, 20));
    }

    @Test
    void shouldNotRunWhatIsIdle() {
        run(1000 * MS);
        final long cycles = hubNode.cycleCount();
        run(60_000 * MS);
        assertThat(hubNode.cycleCount()).isEqualTo(cycles);
    }

    @Test
    void shouldRunAComponentWhenItIsDue() {
        hub.dueNs = SimClock.START_NS + 50 * MS;
        hubNode.wake();
        run(49 * MS);
        final long cycles = hubNode.cycleCount();
        run(MS);
        assertThat(hubNode.cycleCount()).isEqualTo(cycles + 1);
    }

    @Test
    void shouldDelayBySlowFactorAndStayInOrder() {
        path.slow(100);
        send(1, 5);
        run(4 * MS);
        assertThat(hub.received).isEmpty();
        path.slow(1);
        send(6, 5);
        run(200 * MS);
        assertThat(hub.received).containsExactlyElementsOf(numbers(1, 10));
    }

    @Test
    void shouldKeepMessagesOfAStalledPathAndRefuseBeyondTheWindow() {
        path.cut(Path.Cut.STALL);
        send(1, SimNetwork.WINDOW_COUNT + 5);
        run(1000 * MS);
        assertThat(hub.received).isEmpty();
        assertThat(spoke.toSend).hasSize(5);
        path.restore();
        run(100 * MS);
        assertThat(hub.received).containsExactlyElementsOf(numbers(1, SimNetwork.WINDOW_COUNT + 5));
    }

    @Test
    void shouldLoseWhatASwallowingCutTakes() {
        path.slow(50);
        send(1, 3);
        run(MS / 2);
        path.slow(1);
        path.cut(Path.Cut.SWALLOW);
        send(4, 3);
        run(100 * MS);
        path.restore();
        send(7, 3);
        run(100 * MS);
        assertThat(hub.received).containsExactlyElementsOf(numbers(7, 3));
    }

    @Test
    void shouldRefuseWhileARefusingCutLasts() {
        path.cut(Path.Cut.REFUSE);
        send(1, 3);
        run(100 * MS);
        assertThat(spoke.refusedCount).isPositive();
        path.restore();
        run(100 * MS);
        assertThat(hub.received).containsExactlyElementsOf(numbers(1, 3));
    }

    @Test
    void shouldLeaveAHoleWhereSomeWasLost() {
        send(1, 3);
        run(10 * MS);
        path.loseSome();
        send(4, 10);
        run(10 * MS);
        assertThat(hub.received)
                .startsWith(1, 2, 3)
                .endsWith(13)
                .doesNotContain(4)
                .isSorted();
    }

    @Test
    void shouldQueueUpToTheWindowForAPausedReceiver() {
        hubNode.pause();
        send(1, SimNetwork.WINDOW_COUNT + 1);
        run(100 * MS);
        assertThat(spoke.toSend).hasSize(1);
        assertThat(hub.received).isEmpty();
        hubNode.resume();
        run(100 * MS);
        assertThat(hub.received).hasSize(SimNetwork.WINDOW_COUNT + 1);
    }

    @Test
    void shouldLetARestartedReceiverJoinInTheMiddle() {
        hubNode.stop();
        network.detach(HUB);
        send(1, 5);
        run(100 * MS);
        hub = new MailCore(network.attach(HUB, hubNode));
        hubNode.start(hub);
        send(6, 5);
        run(100 * MS);
        assertThat(hub.received).containsExactlyElementsOf(numbers(6, 5));
    }

    @Test
    void shouldDeliverNoMoreThanTheBeginningOfWhatADyingSenderHandedOver() {
        path.slow(50);
        send(1, 10);
        run(MS / 2);
        spokeNode.stop();
        network.detach(SPOKE);
        run(100 * MS);
        assertThat(hub.received).containsExactlyElementsOf(numbers(1, hub.received.size()));
        startSpoke();
        send(100, 1);
        run(100 * MS);
        assertThat(hub.received).endsWith(100);
    }

    @Test
    void shouldRepairLostFramesInOrder() {
        path.disturbance().lose(0.2);
        for (int i = 1; i <= 100; i++) {
            send(i, 1);
            run(MS);
        }
        run(1000 * MS);
        assertThat(hub.received).containsExactlyElementsOf(numbers(1, 100));
    }

    @Test
    void shouldRepairTheLastFrameOnlyAfterASignOfLife() {
        path.disturbance().lose(1);
        send(1, 1);
        run(MS / 2);
        path.disturbance().lose(0);
        run(90 * MS);
        assertThat(hub.received).isEmpty();
        run(200 * MS);
        assertThat(hub.received).containsExactly(1);
    }

    @Test
    void shouldRepairSoonWhatALaterFrameShowsToBeMissing() {
        path.disturbance().lose(1);
        send(1, 1);
        run(MS / 2);
        path.disturbance().lose(0);
        send(2, 1);
        run(20 * MS);
        assertThat(hub.received).containsExactly(1, 2);
    }

    @Test
    void shouldHideThatFramesOvertakeOneAnother() {
        path.disturbance().reorder(0.5);
        send(1, 20);
        run(100 * MS);
        assertThat(hub.received).containsExactlyElementsOf(numbers(1, 20));
    }

    @Test
    void shouldBringTheTailOfASessionBehindTheHeadOfTheNext() {
        path.slow(5);
        send(1, 3);
        run(MS / 4);
        path.replaceSessions(50 * MS, 0);
        send(4, 3);
        run(200 * MS);
        assertThat(hub.received).containsExactly(4, 5, 6, 1, 2, 3);
    }

    @Test
    void shouldRepeatSuperMessagesLater() {
        path.disturbance().repeat(1);
        send(1, 3);
        run(1000 * MS);
        assertThat(hub.received).hasSize(6).startsWith(1).contains(2, 3);
        assertThat(path.isEmpty()).isTrue();
    }

    @Test
    void shouldRefuseWhileThereIsNoRoomAndLoseNothing() {
        path.fill();
        send(1, 3);
        run(100 * MS);
        assertThat(hub.received).isEmpty();
        path.makeRoom();
        run(100 * MS);
        assertThat(hub.received).containsExactly(1, 2, 3);
    }

    private void send(final int first, final int count) {
        numbers(first, count).forEach(spoke.toSend::add);
        spokeNode.wake();
    }

    private void run(final long ns) {
        clock.runUntil(clock.nowNs() + ns);
    }

    private static java.util.List<Integer> numbers(final int first, final int count) {
        return IntStream.range(first, first + count).boxed().toList();
    }
}
