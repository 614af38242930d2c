package io.twinhub.metadata.text;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.bytes;
import static io.twinhub.metadata.Fields.duration;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.float32;
import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.int16;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.int8;
import static io.twinhub.metadata.Fields.size;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.strings;
import static io.twinhub.metadata.Fields.uint16;
import static io.twinhub.metadata.Fields.uint32;
import static io.twinhub.metadata.Fields.uint8;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Severity;
import java.util.List;

/** A field of every simple kind, as attributes and as elements. */
record AnyField(
        boolean flag,
        byte i8,
        short i16,
        long i64,
        int u8,
        int u16,
        long u32,
        float f32,
        double f64,
        Severity severity,
        String text,
        String noText,
        String element,
        byte[] raw,
        long waitNs,
        long lengthBytes,
        List<String> words) {
    static final DataClass<AnyField> TYPE = DataClass.of("anyField", AnyField.class)
            .field(bool("flag", AnyField::flag).defaultValue(true))
            .field(int8("i8", AnyField::i8).asElement())
            .field(int16("i16", AnyField::i16))
            .field(int64("i64", AnyField::i64))
            .field(uint8("u8", AnyField::u8))
            .field(uint16("u16", AnyField::u16))
            .field(uint32("u32", AnyField::u32))
            .field(float32("f32", AnyField::f32).asElement())
            .field(float64("f64", AnyField::f64).defaultValue(0))
            .field(enumeration("severity", AnyField::severity, List.of(Severity.values()))
                    .optional())
            .field(string("text", AnyField::text).defaultValue("none"))
            .field(string("noText", AnyField::noText).optional())
            .field(string("element", AnyField::element).optional().asElement())
            .field(bytes("raw", AnyField::raw))
            .field(duration("wait", AnyField::waitNs))
            .field(size("length", AnyField::lengthBytes))
            .field(strings("words", AnyField::words))
            .build(v -> new AnyField(
                    v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), v.get(6), v.get(7), v.get(8), v.get(9),
                    v.get(10), v.get(11), v.get(12), v.get(13), v.get(14), v.get(15), v.get(16)));
}
