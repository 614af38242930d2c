package io.twinhub.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.EventSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.PublisherSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.EventKind;
import io.twinhub.metadata.Quality;
import io.twinhub.transport.codec.SuperMessageHeaderEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What may be looked at, who may publish what and where it goes: the gate, the fence and the routes. */
class GateTest {
    private static final SystemPlan PLAN = SystemPlan.compile(SystemSpec.builder("gate", "1")
            .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
            .computers(List.of(
                    new SpokeSpec("s1", "10.1.0.11", "10.2.0.11"), new SpokeSpec("s2", "10.1.0.12", "10.2.0.12")))
            .programs(List.of(new ProgramSpec("program", "true")))
            .programCopies(List.of(
                    ProgramCopySpec.of("source", "program", "s1"), ProgramCopySpec.of("receiver", "program", "s2")))
            .events(List.of(EventSpec.of("level", "float64"), EventSpec.of("answer", "boolean")))
            .publishers(List.of(new PublisherSpec("source", "level"), new PublisherSpec("receiver", "answer")))
            .subscribers(List.of(new SubscriberSpec("receiver", "level"), new SubscriberSpec("source", "answer")))
            .build());

    private final List<ErrorResult> errors = new ArrayList<>();
    private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[16 * 1024]);
    private final SuperMessageHeaderEncoder header = new SuperMessageHeaderEncoder();
    private final Gate gate = new Gate(PLAN, "test", "s1", TransportLimits.SMALL, new Observer() {
        @Override
        public void onError(final ErrorResult error) {
            errors.add(error);
        }
    });

    @Test
    void shouldLetThroughWhatBelongsToThisSystemVersionAndTellItsStream() {
        write(Stream.EVENT.id(), 1, PLAN.fingerprint());
        assertThat(passes(LinkHeader.LENGTH)).isTrue();
        assertThat(passes(TransportLimits.SMALL.superMessageLength())).isTrue();
        assertThat(gate.stream()).isEqualTo(Stream.EVENT);
        for (final Stream stream : Stream.values()) {
            write(stream.id(), 1, PLAN.fingerprint());
            assertThat(passes(LinkHeader.LENGTH)).isTrue();
            assertThat(gate.stream()).isEqualTo(stream);
        }
        assertThat(gate.refusedCount()).isZero();
    }

    @Test
    void shouldRefuseWhatIsTooShortOrTooLong() {
        write(Stream.EVENT.id(), 1, PLAN.fingerprint());
        assertThat(passes(0)).isFalse();
        assertThat(passes(LinkHeader.LENGTH - 1)).isFalse();
        assertThat(passes(TransportLimits.SMALL.superMessageLength() + 1)).isFalse();
        assertThat(gate.refusedCount()).isEqualTo(3);
    }

    @Test
    void shouldReportEachKindOfStrangerOnce() {
        for (int i = 0; i < 10; i++) {
            write(Stream.EVENT.id(), 1, PLAN.fingerprint() + 1);
            assertThat(passes(100)).isFalse();
            write(21, 1, PLAN.fingerprint());
            assertThat(passes(100)).isFalse();
            write(Stream.EVENT.id(), 2, PLAN.fingerprint());
            assertThat(passes(100)).isFalse();
        }
        assertThat(gate.refusedCount()).isEqualTo(30);
        assertThat(errors).hasSize(3);
    }

    @Test
    void shouldRouteOnlyWhatTheCopyMayPublishInTheFormOfItsClass() {
        final EventRouter router = new EventRouter(
                PLAN,
                RouteTable.of(
                        PLAN.eventCount(),
                        PLAN::subscribingSpokes,
                        PLAN.copyCount(),
                        copy -> PLAN.copy(copy).publishes()));
        final int source = PLAN.copy("source").id();
        final int receiver = PLAN.copy("receiver").id();
        final int level = PLAN.eventId("level");
        final int float64 = EventKind.FLOAT64.code();
        final int route = router.of(source).route(float64, level, 0, 8);
        assertThat(router.routes().receivers(route))
                .containsExactly(PLAN.computer("s2").id());
        assertThat(router.route(EventBlock.KIND_GAP, source, 0, 0)).isEqualTo(route);
        assertThat(router.refusedCount()).isZero();
        assertThat(router.route(EventKind.INT64.code(), level, 0, 8)).isEqualTo(Stretches.REFUSED);
        assertThat(router.route(float64, PLAN.eventId("answer"), 0, 8)).isEqualTo(Stretches.REFUSED);
        assertThat(router.route(float64, -1, 0, 8)).isEqualTo(Stretches.REFUSED);
        assertThat(router.route(float64, PLAN.eventCount(), 0, 8)).isEqualTo(Stretches.REFUSED);
        assertThat(router.route(EventBlock.KIND_GAP, receiver, 0, 0)).isEqualTo(Stretches.REFUSED);
        assertThat(router.of(receiver).route(float64, level, 0, 8)).isEqualTo(Stretches.REFUSED);
        assertThat(router.of(source).route(float64, level, 0, 7)).isEqualTo(Stretches.REFUSED);
        assertThat(router.refusedCount()).isEqualTo(7);
        assertThat(router.route(float64, level, Quality.BAD_DEVICE_FAILURE, 8)).isEqualTo(route);
        assertThat(router.route(float64, level, Quality.STALE, 8)).isEqualTo(Stretches.REFUSED);
        assertThat(router.route(float64, level, 1 << 15, 8)).isEqualTo(Stretches.REFUSED);
    }

    @Test
    void shouldRefuseOnlyAnOlderCopyEpochAndAdoptANewerOne() {
        final CopyFence fence = new CopyFence(2, RoleRules.STANDARD);
        assertThat(fence.admits(0, 5)).isTrue();
        assertThat(fence.admits(0, 4)).isFalse();
        assertThat(fence.admits(0, 5)).isTrue();
        assertThat(fence.admits(0, 6)).isTrue();
        assertThat(fence.admits(0, 5)).isFalse();
        assertThat(fence.admits(1, 1)).isTrue();
    }

    private boolean passes(final int length) {
        return gate.check(bytes, 0, length) != null;
    }

    private void write(final int streamId, final int version, final long fingerprint) {
        header.wrap(bytes, 0)
                .protocolVersion((short) version)
                .streamId((short) streamId)
                .flags(0)
                .sender(1)
                .reserved(0)
                .fingerprint(fingerprint)
                .senderEpoch(1)
                .peerEpoch(1)
                .sequence(0)
                .acknowledged(0);
    }
}
