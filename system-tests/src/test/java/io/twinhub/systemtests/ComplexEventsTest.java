package io.twinhub.systemtests;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.bus.Bus;
import io.twinhub.bus.EventHandler;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.RecordPublisher;
import io.twinhub.bus.Role;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.EventKind;
import io.twinhub.metadata.Quality;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.transport.ConflatedRun;
import io.twinhub.transport.Outlet;
import io.twinhub.transport.Stream;
import io.twinhub.transport.TransportLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Events whose values have text, lists and nested data, from publisher to subscribers: what fits, what is refused, what is damaged. */
class ComplexEventsTest {
    private static final long STEP_NS = 200_000;
    private static final int HEADERS_LENGTH = 40 + 40;
    private static final int BLOCK_LENGTH = 19;
    private static final String EVENT = "state";
    /** Offset of the value in a super message with a single complex event. */
    private static final int VALUE = HEADERS_LENGTH + BLOCK_LENGTH;

    private final Map<String, List<Object>> received = new LinkedHashMap<>();
    private WholePath path = new WholePath(EveryKind.spec(), TransportLimits.SMALL);

    @Test
    void shouldArriveAsTheyWerePublishedHereAndElsewhere() {
        final RecordPublisher<PumpState> publisher = started();
        for (int rpm = 0; rpm < 100; rpm++) {
            assertThat(publisher.publish(PumpState.of(rpm), Quality.UNCERTAIN_RANGE, 1000L + rpm))
                    .isEqualTo(PublishOutcome.ACCEPTED);
            path.cycles(rpm % 3, STEP_NS);
        }
        path.cycles(20, STEP_NS);
        for (final String copy : List.of("receiver", "neighbour")) {
            assertThat(received.get(copy)).as(copy).hasSize(100);
            for (int rpm = 0; rpm < 100; rpm++) {
                assertThat(received.get(copy).get(rpm))
                        .isEqualTo(List.of(PumpState.of(rpm), Quality.UNCERTAIN_RANGE, 1000L + rpm));
            }
        }
    }

    @Test
    void shouldFillASuperMessageToTheLastByte() {
        final RecordPublisher<PumpState> publisher = started();
        final int capacity = TransportLimits.SMALL.superMessageLength();
        for (int i = 0; i < Outlet.IN_TRANSIT_MAX; i++) { // so that what follows waits in one super message
            publisher.publish(PumpState.of(0));
            path.buses.get("source").poll();
        }
        final int first = 3000;
        assertThat(publisher.publish(ofLength(first, 1))).isEqualTo(PublishOutcome.ACCEPTED);
        final int rest = capacity - HEADERS_LENGTH - BLOCK_LENGTH - first;
        assertThat(publisher.publish(ofLength(rest - 2 * BLOCK_LENGTH - 200, 2)))
                .isEqualTo(PublishOutcome.ACCEPTED);
        assertThat(publisher.publish(ofLength(200, 3))).isEqualTo(PublishOutcome.ACCEPTED);
        assertThat(publisher.publish(ofLength(60, 4))).isEqualTo(PublishOutcome.ACCEPTED);
        path.buses.get("source").poll();
        final List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            lengths.add(localHubDoor().latestLength());
            path.cycle(STEP_NS);
        }
        assertThat(lengths).contains(capacity, HEADERS_LENGTH + BLOCK_LENGTH + 60);
        assertThat(received.get("receiver")).hasSize(Outlet.IN_TRANSIT_MAX + 4);
        assertThat(received.get("neighbour")).isEqualTo(received.get("receiver"));
    }

    @Test
    void shouldSayWhichLimitAValueBreaksAndReportThatOnce() {
        final RecordPublisher<PumpState> publisher = started();
        final PumpState tooLong = new PumpState(1, "x".repeat(PumpState.MODE_LENGTH_MAX + 1), List.of());
        assertThat(publisher.refusal()).isNull();
        for (int i = 0; i < 3; i++) {
            assertThat(publisher.publish(tooLong)).isEqualTo(PublishOutcome.VALUE_REFUSED);
            assertThat(publisher.refusal().toText()).contains("state", "mode", "5000");
            assertThat(publisher.publish(PumpState.of(-7))).isEqualTo(PublishOutcome.VALUE_REFUSED);
            assertThat(publisher.refusal().toText()).contains("state", "rpm", "from 0");
            assertThat(publisher.publish(PumpState.of(i))).isEqualTo(PublishOutcome.ACCEPTED);
        }
        path.cycles(20, STEP_NS);
        assertThat(received.get("receiver")).hasSize(3);
        assertThat(path.errors.get("source")).hasSize(1);
        assertThat(path.errors.get("source").get(0).toText()).contains("source", "state", "mode", "5000");
    }

    @Test
    void shouldLeaveNoTraceOfAValueThatCannotBeEncoded() {
        final RecordPublisher<PumpState> publisher = started();
        final RecordPublisher<EveryKind.Valve> valve =
                path.buses.get("source").publisher(EveryKind.name(EventKind.STRUCT), EveryKind.Valve.TYPE);
        assertThat(publisher.publish(PumpState.of(1))).isEqualTo(PublishOutcome.ACCEPTED);
        assertThat(publisher.publish(null)).isEqualTo(PublishOutcome.VALUE_REFUSED);
        assertThat(publisher.publish(new PumpState(1, "on", null))).isEqualTo(PublishOutcome.VALUE_REFUSED);
        assertThat(publisher.publish(new PumpState(1, "\uD800", List.of()))).isEqualTo(PublishOutcome.VALUE_REFUSED);
        assertThatThrownBy(() -> valve.publish(null)).isInstanceOf(NullPointerException.class);
        assertThat(publisher.publish(PumpState.of(2))).isEqualTo(PublishOutcome.ACCEPTED);
        path.cycles(20, STEP_NS);
        assertThat(received.get("receiver"))
                .containsExactly(
                        List.of(PumpState.of(1), Quality.GOOD, 7L), List.of(PumpState.of(2), Quality.GOOD, 7L));
        assertThat(path.errors.get("spoke-1")).isEmpty();
    }

    @Test
    void shouldRefuseWhatFitsItsClassButNoSuperMessage() {
        path = new WholePath(EveryKind.spec(), ThreeSpokes.limits(128));
        final RecordPublisher<PumpState> publisher = started();
        final int lengthMax = 4096 - HEADERS_LENGTH - ConflatedRun.HEADER_LENGTH - BLOCK_LENGTH;
        assertThat(publisher.publish(ofLength(lengthMax + 1, 1))).isEqualTo(PublishOutcome.VALUE_REFUSED);
        assertThat(publisher.refusal().toText())
                .contains("state", "it has " + (lengthMax + 1) + " bytes", "at most " + lengthMax, "super message");
        assertThat(publisher.publish(ofLength(lengthMax, 2))).isEqualTo(PublishOutcome.ACCEPTED);
        path.cycles(20, STEP_NS);
        assertThat(received.get("receiver")).hasSize(1);
        assertThat(received.get("neighbour")).hasSize(1);
    }

    @Test
    void shouldRefuseAValueOfANewerProgramThatIsLongerThanTheSealedClassAllows() {
        started();
        final RecordPublisher<NewerState> publisher = path.buses.get("source").publisher(EVENT, NewerState.TYPE);
        final int sealedMax =
                path.plan.event(path.plan.eventId(EVENT)).eventClass().valueLengthBytes();
        final NewerState tooLong = new NewerState(PumpState.of(1), "x".repeat(sealedMax));
        assertThat(publisher.publish(tooLong)).isEqualTo(PublishOutcome.VALUE_REFUSED);
        assertThat(publisher.refusal().toText())
                .contains("at most " + sealedMax + " bytes", "the limit of event class PumpState");
        assertThat(publisher.publish(new NewerState(PumpState.of(2), "short"))).isEqualTo(PublishOutcome.ACCEPTED);
        path.cycles(20, STEP_NS);
        assertThat(received.get("receiver")).containsExactly(List.of(PumpState.of(2), Quality.GOOD, 7L));
    }

    /** {@link PumpState} in a later version. */
    private record NewerState(PumpState state, String comment) {
        static final DataClass<NewerState> TYPE = DataClass.of("PumpState", NewerState.class)
                .field(int32("rpm", (final NewerState n) -> n.state.rpm())
                        .unit("1/min")
                        .min(0))
                .field(string("mode", (final NewerState n) -> n.state.mode()).maxLength(PumpState.MODE_LENGTH_MAX))
                .field(list("alarms", (final NewerState n) -> n.state.alarms(), PumpState.Alarm.TYPE)
                        .maxLength(3))
                .field(string("comment", NewerState::comment)
                        .maxLength(8000)
                        .since(1)
                        .defaultValue(""))
                .build(v -> new NewerState(new PumpState(v.getInt(0), v.get(1), v.get(2)), v.get(3)));
    }

    @Test
    void shouldTellTheHandlerOfAValueThatIsNoneAndGoOn() {
        final RecordPublisher<PumpState> publisher = started();
        final int[] places = {VALUE, VALUE + 2, VALUE + 4, VALUE + 8, VALUE + 12, VALUE + 14, VALUE + 16};
        for (final int place : places) {
            publisher.publish(PumpState.of(1));
            path.buses.get("source").poll();
            localHubDoor().latest().putByte(place, (byte) 0xEE);
            path.cycles(20, STEP_NS);
            publisher.publish(PumpState.of(2));
            path.cycles(20, STEP_NS);
        }
        for (final String copy : List.of("receiver", "neighbour")) {
            final List<ErrorResult> errors = path.errors.get(copy);
            assertThat(errors)
                    .as(copy)
                    .hasSizeGreaterThanOrEqualTo(places.length - 1)
                    .allSatisfy(error -> {
                        assertThat(error.errorCode()).isEqualTo(ErrorCode.VALUE_INVALID);
                        assertThat(error.toText()).contains("state", "PumpState");
                        assertThat(error.cause()).isNotNull();
                    });
            assertThat(received.get(copy)).as(copy).contains(List.of(PumpState.of(2), Quality.GOOD, 7L));
            assertThat(received.get(copy).size() + errors.size()).as(copy).isEqualTo(2 * places.length);
        }
        assertThat(path.buses.get("source").role()).isEqualTo(Role.ACTIVE);
        assertThat(path.errors.get("spoke-1")).isEmpty();
    }

    @Test
    void shouldRefuseALengthThatTheClassCannotHave() {
        final RecordPublisher<PumpState> publisher = started();
        final int lengthMax =
                path.plan.event(path.plan.eventId(EVENT)).eventClass().valueLengthBytes();
        for (final int wrong : new int[] {0, 7, lengthMax + 1}) {
            publisher.publish(PumpState.of(1));
            path.buses.get("source").poll();
            final UnsafeBuffer message = localHubDoor().latest();
            message.putShort(VALUE - 2, (short) wrong);
            message.putShort(40 + 6, (short) (BLOCK_LENGTH + wrong)); // the length of the run
            localHubDoor().latestLength(VALUE + wrong);
            path.cycles(20, STEP_NS);
        }
        assertThat(received).isEmpty();
        assertThat(path.errors.get("receiver")).isEmpty();
        assertThat(path.errors.get("spoke-1"))
                .singleElement()
                .satisfies(error -> assertThat(error.toText()).contains("source", "not of their class"));
        publisher.publish(PumpState.of(2));
        path.cycles(20, STEP_NS);
        assertThat(received.get("receiver")).hasSize(1);
    }

    @Test
    void shouldRefuseWhatIsLongerThanItsCopyMayPublishInTheBusAndInTheHub() {
        final int lengthMax = 200;
        path = new WholePath(limitedTo(lengthMax), TransportLimits.SMALL);
        final RecordPublisher<PumpState> publisher = started();
        assertThat(publisher.publish(ofLength(lengthMax + 1, 1))).isEqualTo(PublishOutcome.VALUE_REFUSED);
        assertThat(publisher.refusal().toText()).contains("state", "200", "eventLength");
        assertThat(publisher.publish(ofLength(lengthMax, 2))).isEqualTo(PublishOutcome.ACCEPTED);
        path.cycles(20, STEP_NS);
        assertThat(received.get("receiver")).hasSize(1);
        forgeLength(publisher, lengthMax);
        assertThat(received.get("receiver")).as("as long as it may be").hasSize(2);
        forgeLength(publisher, lengthMax + 1);
        assertThat(received.get("receiver")).as("from a Bus that does not obey").hasSize(2);
        assertThat(path.errors.get("spoke-1"))
                .singleElement()
                .satisfies(error -> assertThat(error.toText()).contains("source"));
    }

    private static SystemSpec limitedTo(final int eventLength) {
        final SystemSpec spec = EveryKind.spec();
        return spec.toBuilder()
                .programCopies(spec.programCopies().stream()
                        .map(copy -> copy.id().equals("source") ? copy.withLimits(0, eventLength) : copy)
                        .toList())
                .build();
    }

    /** Publishes a value, and makes it this long while it waits for the localHub. */
    private void forgeLength(final RecordPublisher<PumpState> publisher, final int length) {
        publisher.publish(ofLength(150, 3));
        path.buses.get("source").poll();
        final UnsafeBuffer message = localHubDoor().latest();
        final UnsafeBuffer longer =
                new UnsafeBuffer(SerialCodec.of(PumpState.TYPE).encode(ofLength(length, 3)));
        message.putBytes(VALUE, longer, 0, length);
        message.putShort(VALUE - 2, (short) length);
        message.putShort(40 + 6, (short) (BLOCK_LENGTH + length)); // the length of the run
        localHubDoor().latestLength(VALUE + length);
        path.cycles(20, STEP_NS);
    }

    private RecordPublisher<PumpState> started() {
        for (final String copy : List.of("receiver", "neighbour")) {
            path.buses.get(copy).subscribe(EVENT, keep(copy));
        }
        path.cycles(100, 10_000_000);
        final Bus source = path.buses.get("source");
        assertThat(source.role()).isEqualTo(Role.ACTIVE);
        return source.publisher(EVENT, PumpState.TYPE);
    }

    private EventHandler keep(final String copy) {
        return event -> received.computeIfAbsent(copy, unseen -> new ArrayList<>())
                .add(List.of(event.as(PumpState.TYPE), event.quality(), event.timestampNs()));
    }

    /** Where the localHub of the source hears its programs. */
    private MemoryMedium.Queue localHubDoor() {
        return path.localHubDoors.get(0).queue(Stream.EVENT);
    }

    private static PumpState ofLength(final int length, final int rpm) {
        final SerialCodec<PumpState> codec = SerialCodec.of(PumpState.TYPE);
        final int bare = codec.encode(new PumpState(rpm, "", List.of())).length;
        final PumpState state = new PumpState(rpm, "x".repeat(length - bare), List.of());
        assertThat(codec.encode(state)).hasSize(length);
        return state;
    }
}
