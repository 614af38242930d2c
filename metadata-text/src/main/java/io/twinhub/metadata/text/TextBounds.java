package io.twinhub.metadata.text;

import io.twinhub.metadata.AnyType;
import io.twinhub.metadata.BytesType;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.FieldType;
import io.twinhub.metadata.ListType;
import io.twinhub.metadata.StringType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * How long single texts can be that declarations allow, in UTF-16 characters and in any spelling: what is longer is not worth
 * holding. A little more is let through, so that the value is refused by its own limit.
 */
final class TextBounds {
    /** Bound of every text whatever is declared: as much as a heap of 256 MiB holds while a parser makes room for it. */
    static final int LENGTH_MAX = 8 << 20;

    // Far longer than any value of fixed size in any spelling.
    private static final int SHORT = 1024;

    private final Set<DataClass<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private TextBounds() {}

    /** The longest text in an object of this class. */
    static int of(final DataClass<?> dataClass) {
        return (int) new TextBounds().longest(dataClass);
    }

    /** The longest text of one value of this field. */
    static int of(final Field<?> field) {
        return (int) Math.min(LENGTH_MAX, SHORT + lengthMax(field));
    }

    private static long lengthMax(final Field<?> field) {
        final FieldType type = field.type();
        if (type instanceof ListType list) {
            return field.maxLength() * (1L + of(list.item()));
        }
        return type instanceof StringType ? field.maxLength() : type == BytesType.BYTES ? base64(field) : 0;
    }

    private long longest(final DataClass<?> dataClass) {
        if (!seen.add(dataClass)) {
            return 0;
        }
        long longest = SHORT;
        for (final Field<?> field : dataClass.fields()) {
            longest = Math.max(longest, field.type().isText() ? of(field) : longestInside(field));
        }
        return longest;
    }

    private long longestInside(final Field<?> field) {
        long longest = field.type() instanceof AnyType ? base64(field) : 0;
        for (final DataClass<?> item : ItemClasses.of(field)) {
            longest = Math.max(longest, AnySerial.is(item) ? 0 : longest(item));
        }
        return longest;
    }

    /** Four characters stand for three bytes. */
    private static long base64(final Field<?> field) {
        return Math.min(LENGTH_MAX, SHORT + 2L * field.maxLength());
    }
}
