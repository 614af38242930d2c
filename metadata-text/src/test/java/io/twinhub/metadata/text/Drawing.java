package io.twinhub.metadata.text;

import static io.twinhub.metadata.Fields.any;
import static io.twinhub.metadata.Fields.bits;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.map;
import static io.twinhub.metadata.Fields.oneOf;
import static io.twinhub.metadata.Fields.optional;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.strings;
import static io.twinhub.metadata.Fields.timestamp;
import static io.twinhub.metadata.Fields.uint64;

import io.twinhub.metadata.AnyData;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Items;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A document with every type that is more than a single value or a list of data objects. */
record Drawing(
        String title,
        long editedNs,
        long mask,
        Integer scale,
        Color color,
        Set<Mark> marks,
        List<String> tags,
        List<List<Integer>> rows,
        List<String> notes,
        Map<String, Double> ratios,
        Map<String, Layer> layers,
        Shape frame,
        List<Shape> shapes,
        Shape cursor,
        AnyData attachment) {
    enum Color {
        RED,
        DARK_BLUE
    }

    enum Mark {
        DRAFT,
        SIGNED_OFF,
        OLD
    }

    interface Shape {}

    record Circle(double radius) implements Shape {
        static final DataClass<Circle> TYPE = DataClass.of("circle", Circle.class)
                .field(float64("radius", Circle::radius).min(0.0))
                .build(v -> new Circle(v.get(0)));
    }

    record Box(int width, int height) implements Shape {
        static final DataClass<Box> TYPE = DataClass.of("box", Box.class)
                .field(int32("width", Box::width).min(1))
                .field(int32("height", Box::height).min(1).asElement())
                .build(v -> new Box(v.get(0), v.get(1)));
    }

    record Layer(List<String> names) {
        static final DataClass<Layer> TYPE = DataClass.of("layer", Layer.class)
                .field(strings("names", Layer::names).asElement())
                .build(v -> new Layer(v.get(0)));
    }

    static final DataClass<Drawing> TYPE = DataClass.of("drawing", Drawing.class)
            .field(string("title", Drawing::title).maxLength(100))
            .field(timestamp("edited", Drawing::editedNs).defaultValue(0))
            .field(uint64("mask", Drawing::mask).defaultValue(0))
            .field(optional("scale", Drawing::scale, Items.int32().min(1).max(1000)))
            .field(enumeration("color", Drawing::color, List.of(Color.values())).defaultValue(Color.RED))
            .field(bits("marks", Drawing::marks, List.of(Mark.values())))
            .field(strings("tags", Drawing::tags).maxLength(3))
            .field(string("author", (final Drawing drawing) -> "nobody").removed(2))
            .field(list("rows", Drawing::rows, Items.list(Items.int32())))
            .field(list("notes", Drawing::notes, Items.string().maxLength(50)))
            .field(map("ratios", Drawing::ratios, Items.float64()).maxLength(4))
            .field(map("layers", Drawing::layers, Items.data(Layer.TYPE)))
            .field(oneOf("frame", Drawing::frame, Circle.TYPE, Box.TYPE).optional())
            .field(list("shapes", Drawing::shapes, Items.oneOf(Circle.TYPE, Box.TYPE)))
            .field(oneOf("cursor", Drawing::cursor, Circle.TYPE, Box.TYPE)
                    .unwrapped()
                    .optional())
            .field(any("attachment", Drawing::attachment, () -> List.of(Circle.TYPE, Plant.Setting.TYPE))
                    .optional())
            .build(v -> new Drawing(
                    v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), v.get(6), v.get(8), v.get(9), v.get(10),
                    v.get(11), v.get(12), v.get(13), v.get(14), v.get(15)));
}
