package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.EventKind;
import io.twinhub.metadata.TwinhubException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemPlanTest {
    private final SystemSpec spec = SpecText.waterworks().spec();
    private final SystemPlan plan = SystemPlan.compile(spec);

    @Test
    void shouldNumberEverythingInTextOrder() {
        assertThat(plan.systemName()).isEqualTo("waterworks");
        assertThat(plan.version()).isEqualTo("2026.11.21-1");
        assertThat(plan.port()).isEqualTo(20100);
        assertThat(plan.computerCount()).isEqualTo(4);
        assertThat(plan.computer(0).name()).isEqualTo("hub-a");
        assertThat(plan.computer(1).name()).isEqualTo("hub-b");
        assertThat(plan.computer("plant-1").id()).isEqualTo(2);
        assertThat(plan.copy("tank-gauge").id()).isEqualTo(1);
        assertThat(plan.eventCount()).isEqualTo(102);
        assertThat(plan.eventId("tank.1.level")).isZero();
        assertThat(plan.eventId("tank.100.level")).isEqualTo(99);
        assertThat(plan.eventId("pump.1.state")).isEqualTo(100);
        assertThat(plan.eventId("pump.2.state")).isEqualTo(-1);
    }

    @Test
    void shouldAttachAHubToOneNetworkAndASpokeToBoth() {
        final ComputerPlan hub = plan.computer(plan.hubs(1)[0]);
        assertThat(hub.name()).isEqualTo("hub-b");
        assertThat(hub.hub()).isTrue();
        assertThat(hub.network()).isEqualTo(1);
        assertThat(hub.addressA()).isNull();
        assertThat(hub.addressB()).isEqualTo("10.2.0.1");
        final ComputerPlan spoke = plan.computer("plant-2");
        assertThat(spoke.hub()).isFalse();
        assertThat(spoke.network()).isEqualTo(-1);
        assertThat(spoke.address(0)).isEqualTo("10.1.0.12");
        assertThat(spoke.address(1)).isEqualTo("10.2.0.12");
        assertThat(spoke.instances()).containsExactly(1);
    }

    @Test
    void shouldTellACopyItsCommandAndSettings() {
        final CopyPlan copy = plan.copy("level-control");
        assertThat(copy.program()).isEqualTo("controller");
        assertThat(copy.command()).isEqualTo("java -cp ${programs}/waterworks.jar Controller");
        assertThat(copy.settings()).containsExactly(Map.entry("setpoint", "3.2"), Map.entry("unit", "m"));
        assertThat(copy.publishes()).containsExactly(100);
        assertThat(copy.subscribes()).hasSize(100);
    }

    @Test
    void shouldSayWhoPublishesAndWhereItGoes() {
        assertThat(plan.publishingCopyOf(5)).isEqualTo(1);
        assertThat(plan.publishingCopyOf(101)).isEqualTo(-1);
        assertThat(plan.mayPublish(1, 5)).isTrue();
        assertThat(plan.mayPublish(0, 5)).isFalse();
        assertThat(plan.maySubscribe(0, 5)).isTrue();
        assertThat(plan.maySubscribe(1, 5)).isFalse();
        assertThat(plan.subscribingSpokes(5)).containsExactly(2);
        assertThat(plan.subscribingSpokes(100)).containsExactly(3);
        assertThat(plan.subscribingSpokes(101)).isEmpty();
        assertThat(plan.subscribingSpokes(6)).isSameAs(plan.subscribingSpokes(7));
    }

    @Test
    void shouldLayOutFieldsWithoutGaps() {
        final EventClassPlan pumpState = plan.event(100).eventClass();
        assertThat(pumpState.kind()).isEqualTo(EventKind.STRUCT);
        assertThat(pumpState.valueLengthBytes()).isEqualTo(5);
        assertThat(pumpState.eventClass().dataClass().fields().get(1).unit()).isEqualTo("1/min");
        final EventPlan level = plan.event(0);
        assertThat(level.eventClass().kind()).isEqualTo(EventKind.FLOAT64);
        assertThat(level.eventClass().valueLengthBytes()).isEqualTo(8);
        assertThat(level.unit()).isEqualTo("m");
        assertThat(level.staleAfterNs()).isEqualTo(2_000_000_000L);
    }

    @Test
    void shouldNameTheKnownNamesForAnUnknownOne() {
        assertThatThrownBy(() -> plan.computer("plant-3"))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("hub-a, hub-b, plant-1, plant-2")
                .hasMessageContaining("Did you mean");
        assertThatThrownBy(() -> plan.copy("x")).hasMessageContaining("level-control, tank-gauge");
    }

    @Test
    void shouldHaveTheSameFingerprintForTheSameContentOnly() {
        assertThat(SystemPlan.compile(SpecText.waterworks().spec()).fingerprint())
                .isEqualTo(plan.fingerprint());
        final SystemSpec other = SpecText.waterworks().replace("3.2", "3.3").spec();
        assertThat(SystemPlan.compile(other).fingerprint()).isNotEqualTo(plan.fingerprint());
    }

    @Test
    void shouldKeepItsFingerprintAcrossReleases() {
        // Computers of different releases compare fingerprints: whatever changes this number parts them.
        assertThat(Long.toHexString(plan.fingerprint())).isEqualTo("d2b6a427c23aafe3");
    }

    @Test
    void shouldRefuseWhatIsNotValid() {
        final SystemSpec invalid = Specs.withComputers(spec, List.of());
        assertThatThrownBy(() -> SystemPlan.compile(invalid)).isInstanceOfSatisfying(TwinhubException.class, e -> {
            assertThat(e.error().errorCode()).isEqualTo(ErrorCode.CONFIG_NOT_VALID);
            assertThat(e.error().text()).contains("2 problems");
            assertThat(e.error().cause().errorCode()).isEqualTo(ErrorCode.CONFIG_NAME_UNKNOWN);
        });
    }

    @Test
    void shouldKeepEqualRightsOnceInWhateverWords() {
        final String board = "<programCopy id='board-%d' program='gauge'><instance computer='plant-2'/></programCopy>";
        final SystemPlan boards = SystemPlan.compile(SpecText.waterworks()
                .before("</programCopies>", board.formatted(1) + board.formatted(2))
                .before("</subscribers>", "<subscriber copy='board-1' events='tank.**'/>")
                .before("</subscribers>", "<subscriber copy='board-2' events='tank.*.level'/>")
                .before("</subscribers>", "<subscriber copy='board-2' events='tank.7.*'/>")
                .spec());
        assertThat(boards.copy("board-1").subscribes()).hasSize(100);
        assertThat(boards.copy("board-2").subscribes())
                .isSameAs(boards.copy("board-1").subscribes());
    }

    @Test
    void shouldFindConnectionsByTheirEnds() {
        final SystemPlan connected = SystemPlan.compile(SpecText.waterworks()
                .before(
                        "</system>",
                        "<messageConnections><messageConnection from='tank-gauge' to='level-control' window='16KiB'/>"
                                + "</messageConnections>")
                .spec());
        final int gauge = connected.copy("tank-gauge").id();
        final int control = connected.copy("level-control").id();
        assertThat(connected.connectionCount()).isEqualTo(1);
        assertThat(connected.connection(0)).isEqualTo(new ConnectionPlan(0, gauge, control, 16 * 1024, 1024 * 1024));
        assertThat(connected.connectionId(gauge, control)).isZero();
        assertThat(connected.connectionId(control, gauge)).isEqualTo(-1);
        assertThat(plan.connectionCount()).isZero();
    }

    @Test
    void shouldDeriveTheTransportFromTheProfile() {
        assertThat(plan.transport()).isEqualTo(TransportPlan.of(TransportSpec.DEFAULT));
        final SystemPlan fast = SystemPlan.compile(SpecText.waterworks()
                .replace("<networks>", "<transport profile='fast' mtu='8KiB' idle='spin' window='64KiB'/><networks>")
                .spec());
        assertThat(fast.transport().idle()).isEqualTo(IdleMode.SPIN);
        assertThat(fast.transport().mtuBytes()).isEqualTo(8192);
        assertThat(fast.transport().ipcMtuBytes()).isEqualTo(8192);
        assertThat(fast.transport().receiverWindowBytes()).isEqualTo(64 * 1024);
        assertThat(fast.transport().udpTermLengthBytes()).isEqualTo(256 * 1024);
        assertThat(fast.transport().sparseTerms()).isFalse();
        assertThat(fast.transport().socketBufferBytes()).isEqualTo(2 * 1024 * 1024);
    }
}
