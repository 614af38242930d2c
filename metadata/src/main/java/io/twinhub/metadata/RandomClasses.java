package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes random declarations of data classes, for property tests: the same seed gives the same classes. Every type of field,
 * nesting, limits, defaults and later versions occur. Objects come from {@link RandomObjects}. Not for use by several threads.
 */
public final class RandomClasses {
    /** Newest version that occurs. */
    public static final int VERSION_MAX = 3;

    private static final int DEPTH_MAX = 3;
    private static final int FIELD_COUNT_MAX = 8;
    private static final List<Severity> CONSTANTS = List.of(Severity.values());

    private final Random random;
    private final String prefix;
    private final int version;
    private int classCount;

    /** @param seed decides everything; names of classes differ between seeds. */
    public RandomClasses(final long seed) {
        this(seed, VERSION_MAX);
    }

    /** The same classes as they were in an older version. */
    public RandomClasses(final long seed, final int version) {
        this.version = version;
        random = new Random(seed);
        prefix = "c" + Long.toString(seed & Long.MAX_VALUE, Character.MAX_RADIX) + "x";
    }

    /** The next class. */
    public DataClass<DataObject> next() {
        return dataClass(0);
    }

    private DataClass<DataObject> dataClass(final int depth) {
        final DataClass.Builder<DataObject> builder = DataClass.of(prefix + classCount++, DataObject.class);
        builder.doc("Random; \"quotes\" & <brackets>.");
        final int count = 1 + random.nextInt(FIELD_COUNT_MAX);
        int place = 0;
        for (int i = 0; i < count; i++) {
            final FieldBuilder<DataObject> field = field(place, "f" + i, depth);
            if (i == 0) {
                field.since(0);
            }
            if (field.since <= version) {
                builder.field(field);
                place++;
            }
        }
        return builder.build(DataObject::of);
    }

    private FieldBuilder<DataObject> field(final int index, final String name, final int depth) {
        final FieldBuilder<?> item = item(depth);
        final boolean later = random.nextInt(3) == 0;
        final boolean optional = !item.type.isCollection() && random.nextInt(3) == 0;
        final boolean mustBeOptional = later && item.defaultValue == null && !item.type.isCollection();
        final FieldBuilder<DataObject> field = optional && item.defaultValue == null || mustBeOptional
                ? DataObject.optional(index, name, item)
                : DataObject.field(index, name, item);
        if (later) {
            field.since(1 + random.nextInt(VERSION_MAX));
        }
        if (item.type.isText() && random.nextInt(4) == 0) {
            field.asElement();
        }
        final boolean unwrappable =
                item.type instanceof OneOfType || item.type instanceof ListType list && !list.plain();
        return unwrappable && random.nextInt(3) == 0 ? field.unwrapped() : field;
    }

    private FieldBuilder<?> item(final int depth) {
        if (depth == DEPTH_MAX || random.nextInt(3) > 0) {
            return random.nextInt(3) > 0 ? scalar() : text();
        }
        return switch (random.nextInt(6)) {
            case 0 -> Items.data(dataClass(depth + 1));
            case 1 -> embedded(dataClass(depth + 1));
            case 2 -> Items.list(item(depth + 1)).maxLength(5);
            case 3 -> Items.map(item(depth + 1)).maxLength(5);
            case 4 -> oneOf(depth);
            default -> any(dataClass(depth + 1));
        };
    }

    private static FieldBuilder<DataObject> embedded(final DataClass<DataObject> dataClass) {
        return Items.embedded(() -> dataClass);
    }

    private static FieldBuilder<AnyData> any(final DataClass<DataObject> dataClass) {
        return Items.any(() -> List.of(dataClass));
    }

    private FieldBuilder<?> oneOf(final int depth) {
        final List<DataClass<DataObject>> alternatives = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            alternatives.add(dataClass(depth + 1));
        }
        FieldBuilder<?> item = Items.oneOf(alternatives.get(0));
        int since = 0;
        for (final DataClass<DataObject> more : alternatives.subList(1, alternatives.size())) {
            since = Math.max(since, random.nextInt(VERSION_MAX + 1));
            item = since <= version ? item.alternative(more, since) : item;
        }
        return item;
    }

    private FieldBuilder<?> text() {
        return switch (random.nextInt(5)) {
            case 0 -> Items.string().maxLength(1 + random.nextInt(60));
            case 1 -> Items.string().defaultValue("none");
            case 2 -> Items.word().maxLength(20);
            case 3 -> Items.bits(CONSTANTS);
            default -> Items.bytes().maxLength(30);
        };
    }

    private FieldBuilder<?> scalar() {
        return switch (random.nextInt(16)) {
            case 0 -> Items.bool();
            case 1 -> Items.int8();
            case 2 -> Items.int16().min(-7).max(300);
            case 3 -> Items.int32().defaultValue(5);
            case 4 -> Items.int64();
            case 5 -> Items.uint8();
            case 6 -> Items.uint16().unit("1/min");
            case 7 -> Items.uint32();
            case 8 -> Items.uint64();
            case 9 -> Items.float32();
            case 10 -> Items.float64().defaultValue(0.5);
            case 11 -> Items.float64().min(-1.0).max(1.0);
            case 12 -> Items.duration();
            case 13 -> Items.size();
            case 14 -> Items.timestamp();
            default -> Items.enumeration(CONSTANTS);
        };
    }
}
