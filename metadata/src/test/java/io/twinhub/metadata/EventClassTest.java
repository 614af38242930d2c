package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.uint16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class EventClassTest {
    record PumpState(boolean running, int rpm, double power, int starts) {
        static final DataClass<PumpState> TYPE = DataClass.of("PumpState", PumpState.class)
                .field(bool("running", PumpState::running))
                .field(int32("rpm", PumpState::rpm).unit("1/min"))
                .field(float64("power", PumpState::power).unit("kW"))
                .field(uint16("starts", PumpState::starts))
                .build(v -> new PumpState(v.getBoolean(0), v.getInt(1), v.getDouble(2), v.getInt(3)));
    }

    private static final EventClass<PumpState> EVENT_CLASS = EventClass.of(PumpState.TYPE);

    @Test
    void shouldLayFieldsOneAfterTheOther() {
        assertThat(EVENT_CLASS.lengthBytes()).isEqualTo(15);
        assertThat(EVENT_CLASS.fields())
                .containsExactly(
                        new EventField("running", EventKind.BOOLEAN, 0, ""),
                        new EventField("rpm", EventKind.INT32, 1, "1/min"),
                        new EventField("power", EventKind.FLOAT64, 5, "kW"),
                        new EventField("starts", EventKind.UINT16, 13, ""));
    }

    @Test
    void shouldGiveBackWhatItEncoded() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[20]);
        final Values values = PumpState.TYPE.newValues();
        for (long seed = 0; seed < 200; seed++) {
            final PumpState state = new RandomObjects(seed).next(PumpState.TYPE);
            assertThat(EVENT_CLASS.encode(state, buffer, 3)).isEqualTo(15);
            assertThat(EVENT_CLASS.decode(buffer, 3, 15, values)).isEqualTo(state);
            assertThat(EVENT_CLASS.decode(buffer, 3, 15)).isEqualTo(state);
        }
        EVENT_CLASS.encode(new PumpState(true, 0x01020304, 0, 0xFFFE), buffer, 0);
        assertThat(java.util.Arrays.copyOf(buffer.byteArray(), 15))
                .containsExactly(1, 4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0xFE, 0xFF);
    }

    @Test
    void shouldSayHowItDiffersFromTheConfiguredClass() {
        assertThat(EVENT_CLASS.difference(EVENT_CLASS.fields())).isNull();
        final List<EventField> other = List.of(
                new EventField("running", EventKind.BOOLEAN, 0, ""),
                new EventField("rpm", EventKind.INT16, 1, "1/min"));
        assertThat(EVENT_CLASS.difference(other).toText())
                .contains("PumpState", "place 2", "int32 rpm in 1/min", "Expected: int16 rpm in 1/min");
        assertThat(EVENT_CLASS.difference(EVENT_CLASS.fields().subList(0, 3)).toText())
                .contains("place 4", "uint16 starts", "Expected: no field");
    }

    @Test
    void shouldTakeTheGeneralCodecForFieldsWithoutFixedSize() {
        record Named(String name, int rpm) {}
        final DataClass<Named> type = DataClass.of("Named", Named.class)
                .field(string("name", Named::name).maxLength(8))
                .field(int32("rpm", Named::rpm))
                .build(v -> new Named(v.get(0), v.getInt(1)));
        final EventClass<Named> complex = EventClass.of(type);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[40]);
        final Named value = new Named("north", 7);
        assertThat(EVENT_CLASS.kind()).isEqualTo(EventKind.STRUCT);
        assertThat(complex.kind()).isEqualTo(EventKind.COMPLEX);
        final int length = complex.encode(value, buffer, 3);
        assertThat(java.util.Arrays.copyOfRange(buffer.byteArray(), 3, 3 + length))
                .isEqualTo(SerialCodec.of(type).encode(value));
        assertThat(complex.decode(buffer, 3, length)).isEqualTo(value);
        assertThatThrownBy(() -> complex.decode(buffer, 3, length - 1)).hasMessageContaining("TH1020");
        assertThatThrownBy(() -> complex.encode(new Named("too long, far too long", 7), buffer, 0))
                .hasMessageContaining("TH1022");
    }

    @Test
    void shouldKeepTheCodesOfKinds() {
        for (final EventKind kind : EventKind.values()) {
            assertThat(kind.code()).isEqualTo(kind.ordinal() + 1);
            assertThat(EventKind.ofCode(kind.code())).isEqualTo(kind);
            if (kind.isPrimitive()) {
                assertThat(EventKind.ofText(kind.text())).isEqualTo(kind);
                assertThat(kind.lengthBytes()).isEqualTo(kind.scalar().lengthBytes());
            }
        }
        assertThat(EventKind.ofCode(0)).isNull();
        assertThat(EventKind.ofCode(13)).isNull();
        assertThat(EventKind.ofText("struct")).isNull();
        assertThat(EventKind.ofText("complex")).isNull();
    }
}
