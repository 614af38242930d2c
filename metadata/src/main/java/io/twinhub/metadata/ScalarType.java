package io.twinhub.metadata;

/** A value of fixed length that Java keeps in a primitive. Lengths and representation are those of SBE, little endian. */
public enum ScalarType implements FieldType {
    BOOLEAN(1, 0, 1),
    INT8(1, Byte.MIN_VALUE, Byte.MAX_VALUE),
    INT16(2, Short.MIN_VALUE, Short.MAX_VALUE),
    INT32(4, Integer.MIN_VALUE, Integer.MAX_VALUE),
    INT64(8, Long.MIN_VALUE, Long.MAX_VALUE),
    UINT8(1, 0, 0xFF),
    UINT16(2, 0, 0xFFFF),
    UINT32(4, 0, 0xFFFF_FFFFL),
    FLOAT32(4, 0, 0),
    FLOAT64(8, 0, 0),
    /** Nanoseconds; with a unit in text, such as {@code 2s}. */
    DURATION(8, Long.MIN_VALUE, Long.MAX_VALUE),
    /** Bytes; with a unit in text, such as {@code 64KiB}. */
    SIZE(8, 0, Long.MAX_VALUE);

    private final int lengthBytes;
    private final long min;
    private final long max;

    ScalarType(final int lengthBytes, final long min, final long max) {
        this.lengthBytes = lengthBytes;
        this.min = min;
        this.max = max;
    }

    /** Length in serial form. */
    public int lengthBytes() {
        return lengthBytes;
    }

    /** Least value that the type can hold; meaningless for floating point. */
    public long min() {
        return min;
    }

    /** Greatest value that the type can hold; meaningless for floating point. */
    public long max() {
        return max;
    }

    /** Whether the value is a floating-point number; otherwise it is an integer or a boolean. */
    public boolean floating() {
        return this == FLOAT32 || this == FLOAT64;
    }
}
