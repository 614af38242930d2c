package io.twinhub.metadata.text;

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
    /** Far longer than any value of fixed size in any spelling. */
    private static final int SHORT = 1024;

    private final Set<DataClass<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private TextBounds() {}

    /** The longest text in an object of this class. */
    static int of(final DataClass<?> dataClass) {
        return (int) new TextBounds().longest(dataClass);
    }

    /** The longest text of one value of this field. */
    static int of(final Field<?> field) {
        return (int) Math.min(TextSource.LENGTH_MAX, SHORT + lengthMax(field));
    }

    private static long lengthMax(final Field<?> field) {
        final FieldType type = field.type();
        if (type instanceof ListType list) {
            return field.maxLength() * (1L + of(list.item()));
        }
        // Base64 makes four characters of three bytes.
        return type instanceof StringType ? field.maxLength() : type == BytesType.BYTES ? 2L * field.maxLength() : 0;
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
        long longest = 0;
        for (final DataClass<?> item : ItemClasses.of(field)) {
            longest = Math.max(longest, longest(item));
        }
        return longest;
    }
}
