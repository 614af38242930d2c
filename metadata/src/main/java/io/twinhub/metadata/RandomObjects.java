package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes random valid objects of any data class, for property tests: the same seed gives the same objects. Values are often
 * at the edge of what their field allows. A field with a pattern needs {@link #withWords} whose words match it. Not for use
 * by several threads.
 */
public final class RandomObjects {
    private static final int EMBEDDED_DEPTH_MAX = 3;
    private static final String[] LETTERS = {
        "a", "Z", "0", "-", ".", "é", "漢", "😀", "&", "<", ">", "\"", "'", "{", "\\"
    };
    private static final String[] BLANKS = {" ", "\n", "\t", "\r"};

    private final Random random;
    private List<String> words = List.of();
    private int listLengthMax = 4;
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

    /** Bound of lists; 4 unless told. */
    public RandomObjects withListLengthMax(final int length) {
        listLengthMax = length;
        return this;
    }

    /** The next object. */
    @SuppressWarnings("unchecked")
    public <T> T next(final DataClass<T> dataClass) {
        final Values values = dataClass.newValues();
        final List<Field<T>> fields = dataClass.fields();
        for (int i = 0; i < fields.size(); i++) {
            final Field<T> field = fields.get(i);
            if (!(field.type() instanceof ScalarType scalar)) {
                values.setObject(i, object((Field<Object>) field));
            } else if (scalar.floating()) {
                values.setDouble(i, floating(field, scalar));
            } else {
                values.setLong(i, integer(field, scalar));
            }
        }
        return dataClass.create(values);
    }

    private long integer(final Field<?> field, final ScalarType type) {
        final long min = Math.max(
                type.min(), field.min() == null ? type.min() : field.min().longValue());
        final long max = Math.min(
                type.max(), field.max() == null ? type.max() : field.max().longValue());
        return switch (random.nextInt(4)) {
            case 0 -> min;
            case 1 -> max;
            case 2 -> Math.max(min, Math.min(max, random.nextInt(100)));
            default ->
                max - min > 0 && max - min < Long.MAX_VALUE
                        ? min + (long) (random.nextDouble() * (max - min))
                        : Math.max(min, Math.min(max, random.nextLong()));
        };
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
            case 1 -> Double.NaN;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> type == ScalarType.FLOAT32 ? Float.MIN_VALUE : Double.MIN_VALUE;
            case 4 -> -0.0;
            default -> type == ScalarType.FLOAT32 ? random.nextFloat() * 1e9f : random.nextGaussian() * 1e99;
        };
    }

    private Object object(final Field<Object> field) {
        if (field.isOptional() && random.nextInt(3) == 0) {
            return null;
        }
        if (field.type() instanceof EnumType type) {
            return type.constants().get(random.nextInt(type.constants().size()));
        }
        if (field.type() instanceof DataType type) {
            return nested(type);
        }
        if (field.type() == BytesType.BYTES) {
            final byte[] bytes = new byte[random.nextInt(Math.min(field.maxLength(), 40) + 1)];
            random.nextBytes(bytes);
            return bytes;
        }
        if (field.type() == StringType.STRING) {
            return text(Math.min(field.maxLength(), 40), true);
        }
        final List<Object> items = new ArrayList<>();
        final int count = random.nextInt(Math.min(field.maxLength(), listLengthMax) + 1);
        for (int i = 0; i < count; i++) {
            items.add(field.type() instanceof ListType list ? next(list.item()) : "w" + text(20, false));
        }
        return List.copyOf(items);
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

    private String text(final int lengthMax, final boolean blanks) {
        if (!words.isEmpty()) {
            return words.get(random.nextInt(words.size()));
        }
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(10); i > 0; i--) {
            final String[] choice = blanks && random.nextInt(8) == 0 ? BLANKS : LETTERS;
            final String letter = choice[random.nextInt(choice.length)];
            if (Limits.utf8LengthBytes(text + letter) <= lengthMax) {
                text.append(letter);
            }
        }
        return text.toString();
    }
}
