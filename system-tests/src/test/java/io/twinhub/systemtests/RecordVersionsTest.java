package io.twinhub.systemtests;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.uint8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.bus.Bus;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.RecordPublisher;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.ClassDescription;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.EventKind;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.TransportLimits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs whose records are older or newer than the configured event classes, or none of them. */
class RecordVersionsTest {
    private static final long STEP_NS = 200_000;
    private static final String COMPLEX = "state";
    private static final String STRUCT = EveryKind.name(EventKind.STRUCT);

    private record NewerPump(int rpm, String mode, List<PumpState.Alarm> alarms, String note) {
        static final DataClass<NewerPump> TYPE = DataClass.of("PumpState", NewerPump.class)
                .field(int32("rpm", NewerPump::rpm).unit("1/min").min(0))
                .field(string("mode", NewerPump::mode).maxLength(PumpState.MODE_LENGTH_MAX))
                .field(list("alarms", NewerPump::alarms, PumpState.Alarm.TYPE).maxLength(3))
                .field(string("note", NewerPump::note).maxLength(500).optional().since(1))
                .build(v -> new NewerPump(v.getInt(0), v.get(1), v.get(2), v.get(3)));

        static NewerPump of(final int rpm, final String note) {
            final PumpState state = PumpState.of(rpm);
            return new NewerPump(state.rpm(), state.mode(), state.alarms(), note);
        }
    }

    private record NewerValve(boolean open, int load, int position) {
        static final DataClass<NewerValve> TYPE = DataClass.of("Valve", NewerValve.class)
                .field(bool("open", NewerValve::open))
                .field(uint8("load", NewerValve::load).defaultValue(50).since(1))
                .field(int32("position", NewerValve::position))
                .build(v -> new NewerValve(v.getBoolean(0), v.getInt(1), v.getInt(2)));
    }

    private record OtherPump(long rpm, String mode) {
        static final DataClass<OtherPump> TYPE = DataClass.of("PumpState", OtherPump.class)
                .field(int64("rpm", OtherPump::rpm).unit("1/min").min(0))
                .field(string("mode", OtherPump::mode).maxLength(PumpState.MODE_LENGTH_MAX))
                .build(v -> new OtherPump(v.getLong(0), v.get(1)));
    }

    private final List<Object> received = new ArrayList<>();

    @Test
    void shouldReadNewerRecordsAsTheConfiguredOnes() {
        final WholePath path = new WholePath(EveryKind.spec(), TransportLimits.SMALL);
        path.buses.get("receiver").subscribe(COMPLEX, PumpState.TYPE, (state, event) -> received.add(state));
        path.buses.get("neighbour").subscribe(COMPLEX, NewerPump.TYPE, (state, event) -> received.add(state));
        path.buses.get("receiver").subscribe(STRUCT, EveryKind.Valve.TYPE, (valve, event) -> received.add(valve));
        path.buses.get("neighbour").subscribe(STRUCT, NewerValve.TYPE, (valve, event) -> received.add(valve));
        start(path);
        final Bus source = path.buses.get("source");
        final RecordPublisher<NewerPump> pump = source.publisher(COMPLEX, NewerPump.TYPE);
        assertThat(pump.publish(NewerPump.of(5, "new"))).isEqualTo(PublishOutcome.ACCEPTED);
        path.cycles(20, STEP_NS);
        // Later fields of a message come through where they are known, later fields of a structure have no place.
        assertThat(received).containsExactlyInAnyOrder(PumpState.of(5), NewerPump.of(5, "new"));
        received.clear();
        source.publisher(STRUCT, NewerValve.TYPE).publish(new NewerValve(true, 7, 9));
        path.cycles(20, STEP_NS);
        assertThat(received).containsExactlyInAnyOrder(new EveryKind.Valve(true, 9), new NewerValve(true, 50, 9));
    }

    @Test
    void shouldReadOlderRecordsAsTheConfiguredOnes() {
        final WholePath path =
                new WholePath(withClasses(EveryKind.spec(), NewerPump.TYPE, NewerValve.TYPE), TransportLimits.SMALL);
        path.buses.get("receiver").subscribe(COMPLEX, NewerPump.TYPE, (state, event) -> received.add(state));
        path.buses.get("neighbour").subscribe(COMPLEX, PumpState.TYPE, (state, event) -> received.add(state));
        path.buses.get("receiver").subscribe(STRUCT, NewerValve.TYPE, (valve, event) -> received.add(valve));
        path.buses.get("neighbour").subscribe(STRUCT, EveryKind.Valve.TYPE, (valve, event) -> received.add(valve));
        start(path);
        final Bus source = path.buses.get("source");
        source.publisher(COMPLEX, PumpState.TYPE).publish(PumpState.of(5));
        path.cycles(20, STEP_NS);
        assertThat(received).containsExactlyInAnyOrder(PumpState.of(5), NewerPump.of(5, null));
        received.clear();
        source.publisher(STRUCT, EveryKind.Valve.TYPE).publish(new EveryKind.Valve(true, 9));
        path.cycles(20, STEP_NS);
        assertThat(received).containsExactlyInAnyOrder(new EveryKind.Valve(true, 9), new NewerValve(true, 50, 9));
    }

    @Test
    void shouldRefuseANewerRecordThatIsLongerThanTheConfiguredClassCanBe() {
        final WholePath path = new WholePath(EveryKind.spec(), TransportLimits.SMALL);
        path.buses.get("receiver").subscribe(COMPLEX, PumpState.TYPE, (state, event) -> received.add(state));
        start(path);
        final RecordPublisher<NewerPump> pump = path.buses.get("source").publisher(COMPLEX, NewerPump.TYPE);
        final String mode = "x".repeat(PumpState.MODE_LENGTH_MAX);
        assertThat(pump.publish(new NewerPump(1, mode, List.of(), "y".repeat(500))))
                .isEqualTo(PublishOutcome.VALUE_REFUSED);
        assertThat(pump.publish(new NewerPump(1, mode, List.of(), "y".repeat(50))))
                .isEqualTo(PublishOutcome.ACCEPTED);
        path.cycles(20, STEP_NS);
        assertThat(received).hasSize(1);
    }

    @Test
    void shouldTellAProgramWhoseRecordIsAnotherWhenItBegins() {
        final WholePath path = new WholePath(EveryKind.spec(), TransportLimits.SMALL);
        final Bus source = path.buses.get("source");
        final Bus receiver = path.buses.get("receiver");
        assertThatThrownBy(() -> source.publisher(COMPLEX, OtherPump.TYPE))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("in place 1 the program has int64 rpm in 1/min from 0")
                .hasMessageContaining("Expected: int32 rpm in 1/min from 0");
        assertThatThrownBy(() -> receiver.subscribe(COMPLEX, OtherPump.TYPE, (state, event) -> received.add(state)))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("Expected: int32 rpm in 1/min from 0");
        assertThatThrownBy(() -> receiver.subscribe("kind.*", PumpState.TYPE, (state, event) -> received.add(state)))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("one value of type");
    }

    private static void start(final WholePath path) {
        path.cycles(100, 10_000_000);
    }

    private static SystemSpec withClasses(final SystemSpec spec, final DataClass<?>... types) {
        final List<ClassDescription> classes = new ArrayList<>();
        for (final DataClass<?> type : types) {
            classes.addAll(ClassDescription.allOf(type));
        }
        return spec.toBuilder().eventClasses(classes).build();
    }
}
