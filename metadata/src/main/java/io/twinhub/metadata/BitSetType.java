package io.twinhub.metadata;

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
}
