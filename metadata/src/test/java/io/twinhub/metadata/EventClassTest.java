package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.bits;
import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.optional;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.strings;
import static io.twinhub.metadata.Fields.timestamp;
import static io.twinhub.metadata.Fields.uint16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
        assertThat(Arrays.copyOf(buffer.byteArray(), 15))
                .containsExactly(1, 4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0xFE, 0xFF);
    }

    @Test
    void shouldLayConstantsBitsTimesAndOptionalNumbersIntoAStructure() {
        record Status(Severity severity, Set<Severity> seen, long since, Integer rpm, Double power) {}
        final List<Severity> severities = List.of(Severity.values());
        final DataClass<Status> type = DataClass.of("Status", Status.class)
                .field(enumeration("severity", (final Status status) -> status.severity(), severities))
                .field(bits("seen", Status::seen, severities))
                .field(timestamp("since", Status::since))
                .field(optional("rpm", Status::rpm, Items.uint16()))
                .field(optional("power", Status::power, Items.float64()))
                .build(v -> new Status(v.get(0), v.get(1), v.getLong(2), v.get(3), v.get(4)));
        final EventClass<Status> status = EventClass.of(type);
        assertThat(status.kind()).isEqualTo(EventKind.STRUCT);
        assertThat(status.lengthBytes()).isEqualTo(2 + 8 + 8 + 2 + 8);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[30]);
        for (long seed = 0; seed < 200; seed++) {
            final Status value = new RandomObjects(seed).next(type);
            status.encode(value, buffer, 1);
            assertThat(status.decode(buffer, 1, 28)).isEqualTo(value);
        }
        status.encode(new Status(severities.get(1), Set.of(severities.get(2)), 1, null, null), buffer, 0);
        assertThat(Arrays.copyOf(buffer.byteArray(), 20))
                .containsExactly(1, 0, 4, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF);
        buffer.putShort(0, (short) 99);
        assertThatThrownBy(() -> status.decode(buffer, 0, 28))
                .hasMessageContaining("TH1022")
                .hasMessageContaining("severity");
    }

    @Test
    void shouldRefuseValuesOfAStructureBeyondTheirLimitsBothWays() {
        record Level(double metres, int count) {}
        final DataClass<Level> type = DataClass.of("Level", Level.class)
                .field(float64("metres", Level::metres).min(0.0).max(9.5))
                .field(int32("count", Level::count).min(1))
                .build(v -> new Level(v.getDouble(0), v.getInt(1)));
        final EventClass<Level> level = EventClass.of(type);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[12]);
        assertThatThrownBy(() -> level.encode(new Level(9.6, 1), buffer, 0)).hasMessageContaining("from 0.0 to 9.5");
        assertThatThrownBy(() -> level.encode(new Level(Double.NaN, 1), buffer, 0))
                .hasMessageContaining("metres");
        assertThatThrownBy(() -> level.encode(new Level(1, 0), buffer, 0)).hasMessageContaining("count");
        level.encode(new Level(9.5, 1), buffer, 0);
        assertThat(level.decode(buffer, 0, 12)).isEqualTo(new Level(9.5, 1));
        buffer.putInt(8, 0);
        assertThatThrownBy(() -> level.decode(buffer, 0, 12)).hasMessageContaining("count");
    }

    @Test
    void shouldNameTheFieldsThatMakeItLong() {
        record Named(String name, List<String> words, int rpm, String note) {}
        final DataClass<Named> type = DataClass.of("Named", Named.class)
                .field(string("name", Named::name).maxLength(8))
                .field(strings("words", Named::words).maxLength(10))
                .field(int32("rpm", Named::rpm))
                .field(string("note", Named::note))
                .build(v -> new Named(v.get(0), v.get(1), v.getInt(2), v.get(3)));
        assertThat(EventClass.of(type).longestFields())
                .isEqualTo("\"words\" of up to 10485806 bytes, \"note\" of up to 1048580 bytes,"
                        + " \"name\" of up to 12 bytes");
        assertThat(EventClass.of(type).lengthMax()).isEqualTo(8 + 4 + 12 + 10_485_806 + 1_048_580);
        assertThat(EventClass.of(type).lengthBytes()).isEqualTo(0xFFFF);
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
        assertThat(Arrays.copyOfRange(buffer.byteArray(), 3, 3 + length))
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
