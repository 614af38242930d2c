package io.twinhub.metadata.text;

import io.twinhub.metadata.AnyData;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.DataObject;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.FieldBuilder;
import io.twinhub.metadata.Fields;
import io.twinhub.metadata.Items;
import io.twinhub.metadata.Severity;
import io.twinhub.metadata.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The class of the golden vectors that has a field of every type, each at the ends of its range in some object. */
final class EveryType {
    private static final List<Severity> SEVERITIES = List.of(Severity.values());

    interface Shape {}

    record Circle(double radius) implements Shape {
        static final DataClass<Circle> TYPE = DataClass.of("circle", Circle.class)
                .field(Fields.float64("radius", Circle::radius).unit("m"))
                .build(v -> new Circle(v.get(0)));
    }

    record Label(String text) implements Shape {
        static final DataClass<Label> TYPE = DataClass.of("label", Label.class)
                .field(Fields.string("text", Label::text))
                .build(v -> new Label(v.get(0)));
    }

    static final DataClass<DataObject> TYPE = new Declaration()
            .field("flag", Items.bool())
            .field("int8", Items.int8())
            .field("int16", Items.int16())
            .field("int32", Items.int32())
            .field("int64", Items.int64())
            .field("uint8", Items.uint8())
            .field("uint16", Items.uint16())
            .field("uint32", Items.uint32())
            .field("uint64", Items.uint64())
            .field("float32", Items.float32())
            .field("float64", Items.float64())
            .field("duration", Items.duration())
            .field("size", Items.size())
            .field("timestamp", Items.timestamp())
            .field("severity", Items.enumeration(SEVERITIES))
            .field("severities", Items.bits(SEVERITIES))
            .optional("maybeFlag", Items.bool())
            .optional("maybeInt8", Items.int8())
            .optional("maybeInt32", Items.int32())
            .optional("maybeUint32", Items.uint32())
            .optional("maybeUint64", Items.uint64())
            .optional("maybeFloat32", Items.float32())
            .optional("maybeFloat64", Items.float64())
            .optional("maybeTimestamp", Items.timestamp())
            .optional("maybeSeverity", Items.enumeration(SEVERITIES))
            .field("text", Items.string())
            .optional("maybeText", Items.string())
            .field("bytes", Items.bytes())
            .optional("maybeBytes", Items.bytes())
            .field("words", Items.list(Items.word()))
            .field("numbers", Items.list(Items.int32()))
            .field("rows", Items.list(Items.list(Items.int16())))
            .field("texts", Items.list(Items.string()))
            .field("limits", Items.map(Items.float64()))
            .field("names", Items.map(Items.list(Items.string())))
            .field("circle", Items.data(Circle.TYPE))
            .optional("maybeLabel", Items.data(Label.TYPE))
            .field("labels", Items.list(Items.data(Label.TYPE)))
            .field("shape", Items.oneOf(Circle.TYPE, Label.TYPE))
            .optional("maybeShape", Items.oneOf(Circle.TYPE, Label.TYPE))
            .field("shapes", Items.map(Items.<Shape>oneOf(Circle.TYPE, Label.TYPE)))
            .optional("cause", Items.embedded(() -> ErrorResult.TYPE))
            .optional("any", Items.any(() -> List.of(Circle.TYPE, Label.TYPE)))
            .build();

    private EveryType() {}

    static Map<String, DataObject> objects() {
        final Map<String, DataObject> objects = new LinkedHashMap<>();
        objects.put(
                "least",
                new Given()
                        .put("int8", Byte.MIN_VALUE)
                        .put("int16", Short.MIN_VALUE)
                        .put("int32", Integer.MIN_VALUE)
                        .put("int64", Long.MIN_VALUE)
                        .put("float32", Float.NEGATIVE_INFINITY)
                        .put("float64", -0.0)
                        .put("duration", -1L)
                        .put("severity", Severity.INFO)
                        .put("maybeInt8", (byte) (Byte.MIN_VALUE + 1))
                        .put("maybeInt32", Integer.MIN_VALUE + 1)
                        .put("circle", new Circle(Double.MIN_VALUE))
                        .put("shape", new Label(""))
                        .object());
        objects.put(
                "usual",
                new Given()
                        .put("flag", true)
                        .put("int8", (byte) -8)
                        .put("int16", (short) 16)
                        .put("int32", -32)
                        .put("int64", 64L)
                        .put("uint8", 200)
                        .put("uint16", 50_000)
                        .put("uint32", 4_000_000_000L)
                        .put("uint64", 9_000_000_000L)
                        .put("float32", 1.5f)
                        .put("float64", 0.1)
                        .put("duration", 2_500_000_000L)
                        .put("size", 65_536L)
                        .put("timestamp", 1_795_250_000_123_456_789L)
                        .put("severity", Severity.WARNING)
                        .put("severities", Set.of(Severity.ERROR, Severity.INFO))
                        .put("maybeFlag", false)
                        .put("maybeInt8", (byte) 0)
                        .put("maybeInt32", 7)
                        .put("maybeUint32", 0L)
                        .put("maybeUint64", 1L)
                        .put("maybeFloat32", 0.5f)
                        .put("maybeFloat64", 1e300)
                        .put("maybeTimestamp", 0L)
                        .put("maybeSeverity", Severity.FATAL)
                        .put("text", "Grüße, 漢字 😀 <&\"'>\n\ttab")
                        .put("maybeText", "")
                        .put("bytes", new byte[] {0, 127, -128, -1})
                        .put("maybeBytes", new byte[0])
                        .put("words", List.of("one", "zwei"))
                        .put("numbers", List.of(1, -2, 3))
                        .put("rows", List.of(List.of((short) 1, (short) 2), List.of(), List.of((short) 3)))
                        .put("texts", List.of("", "two words"))
                        .put("limits", Map.of("low", -0.5, "high", 0.5))
                        .put("names", Map.of("de", List.of("Pumpe", "Ventil"), "none", List.of()))
                        .put("circle", new Circle(1))
                        .put("maybeLabel", new Label("label"))
                        .put("labels", List.of(new Label("a"), new Label("b")))
                        .put("shape", new Circle(2))
                        .put("maybeShape", new Label("shape"))
                        .put("shapes", Map.of("x", new Circle(3), "y", new Label("4")))
                        .put("cause", Vectors.ERROR)
                        .put("any", AnyData.of(Circle.TYPE, new Circle(5)))
                        .object());
        objects.put(
                "greatest",
                new Given()
                        .put("flag", true)
                        .put("int8", Byte.MAX_VALUE)
                        .put("int16", Short.MAX_VALUE)
                        .put("int32", Integer.MAX_VALUE)
                        .put("int64", Long.MAX_VALUE)
                        .put("uint8", 0xFF)
                        .put("uint16", 0xFFFF)
                        .put("uint32", 0xFFFF_FFFFL)
                        .put("uint64", -1L)
                        .put("float32", Float.MAX_VALUE)
                        .put("float64", Double.NaN)
                        .put("duration", Long.MAX_VALUE)
                        .put("size", Long.MAX_VALUE)
                        .put("timestamp", Long.MAX_VALUE)
                        .put("severity", Severity.FATAL)
                        .put("severities", Set.of(Severity.values()))
                        .put("maybeFlag", true)
                        .put("maybeInt8", Byte.MAX_VALUE)
                        .put("maybeInt32", Integer.MAX_VALUE)
                        .put("maybeUint32", 0xFFFF_FFFEL)
                        .put("maybeUint64", -2L)
                        .put("maybeFloat32", Float.POSITIVE_INFINITY)
                        .put("maybeFloat64", Double.MAX_VALUE)
                        .put("text", "x".repeat(300))
                        .put("circle", new Circle(Double.POSITIVE_INFINITY))
                        .put("shape", new Circle(0))
                        .object());
        return objects;
    }

    /** Numbers the fields. */
    private static final class Declaration {
        private final DataClass.Builder<DataObject> builder =
                DataClass.of("everyType", DataObject.class).doc("A field of every type.");
        private int count;

        private Declaration field(final String name, final FieldBuilder<?> item) {
            builder.field(DataObject.field(count++, name, item));
            return this;
        }

        private Declaration optional(final String name, final FieldBuilder<?> item) {
            builder.field(DataObject.optional(count++, name, item));
            return this;
        }

        private DataClass<DataObject> build() {
            return builder.build(DataObject::of);
        }
    }

    /** The values of an object; what is not given is zero, empty or null. */
    private static final class Given {
        private final Values values = TYPE.newValues();

        private Given() {
            for (int i = 0; i < TYPE.fields().size(); i++) {
                values.setDefault(i);
            }
            put("text", "").put("bytes", new byte[0]);
        }

        private Given put(final String name, final Object value) {
            values.set(TYPE.indexOf(name), value);
            return this;
        }

        private DataObject object() {
            return TYPE.create(values);
        }
    }
}
