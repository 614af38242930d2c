package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.DataObject;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.FieldBuilder;
import io.twinhub.metadata.Items;
import io.twinhub.metadata.Severity;
import io.twinhub.metadata.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** For every type a class that has it wherever it can be: in fields, lists, maps and lists of lists, also later ones. */
final class EveryPlace {
    private static final List<Severity> CONSTANTS = List.of(Severity.values());
    private static final DataClass<DataObject> CIRCLE =
            new EveryPlace("circle").field(Items.int32()).build();
    private static final DataClass<DataObject> SQUARE =
            new EveryPlace("square").field(Items.string()).build();

    private final DataClass.Builder<DataObject> builder;
    private int count;

    private EveryPlace(final String name) {
        builder = DataClass.of(name, DataObject.class);
    }

    static List<DataClass<?>> classes() {
        final List<DataClass<?>> classes = new ArrayList<>();
        final DataClass<DataObject> entry = scalars("scalarEntry").build();
        classes.add(scalars("scalars").field(Items.list(Items.data(entry))).build());
        add("int32", true, Items::int32, classes);
        add("float64", true, Items::float64, classes);
        add("enumeration", true, () -> Items.enumeration(CONSTANTS), classes);
        add("bits", false, () -> Items.bits(CONSTANTS), classes);
        add("string", true, Items::string, classes);
        add("word", true, Items::word, classes);
        add("bytes", true, Items::bytes, classes);
        add("data", true, () -> Items.data(Where.TYPE), classes);
        add("embedded", true, () -> Items.embedded(() -> ErrorResult.TYPE), classes);
        add("any", true, () -> Items.any(() -> List.of(Where.TYPE)), classes);
        add("oneOf", true, () -> Items.oneOf(CIRCLE).alternative(SQUARE, 2), classes);
        classes.add(shapes());
        return classes;
    }

    /** What came later in lists and maps of different one-ofs must not be mixed up. */
    static DataClass<DataObject> shapes() {
        return new EveryPlace("shapes")
                .field(Items.list(Items.oneOf(CIRCLE).alternative(SQUARE, 1)))
                .field(Items.list(Items.oneOf(SQUARE).alternative(CIRCLE, 2)))
                .field(Items.map(Items.oneOf(CIRCLE).alternative(SQUARE, 1)))
                .field(Items.map(Items.list(Items.oneOf(SQUARE).alternative(CIRCLE, 2))))
                .field(Items.map(Items.oneOf(SQUARE).alternative(CIRCLE, 2)))
                .build();
    }

    /** All scalars as they are, optional, and later ones. */
    private static EveryPlace scalars(final String name) {
        final List<Supplier<FieldBuilder<?>>> items = List.of(
                Items::bool,
                Items::int8,
                Items::int16,
                Items::int32,
                Items::int64,
                Items::uint8,
                Items::uint16,
                Items::uint32,
                Items::uint64,
                Items::float32,
                Items::float64,
                Items::duration,
                Items::size,
                Items::timestamp);
        final EveryPlace scalars = new EveryPlace(name);
        for (final Supplier<FieldBuilder<?>> item : items) {
            scalars.field(item.get())
                    .later(0, true, item.get())
                    .later(1, false, item.get())
                    .later(2, true, item.get());
        }
        return scalars;
    }

    private static void add(
            final String type,
            final boolean canBeNull,
            final Supplier<FieldBuilder<?>> item,
            final List<DataClass<?>> classes) {
        final DataClass<DataObject> entry = new EveryPlace(type + "Entry")
                .field(item.get())
                .later(1, canBeNull, item.get())
                .build();
        classes.add(new EveryPlace(type + "Places")
                .field(item.get())
                .later(0, canBeNull, item.get())
                .later(1, canBeNull, item.get())
                .field(Items.map(item.get()))
                .later(1, false, Items.list(Items.list(item.get())))
                .field(Items.list(Items.data(entry)))
                .build());
    }

    private EveryPlace field(final FieldBuilder<?> item) {
        builder.field(DataObject.field(count, "f" + count, item));
        count++;
        return this;
    }

    private EveryPlace later(final int version, final boolean optional, final FieldBuilder<?> item) {
        builder.field(
                (optional ? DataObject.optional(count, "f" + count, item) : DataObject.field(count, "f" + count, item))
                        .since(version));
        count++;
        return this;
    }

    private DataClass<DataObject> build() {
        return builder.build(DataObject::of);
    }
}
