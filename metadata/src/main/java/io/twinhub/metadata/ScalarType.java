package io.twinhub.metadata;

import java.util.Locale;

/**
 * A value of fixed length that Java keeps in a primitive. Lengths, representation and the value that stands for null are
 * those of SBE, little endian.
 */
public enum ScalarType implements FieldType {
    BOOLEAN(1, 0, 1, 255),
    INT8(1, Byte.MIN_VALUE, Byte.MAX_VALUE, Byte.MIN_VALUE),
    INT16(2, Short.MIN_VALUE, Short.MAX_VALUE, Short.MIN_VALUE),
    INT32(4, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE),
    INT64(8, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE),
    UINT8(1, 0, 0xFF, 0xFF),
    UINT16(2, 0, 0xFFFF, 0xFFFF),
    UINT32(4, 0, 0xFFFF_FFFFL, 0xFFFF_FFFFL),
    /** A {@code long} whose 64 bits mean a number without sign; compared and printed so. */
    UINT64(8, 0, -1, -1),
    FLOAT32(4, 0, 0, 0),
    FLOAT64(8, 0, 0, 0),
    /** Nanoseconds; with a unit in text, such as {@code 2s}. */
    DURATION(8, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE),
    /** Bytes; with a unit in text, such as {@code 64KiB}. */
    SIZE(8, 0, Long.MAX_VALUE, Long.MIN_VALUE),
    /** Nanoseconds since 1970 UTC, leap seconds not counted; as ISO 8601 in text. */
    TIMESTAMP(8, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE);

    private final int lengthBytes;
    private final long min;
    private final long max;
    private final long nullValue;

    ScalarType(final int lengthBytes, final long min, final long max, final long nullValue) {
        this.lengthBytes = lengthBytes;
        this.min = min;
        this.max = max;
        this.nullValue = nullValue;
    }

    /** The name in descriptions, such as {@code float64}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Length in serial form. */
    public int lengthBytes() {
        return lengthBytes;
    }

    /** Least value that the type can hold; meaningless for floating point. */
    public long min() {
        return min;
    }

    /** Greatest value that the type can hold, as unsigned for {@link #UINT64}; meaningless for floating point. */
    public long max() {
        return max;
    }

    /** What stands for null in serial form if the field is optional; for floating point it is NaN. */
    public long nullValue() {
        return nullValue;
    }

    /** Whether the value is a floating-point number; otherwise it is an integer or a boolean. */
    public boolean floating() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** The bits of a boxed value as {@link Values} keeps them: an integer as it is, a floating-point number as raw bits. */
    long bitsOf(final Object boxed) {
        if (boxed instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        final Number number = (Number) boxed;
        return floating() ? Double.doubleToRawLongBits(number.doubleValue()) : number.longValue();
    }

    /** The reverse of {@link #bitsOf}. */
    Object boxed(final long bits) {
        return switch (this) {
            case BOOLEAN -> bits != 0;
            case INT8 -> (byte) bits;
            case INT16 -> (short) bits;
            case INT32, UINT8, UINT16 -> (int) bits;
            case INT64, UINT32, UINT64, DURATION, SIZE, TIMESTAMP -> bits;
            case FLOAT32 -> (float) Double.longBitsToDouble(bits);
            case FLOAT64 -> Double.longBitsToDouble(bits);
        };
    }
}
