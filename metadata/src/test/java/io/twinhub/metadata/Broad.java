package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.bytes;
import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.duration;
import static io.twinhub.metadata.Fields.embedded;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.float32;
import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.int16;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.int8;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.size;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.strings;
import static io.twinhub.metadata.Fields.uint16;
import static io.twinhub.metadata.Fields.uint32;
import static io.twinhub.metadata.Fields.uint8;

import java.util.List;

/** A data class with a field of every kind, also nested and in lists of lists. */
record Broad(
        boolean flag,
        byte i8,
        short i16,
        int i32,
        long i64,
        int u8,
        int u16,
        long u32,
        float f32,
        double f64,
        Severity severity,
        Severity noSeverity,
        String text,
        String noText,
        byte[] raw,
        byte[] noRaw,
        long waitNs,
        long lengthBytes,
        List<String> words,
        Leaf leaf,
        Leaf noLeaf,
        List<Branch> branches,
        ErrorResult error) {

    static final DataClass<Broad> TYPE = DataClass.of("broad", Broad.class)
            .doc("Every kind of field; \"quotes\" & <brackets>.")
            .field(string("text", Broad::text).doc("Text."))
            .field(bool("flag", Broad::flag))
            .field(int8("i8", Broad::i8))
            .field(int16("i16", Broad::i16))
            .field(int32("i32", Broad::i32))
            .field(int64("i64", Broad::i64))
            .field(uint8("u8", Broad::u8))
            .field(uint16("u16", Broad::u16))
            .field(uint32("u32", Broad::u32))
            .field(float32("f32", Broad::f32).unit("m"))
            .field(float64("f64", Broad::f64))
            .field(enumeration("severity", Broad::severity, List.of(Severity.values())))
            .field(enumeration("noSeverity", Broad::noSeverity, List.of(Severity.values()))
                    .optional())
            .field(string("noText", Broad::noText).optional())
            .field(bytes("raw", Broad::raw))
            .field(bytes("noRaw", Broad::noRaw).optional())
            .field(duration("wait", Broad::waitNs))
            .field(size("length", Broad::lengthBytes))
            .field(strings("words", Broad::words))
            .field(data("leaf", Broad::leaf, Leaf.TYPE))
            .field(data("noLeaf", Broad::noLeaf, Leaf.TYPE).optional())
            .field(list("branches", Broad::branches, Branch.TYPE))
            .field(embedded("error", Broad::error, () -> ErrorResult.TYPE).optional())
            .build(v -> new Broad(
                    v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), v.get(6), v.get(7), v.get(8), v.get(9), v.get(10),
                    v.get(11), v.get(12), v.get(0), v.get(13), v.get(14), v.get(15), v.get(16), v.get(17), v.get(18),
                    v.get(19), v.get(20), v.get(21), v.get(22)));

    record Leaf(int number, String name) {
        static final DataClass<Leaf> TYPE = DataClass.of("leaf", Leaf.class)
                .field(string("name", Leaf::name).maxLength(30))
                .field(int32("number", Leaf::number).min(-5).max(1000))
                .build(v -> new Leaf(v.get(1), v.get(0)));
    }

    record Branch(String name, List<Leaf> leaves, boolean last) {
        static final DataClass<Branch> TYPE = DataClass.of("branch", Branch.class)
                .field(string("class", Branch::name))
                .field(list("leaves", Branch::leaves, Leaf.TYPE).unwrapped())
                .field(bool("last", Branch::last))
                .build(v -> new Branch(v.get(0), v.get(1), v.get(2)));
    }
}
