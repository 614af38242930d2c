package io.twinhub.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.Stream;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class OverloadTest {
    private final SystemPlan plan = SystemPlan.compile(RandomSystem.of(8));
    private final SimClock clock = new SimClock();
    private final SimNetwork network = new SimNetwork(clock, SimRandom.of(7, "network"), plan.computerCount());
    private final SimNode sender = new SimNode("sender", clock, SimRandom.of(7, "sender"), 1);
    private final Overload overload = new Overload(network, plan, List.of());
    private final int spoke1 = plan.computer("spoke-1").id();
    private final int spoke2 = plan.computer("spoke-2").id();
    private final int spoke3 = plan.computer("spoke-3").id();
    private final int hubA = plan.computer("hub-a").id();
    private final int hubB = plan.computer("hub-b").id();

    OverloadTest() {
        for (int computer = plan.hubCount(); computer < plan.computerCount(); computer++) {
            for (int hub = 0; hub < plan.hubCount(); hub++) {
                network.connect(computer, "spoke", hub, "hub");
            }
        }
    }

    @Test
    void shouldConcernWhatLeavesAComputerWhoseWayUpHadNoRoom() {
        overload.begin(1, clock.nowNs());
        offer(spoke1, hubB, SimNetwork.WINDOW_COUNT);
        assertThat(overload.concerns(copyOn(spoke1), instanceOn(spoke2))).isFalse();
        offer(spoke1, hubB, SimNetwork.WINDOW_COUNT + 1);
        assertThat(overload.concerns(copyOn(spoke1), instanceOn(spoke2))).isTrue();
        assertThat(overload.concerns(copyOn(spoke2), instanceOn(spoke1))).isFalse();
        assertThat(overload.concerns(copyOn(spoke1), instanceOn(spoke1))).isFalse();
    }

    @Test
    void shouldConcernWhatGoesToAComputerWhoseWayDownHadNoRoom() {
        overload.begin(1, clock.nowNs());
        offer(hubB, spoke2, SimNetwork.WINDOW_COUNT + 1);
        assertThat(overload.concerns(copyOn(spoke1), instanceOn(spoke2))).isTrue();
        assertThat(overload.concerns(copyOn(spoke1), instanceOn(spoke3))).isFalse();
    }

    @Test
    void shouldNotConcernTheNetworkAtFaultOrFormerTimes() {
        offer(spoke1, hubA, SimNetwork.WINDOW_COUNT + 1);
        overload.begin(1, clock.nowNs());
        assertThat(overload.concerns(copyOn(spoke1), instanceOn(spoke2))).isFalse();
        overload.begin(0, clock.nowNs() + Overload.UNSEEN_NS + 1);
        assertThat(overload.concerns(copyOn(spoke1), instanceOn(spoke2))).isFalse();
    }

    private void offer(final int from, final int to, final int count) {
        final Wire wire = network.path(from, to).open(Stream.EVENT.id(), sender);
        for (int i = 0; i < count; i++) {
            wire.offer(new UnsafeBuffer(new byte[8]), 0, 8);
        }
    }

    private int instanceOn(final int computer) {
        return plan.computer(computer).instances()[0];
    }

    private int copyOn(final int computer) {
        return plan.instance(instanceOn(computer)).copy();
    }
}
