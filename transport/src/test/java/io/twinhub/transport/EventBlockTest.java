package io.twinhub.transport;

import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.uint16;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.EventKind;
import io.twinhub.metadata.SerialCodec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bytes of one event on the wire: docs/data-path.md has the table, other languages will read it. */
class EventBlockTest {
    private static final String DELTA_AND_ID = "0102" + "03040506";
    private static final String QUALITY_AND_TIMESTAMP = "0809" + "0a0b0c0d0e0f1011";
    private static final HexFormat HEX = HexFormat.of();

    private record Text(int number, String text) {
        static final DataClass<Text> TYPE = DataClass.of("Text", Text.class)
                .id(0x1234)
                .field(uint16("number", Text::number))
                .field(string("text", Text::text))
                .build(v -> new Text(v.getInt(0), v.get(1)));
    }

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);

    @ParameterizedTest
    @EnumSource
    void shouldHaveExactlyTheseBytes(final EventKind kind) {
        final byte[] value = HEX.parseHex(value(kind));
        EventBlock.put(buffer, 3, 0x0201, 0x06050403, kind.code(), 0x0908, 0x11100F0E0D0C0B0AL, value.length);
        buffer.putBytes(3 + EventBlock.valueOffset(kind.code()), value);

        final String expected =
                DELTA_AND_ID + HEX.toHexDigits((byte) kind.code()) + QUALITY_AND_TIMESTAMP + prefix(kind) + value(kind);
        assertThat(HEX.formatHex(buffer.byteArray(), 3, 3 + length(kind))).isEqualTo(expected);
        assertThat(EventBlock.length(kind.code(), value.length)).isEqualTo(length(kind));
        assertThat(EventBlock.valueLength(buffer, 3, kind.code())).isEqualTo(value.length);
        assertThat(EventBlock.lengthAt(buffer, 3, 3 + length(kind))).isEqualTo(length(kind));
        for (int end = 3; end < 3 + length(kind); end++) {
            assertThat(EventBlock.lengthAt(buffer, 3, end)).as("cut at %d", end).isEqualTo(-1);
        }
    }

    @Test
    void shouldReadWhatItWrote() {
        EventBlock.put(buffer, 5, 0xFFFE, -2, EventKind.COMPLEX.code(), 0xFFFD, -3, 0xFFFC);
        assertThat(EventBlock.delta(buffer, 5)).isEqualTo(0xFFFE);
        assertThat(EventBlock.eventId(buffer, 5)).isEqualTo(-2);
        assertThat(EventBlock.kind(buffer, 5)).isEqualTo(EventKind.COMPLEX.code());
        assertThat(EventBlock.quality(buffer, 5)).isEqualTo(0xFFFD);
        assertThat(EventBlock.timestampNs(buffer, 5)).isEqualTo(-3);
        assertThat(EventBlock.valueLength(buffer, 5, EventKind.COMPLEX.code())).isEqualTo(0xFFFC);
    }

    @Test
    void shouldCarryAComplexValueAsOneSerialMessage() {
        final int value = EventBlock.valueOffset(EventKind.COMPLEX.code());
        final int length = SerialCodec.of(Text.TYPE).encode(new Text(7, "on"), buffer, value);
        EventBlock.put(buffer, 0, 1, 0, EventKind.COMPLEX.code(), 0, 0, length);
        assertThat(HEX.formatHex(buffer.byteArray(), value - 2, value + length))
                .as("length, header (block length, class, schema, version), block, length of the text, text")
                .isEqualTo("1000" + "0200341248540000" + "0700" + "02000000" + "6f6e");
        assertThat(SerialCodec.of(Text.TYPE).decode(buffer, value, EventBlock.valueLength(buffer, 0, 12)))
                .isEqualTo(new Text(7, "on"));
    }

    @Test
    void shouldBeNoBlockIfItsKindDoesNotExist() {
        final List<Integer> known =
                Arrays.stream(EventKind.values()).map(EventKind::code).toList();
        for (int code = 1; code < 256; code++) {
            EventBlock.put(buffer, 0, 1, 5, code, 0, 0, 1);
            assertThat(EventBlock.lengthAt(buffer, 0, buffer.capacity()) >= 0)
                    .as("kind %d", code)
                    .isEqualTo(known.contains(code));
        }
        EventBlock.put(buffer, 0, 1, 5, EventBlock.KIND_GAP, 0, 0, 0);
        assertThat(EventBlock.lengthAt(buffer, 0, buffer.capacity())).isEqualTo(17);
    }

    private static int length(final EventKind kind) {
        return switch (kind) {
            case BOOLEAN, INT8, UINT8 -> 18;
            case INT16, UINT16 -> 19;
            case INT32, UINT32, FLOAT32 -> 21;
            case INT64, FLOAT64 -> 25;
            case STRUCT -> 17 + 2 + 5;
            case COMPLEX -> 17 + 2 + 16;
        };
    }

    private static String prefix(final EventKind kind) {
        return switch (kind) {
            case STRUCT -> "0500";
            case COMPLEX -> "1000";
            default -> "";
        };
    }

    private static String value(final EventKind kind) {
        return switch (kind) {
            case BOOLEAN -> "01";
            case INT8 -> "80";
            case UINT8 -> "ff";
            case INT16 -> "0080";
            case UINT16 -> "ffff";
            case INT32 -> "00000080";
            case UINT32 -> "feffffff";
            case INT64 -> "0000000000000080";
            case FLOAT32 -> "0000c03f";
            case FLOAT64 -> "000000000000f83f";
            case STRUCT -> "01" + "e8030000";
            case COMPLEX -> "0200341248540000" + "0700" + "02000000" + "6f6e";
        };
    }
}
