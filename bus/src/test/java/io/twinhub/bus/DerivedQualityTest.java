package io.twinhub.bus;

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
import io.twinhub.metadata.Quality;
import io.twinhub.transport.EventBlock;
import io.twinhub.transport.Observer;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.RunKind;
import io.twinhub.transport.TransportLimits;
import io.twinhub.transport.codec.RunHeaderDecoder;
import io.twinhub.transport.codec.RunHeaderEncoder;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the handlers of a program are told, from the runs of its localHub and the time of its duty cycles. */
class DerivedQualityTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int INT64 = 5;

    private final SystemPlan plan = SystemPlan.compile(SystemSpec.builder("watched", "1")
            .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
            .computers(List.of(new SpokeSpec("spoke-1", "10.1.0.11", "10.2.0.11")))
            .programs(List.of(new ProgramSpec("program", "true")))
            .programCopies(List.of(
                    ProgramCopySpec.of("gauge", "program", "spoke-1"),
                    ProgramCopySpec.of("board", "program", "spoke-1")))
            .events(List.of(
                    new EventSpec("level", "int64", "", SECOND),
                    new EventSpec("pressure", "int64", "", SECOND),
                    new EventSpec("flow", "int64", "", 3 * SECOND),
                    EventSpec.of("count", "int64"),
                    new EventSpec("forever", "int64", "", Long.MAX_VALUE)))
            .publishers(List.of(new PublisherSpec("gauge", "**")))
            .subscribers(List.of(new SubscriberSpec("board", "**")))
            .build());

    private final int gauge = plan.publishingCopyOf(0);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final List<String> told = new ArrayList<>();
    private final Observer observer = new Observer() {};
    private EventsIn in;
    private long sequence;
    private long nowNs = 100 * SECOND;

    @BeforeEach
    void subscribe() {
        final int board = plan.copyCount() - 1 - gauge;
        final Subscriptions subscriptions = new Subscriptions(plan, plan.copy(board));
        final BusContext context = new BusContext(
                plan,
                plan.copy(board).instances()[0],
                0,
                0,
                0,
                null,
                null,
                null,
                observer,
                TransportLimits.SMALL,
                null,
                null,
                ConnectionRules.STANDARD,
                RoleRules.STANDARD,
                InstancePlace.NONE);
        in = new EventsIn(plan, subscriptions, observer, RoleRules.STANDARD, new Replays(context, null, subscriptions));
        subscriptions.add(
                "**",
                event -> told.add((event.isQualityChange() ? "still " : "") + event.name() + " " + event.asLong() + " "
                        + Quality.toText(event.quality()) + " at " + event.timestampNs()));
        in.onGap(gap -> told.add("gap of " + gap.copies()));
        in.watch();
    }

    @Test
    void shouldTellOnceWhatIsStale() {
        value(1, "level", 7);
        after(SECOND - 1);
        assertTold("level 7 good at 1007");
        assertThat(in.nextDueNs()).isEqualTo(nowNs + 1);
        after(1);
        after(SECOND);
        assertTold("still level 7 good stale at 1007");
        assertThat(in.nextDueNs()).isEqualTo(Long.MAX_VALUE);
        value(1, "level", 8);
        assertTold("level 8 good at 1008");
    }

    @Test
    void shouldTellInTheOrderOfArrivalAndOfPeriods() {
        value(1, "flow", 1);
        value(1, "count", 2);
        value(1, "forever", 3);
        after(2 * SECOND + 1);
        value(1, "level", 4);
        assertThat(in.nextDueNs()).isEqualTo(nowNs + SECOND - 1);
        told.clear();
        after(SECOND - 1);
        assertTold("still flow 1 good stale at 1001");
        after(1);
        assertTold("still level 4 good stale at 1004");
        after(100 * SECOND);
        assertTold();
    }

    @Test
    void shouldTellInTheOrderOfTheLastArrivalsOfOnePeriod() {
        value(1, "level", 1);
        after(SECOND / 4);
        value(1, "pressure", 2);
        after(SECOND / 4);
        value(1, "level", 3);
        told.clear();
        assertThat(in.nextDueNs()).isEqualTo(nowNs + SECOND * 3 / 4);
        after(SECOND * 3 / 4);
        assertTold("still pressure 2 good stale at 1002");
        after(SECOND / 4);
        assertTold("still level 3 good stale at 1003");
    }

    @Test
    void shouldTellThatAnInstanceEnded() {
        value(1, "level", 1);
        value(1, "count", 2);
        told.clear();
        notice(1, EventBlock.ENDED | EventBlock.GAP);
        assertTold("gap of [gauge]", "still level 1 good publisher-not-active at 1001");
        after(SECOND);
        assertTold("still level 1 good publisher-not-active stale at 1001");
    }

    @Test
    void shouldTellNoGapOfAnEndInOrder() {
        value(1, "level", 1);
        told.clear();
        notice(1, EventBlock.ENDED);
        assertTold("still level 1 good publisher-not-active at 1001");
    }

    @Test
    void shouldTakeAGapForNoEnd() {
        value(1, "level", 1);
        told.clear();
        notice(1, EventBlock.GAP);
        assertTold("gap of [gauge]");
    }

    @Test
    void shouldNotBelieveALateValueThatThePublisherIsActive() {
        value(1, "level", 1);
        notice(1, EventBlock.ENDED);
        told.clear();
        value(1, "level", 2);
        value(1, "flow", 3);
        assertTold("level 2 good publisher-not-active at 1002", "flow 3 good publisher-not-active at 1003");
        value(2, "flow", 4);
        assertTold("flow 4 good at 1004", "still level 2 good at 1002");
    }

    @Test
    void shouldNotBelieveALateEndOfAFormerInstance() {
        value(2, "level", 1);
        told.clear();
        notice(1, EventBlock.ENDED);
        assertTold();
    }

    @Test
    void shouldTellNothingOfAnInstanceThatBeganAndEndedWithoutAValue() {
        value(1, "level", 1);
        notice(1, EventBlock.ENDED);
        told.clear();
        notice(2, EventBlock.ENDED);
        assertTold();
    }

    @Test
    void shouldCountFromTheArrivalOfAReplayedValue() {
        put(0, "level", 5);
        after(SECOND);
        in.onReplayed(0, 1, 1, 9, buffer, 0, buffer.capacity());
        assertTold("level 5 good replayed at 1005");
        after(SECOND);
        assertTold("still level 5 good replayed stale at 1005");
    }

    private void value(final long copyEpoch, final String event, final long number) {
        final int length = put(RunHeaderEncoder.BLOCK_LENGTH, event, number);
        run(copyEpoch, length);
    }

    private int put(final int offset, final String event, final long number) {
        EventBlock.put(buffer, offset, 1, plan.eventId(event), INT64, Quality.GOOD, 1000 + number, Long.BYTES);
        buffer.putLong(offset + EventBlock.valueOffset(INT64), number, ByteOrder.LITTLE_ENDIAN);
        return EventBlock.length(INT64, Long.BYTES);
    }

    private void notice(final long copyEpoch, final int notice) {
        EventBlock.put(buffer, RunHeaderEncoder.BLOCK_LENGTH, 1, gauge, EventBlock.KIND_GAP, notice, 0, 0);
        run(copyEpoch, EventBlock.HEADER_LENGTH);
    }

    private void run(final long copyEpoch, final int length) {
        new RunHeaderEncoder()
                .wrap(buffer, 0)
                .kind((short) RunKind.EVENTS)
                .source(0)
                .instance(plan.copy(gauge).instances()[0])
                .messageLength(length)
                .sourceEpoch(1)
                .after(sequence)
                .last(++sequence)
                .copyEpoch(copyEpoch);
        final RunHeaderDecoder header =
                new RunHeaderDecoder().wrap(buffer, 0, RunHeaderDecoder.BLOCK_LENGTH, RunHeaderDecoder.SCHEMA_VERSION);
        in.beginCycle(nowNs);
        in.onRun(header, buffer, RunHeaderDecoder.BLOCK_LENGTH);
        in.doWork();
    }

    private void after(final long ns) {
        nowNs += ns;
        in.beginCycle(nowNs);
        in.doWork();
    }

    private void assertTold(final String... expected) {
        assertThat(told).containsExactly(expected);
        told.clear();
    }
}
