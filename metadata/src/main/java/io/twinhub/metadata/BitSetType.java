package io.twinhub.metadata;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Any of a closed set of constants; 64 bits in serial form, so that constants can be added for ever. In Java a
 * {@link java.util.Set}; an absent one is empty.
 *
 * @param constants the set; the number of a constant is its bit.
 */
public record BitSetType(EnumType constants) implements FieldType {
    private static final int BIT_MAX = 63;

    public BitSetType {
        for (final EnumType.Constant constant : constants.constants()) {
            if (constant.code() > BIT_MAX) {
                throw new IllegalStateException("Bit set " + constants.name() + ": bit " + constant.code() + " of "
                        + constant.text() + " is not in 0.." + BIT_MAX);
            }
        }
    }

    /** All bits that have a name. */
    long mask() {
        long mask = 0;
        for (final EnumType.Constant constant : constants.constants()) {
            mask |= 1L << constant.code();
        }
        return mask;
    }

    /** The bits of these constants; none for null. */
    long bitsOf(final Set<?> set) {
        long bits = 0;
        if (set != null) {
            for (final Object value : set) {
                bits |= 1L << constants.of(value).code();
            }
        }
        return bits;
    }

    /** The constants of these bits; bits that came in a newer version are not seen. */
    Set<Object> setOf(final long bits) {
        final Set<Object> set = new LinkedHashSet<>();
        for (final EnumType.Constant constant : constants.constants()) {
            if ((bits & 1L << constant.code()) != 0) {
                set.add(constant.value());
            }
        }
        return Collections.unmodifiableSet(set);
    }
}
