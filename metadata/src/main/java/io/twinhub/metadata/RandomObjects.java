package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Makes random valid objects of any data class, for property tests: the same seed gives the same objects. Values are often
 * at the edge of what their field allows. A field with a pattern needs {@link #withWords} whose words match it. Not for use
 * by several threads.
 */
public final class RandomObjects {
    private static final int EMBEDDED_DEPTH_MAX = 3;
    private static final int LENGTH_MAX = 40;
    private static final int LIST_LENGTH_MAX = 4;
    private static final String[] LETTERS = {
        "a", "Z", "0", "-", ".", "é", "漢", "😀", "&", "<", ">", "\"", "'", "{", "\\"
    };
    private static final String[] BLANKS = {" ", "\n", "\t", "\r"};

    private final Random random;
    private List<String> words = List.of();
    private int embeddedDepth;

    /** @param seed decides everything. */
    public RandomObjects(final long seed) {
        random = new Random(seed);
    }

    /** Takes every string from these words instead of making up any. */
    public RandomObjects withWords(final List<String> choice) {
        words = List.copyOf(choice);
        return this;
    }

    /** The next object. */
    @SuppressWarnings("unchecked")
    public <T> T next(final DataClass<T> dataClass) {
        final Values values = dataClass.newValues();
        for (int i = 0; i < dataClass.fields().size(); i++) {
            final Field<T> field = dataClass.fields().get(i);
            if (field.isRemoved()) {
                values.setDefault(i);
            } else {
                values.set(i, value((Field<Object>) field));
            }
        }
        return dataClass.create(values);
    }

    private Object value(final Field<Object> field) {
        final FieldType type = field.type();
        if (field.isOptional() && random.nextInt(3) == 0) {
            return null;
        }
        if (type instanceof ScalarType scalar) {
            return scalar.boxed(
                    scalar.floating() ? Double.doubleToRawLongBits(floating(field, scalar)) : integer(field));
        }
        if (type instanceof EnumType constants) {
            return constant(constants);
        }
        if (type instanceof BitSetType bits) {
            final Set<Object> set = new LinkedHashSet<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                set.add(constant(bits.constants()));
            }
            return Collections.unmodifiableSet(set);
        }
        if (type instanceof StringType) {
            return type == StringType.WORD ? word(field) : text(Math.min(field.maxLength(), LENGTH_MAX), true);
        }
        if (type == BytesType.BYTES) {
            final byte[] bytes = new byte[random.nextInt(Math.min(field.maxLength(), LENGTH_MAX) + 1)];
            random.nextBytes(bytes);
            return bytes;
        }
        return composed(field);
    }

    private Object composed(final Field<Object> field) {
        final FieldType type = field.type();
        if (type instanceof ListType list) {
            final List<Object> items = new ArrayList<>();
            for (int i = count(field); i > 0; i--) {
                items.add(next(list.entry()));
            }
            return Collections.unmodifiableList(items);
        }
        if (type instanceof MapType map) {
            final Map<Object, Object> entries = new LinkedHashMap<>();
            for (int i = count(field); i > 0; i--) {
                final Map.Entry<?, ?> entry = (Map.Entry<?, ?>) next(map.entry());
                entries.put(entry.getKey(), entry.getValue());
            }
            return Collections.unmodifiableMap(entries);
        }
        if (type instanceof OneOfType oneOf) {
            return next(oneOf.alternatives()
                    .get(random.nextInt(oneOf.alternatives().size()))
                    .dataClass());
        }
        if (type instanceof AnyType any) {
            final List<DataClass<?>> known = any.known().get();
            return anyData(known.get(random.nextInt(known.size())));
        }
        return nested((DataType) type);
    }

    private int count(final Field<Object> field) {
        return random.nextInt(Math.min(field.maxLength(), LIST_LENGTH_MAX) + 1);
    }

    private <T> AnyData anyData(final DataClass<T> dataClass) {
        return AnyData.of(dataClass, next(dataClass));
    }

    private Object constant(final EnumType type) {
        return type.constants().get(random.nextInt(type.constants().size())).value();
    }

    private long integer(final Field<?> field) {
        final long min = field.leastInteger();
        final long max = field.greatestInteger();
        final long any = switch (random.nextInt(4)) {
            case 0 -> min;
            case 1 -> max;
            case 2 -> random.nextInt(100);
            default ->
                max - min > 0 && max - min < Long.MAX_VALUE
                        ? min + (long) (random.nextDouble() * (max - min))
                        : random.nextLong();
        };
        return field.allows(any) ? any : min;
    }

    private double floating(final Field<?> field, final ScalarType type) {
        if (field.min() != null || field.max() != null) {
            final double min = field.min() == null ? 0 : field.min().doubleValue();
            final double max = field.max() == null ? min + 1 : field.max().doubleValue();
            final double value = min + random.nextDouble() * (max - min);
            final double rounded = type == ScalarType.FLOAT32 ? (float) value : value;
            return rounded < min || rounded > max ? min : rounded;
        }
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> field.isOptional() ? 1 : Double.NaN;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> type == ScalarType.FLOAT32 ? Float.MIN_VALUE : Double.MIN_VALUE;
            case 4 -> -0.0;
            default -> type == ScalarType.FLOAT32 ? random.nextFloat() * 1e9f : random.nextGaussian() * 1e99;
        };
    }

    private Object nested(final DataType type) {
        if (!type.embedded()) {
            return next(type.dataClass().get());
        }
        if (embeddedDepth == EMBEDDED_DEPTH_MAX) {
            return null;
        }
        embeddedDepth++;
        final Object value = next(type.dataClass().get());
        embeddedDepth--;
        return value;
    }

    private String word(final Field<Object> field) {
        return words.isEmpty() ? "w" + text(Math.min(field.maxLength(), LENGTH_MAX) - 1, false) : text(0, false);
    }

    private String text(final int lengthMax, final boolean blanks) {
        if (!words.isEmpty()) {
            return words.get(random.nextInt(words.size()));
        }
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(10); i > 0; i--) {
            final String[] choice = blanks && random.nextInt(8) == 0 ? BLANKS : LETTERS;
            final String letter = choice[random.nextInt(choice.length)];
            if (Utf8.lengthBytes(text + letter) <= lengthMax) {
                text.append(letter);
            }
        }
        return text.toString();
    }
}
