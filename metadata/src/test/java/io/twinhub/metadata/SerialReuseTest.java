package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.bytes;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.oneOf;
import static io.twinhub.metadata.Fields.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A thread uses one encoder and one decoder for all messages: none sees anything of another. */
final class SerialReuseTest {
    private record Circle(int radius) {
        static final DataClass<Circle> TYPE = DataClass.of("circle", Circle.class)
                .field(int32("radius", Circle::radius).min(1))
                .build(v -> new Circle(v.getInt(0)));
    }

    private record Square(int side) {
        static final DataClass<Square> TYPE = DataClass.of("square", Square.class)
                .field(int32("side", Square::side))
                .build(v -> new Square(v.getInt(0)));
    }

    private record Sheet(Object shape, String name, String remark) {
        static final DataClass<Sheet> TYPE = DataClass.of("sheet", Sheet.class)
                .field(oneOf("shape", Sheet::shape, Circle.TYPE, Square.TYPE).optional())
                .field(string("name", Sheet::name).optional())
                .field(string("remark", Sheet::remark))
                .build(v -> new Sheet(v.get(0), v.get(1), v.get(2)));
    }

    /** Carries a sheet as bytes that its own getter and constructor encode and decode. */
    private record Folder(String name, Sheet sheet, String remark) {
        static final DataClass<Folder> TYPE = DataClass.of("folder", Folder.class)
                .field(string("name", Folder::name))
                .field(bytes("sheet", folder -> SerialCodec.of(Sheet.TYPE).encode(folder.sheet())))
                .field(string("remark", Folder::remark))
                .build(v -> new Folder(v.get(0), SerialCodec.of(Sheet.TYPE).decode((byte[]) v.get(1)), v.get(2)));
    }

    private static final SerialCodec<Sheet> SHEETS = SerialCodec.of(Sheet.TYPE);

    @Test
    void shouldEncodeAndDecodeInTheMiddleOfAnother() {
        final Folder folder = new Folder("a", new Sheet(new Square(3), "b", "c"), "d");
        final SerialCodec<Folder> codec = SerialCodec.of(Folder.TYPE);
        assertThat(codec.decode(codec.encode(folder))).isEqualTo(folder);
    }

    @Test
    void shouldForgetWhatABrokenMessageLeft() {
        final byte[] full = SHEETS.encode(new Sheet(new Circle(3), "name", "remark"));
        final byte[] empty = SHEETS.encode(new Sheet(null, null, ""));
        for (int length = 0; length < full.length; length++) {
            final byte[] cut = Arrays.copyOf(full, length);
            assertThatThrownBy(() -> SHEETS.decode(cut)).isInstanceOf(TwinhubException.class);
            assertThat(SHEETS.decode(empty)).isEqualTo(new Sheet(null, null, ""));
        }
    }

    @Test
    void shouldEncodeLongAndShortObjectsInTurn() {
        for (final int length : new int[] {10, 2_000, 100_000, 1_000_000, 10, 1_500}) {
            final Sheet sheet = new Sheet(new Circle(3), "name", "x".repeat(length));
            assertThat(SHEETS.decode(SHEETS.encode(sheet))).isEqualTo(sheet);
        }
    }

    @Test
    void shouldForgetWhatABrokenObjectLeft() {
        final Sheet wrong = new Sheet(new Circle(0), "name", "remark");
        assertThatThrownBy(() -> SHEETS.encode(wrong)).isInstanceOf(TwinhubException.class);
        final Sheet right = new Sheet(new Circle(1), "name", "remark");
        assertThat(SHEETS.decode(SHEETS.encode(right))).isEqualTo(right);
    }
}
