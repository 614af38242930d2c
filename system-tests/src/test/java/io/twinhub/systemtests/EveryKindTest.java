package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.bus.Bus;
import io.twinhub.bus.Event;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.metadata.EventKind;
import io.twinhub.metadata.Quality;
import io.twinhub.transport.Stream;
import io.twinhub.transport.TransportLimits;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of event as a program publishes it: its bytes in the super message, and what two subscribers get. */
class EveryKindTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final int BLOCK = 40 + 40;
    private static final int SAID = Quality.BAD_SENSOR_FAILURE | Quality.STALE | Quality.PATH_DEGRADED | 1 << 15;
    private static final long TIMESTAMP_NS = 0x0102_0304_0506_0708L;
    private static final PumpState STATE = new PumpState(7, "on", List.of(new PumpState.Alarm(1.5, "x")));
    private static final EveryKind.Valve VALVE = new EveryKind.Valve(true, 1000);

    private final WholePath path = new WholePath(EveryKind.spec(), TransportLimits.SMALL);
    private final List<Object> received = new ArrayList<>();

    @BeforeEach
    void connect() {
        for (final String copy : List.of("receiver", "neighbour")) {
            path.buses.get(copy).subscribe("kind.*", this::keep);
        }
        path.cycles(100, 10_000_000);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTravelInTheBytesOfItsKind(final EventKind kind) {
        assertThat(publish(kind)).isEqualTo(PublishOutcome.ACCEPTED);
        path.buses.get("source").poll();
        final MemoryMedium.Queue door = path.localHubDoors.get(0).queue(Stream.EVENT);
        final int id = path.plan.eventId(EveryKind.name(kind));
        assertThat(HEX.formatHex(door.sample(0), BLOCK, door.latestLength()))
                .as("distance, event id, kind, quality, timestamp, value")
                .isEqualTo("0100" + HEX.toHexDigits((byte) id) + "000000" + HEX.toHexDigits((byte) kind.code()) + "1200"
                        + "0807060504030201" + bytes(kind));
        path.cycles(20, 200_000);
        assertThat(received).containsExactly(value(kind), value(kind));
    }

    private PublishOutcome publish(final EventKind kind) {
        final Bus bus = path.buses.get("source");
        final String name = EveryKind.name(kind);
        return switch (kind) {
            case STRUCT -> bus.publisher(name, EveryKind.Valve.TYPE).publish(VALVE, SAID, TIMESTAMP_NS);
            case COMPLEX -> bus.publisher(name, PumpState.TYPE).publish(STATE, SAID, TIMESTAMP_NS);
            case FLOAT32, FLOAT64 -> bus.publisher(name).publish((double) value(kind), SAID, TIMESTAMP_NS);
            default -> bus.publisher(name).publish((long) value(kind), SAID, TIMESTAMP_NS);
        };
    }

    private void keep(final Event event) {
        final EventKind kind =
                EventKind.valueOf(event.name().substring("kind.".length()).toUpperCase(java.util.Locale.ROOT));
        assertThat(event.quality()).as("nothing derived").isEqualTo(Quality.BAD_SENSOR_FAILURE);
        assertThat(event.timestampNs()).isEqualTo(TIMESTAMP_NS);
        if (kind != EventKind.STRUCT && kind != EventKind.COMPLEX) {
            assertThat(event.asBoolean()).as("not 0, not even nearly").isTrue();
        }
        received.add(
                switch (kind) {
                    case STRUCT -> event.as(EveryKind.Valve.TYPE);
                    case COMPLEX -> event.as(PumpState.TYPE);
                    case FLOAT32, FLOAT64 -> event.asDouble();
                    default -> event.asLong();
                });
    }

    private static Object value(final EventKind kind) {
        return switch (kind) {
            case BOOLEAN -> 1L;
            case INT8 -> -128L;
            case INT16 -> -32768L;
            case INT32 -> Integer.MIN_VALUE + 0L;
            case INT64 -> Long.MIN_VALUE;
            case UINT8 -> 255L;
            case UINT16 -> 65535L;
            case UINT32 -> 0xFFFF_FFFEL;
            case FLOAT32, FLOAT64 -> 0.5;
            case STRUCT -> VALVE;
            case COMPLEX -> STATE;
        };
    }

    private static String bytes(final EventKind kind) {
        return switch (kind) {
            case BOOLEAN -> "01";
            case INT8 -> "80";
            case INT16 -> "0080";
            case INT32 -> "00000080";
            case INT64 -> "0000000000000080";
            case UINT8 -> "ff";
            case UINT16 -> "ffff";
            case UINT32 -> "feffffff";
            case FLOAT32 -> "0000003f";
            case FLOAT64 -> "000000000000e03f";
            case STRUCT -> "0500" + "01" + "e8030000";
            case COMPLEX ->
                "2900" // length of the value
                        + "04005e3948540000" // block length, class, schema, version
                        + "07000000" // rpm
                        + "080001000000" // alarms: block length, count
                        + "000000000000f83f" // limit
                        + "01000000" // length of text
                        + "78"
                        + "00000000" // nothing later
                        + "02000000" // length of mode
                        + "6f6e";
        };
    }
}
