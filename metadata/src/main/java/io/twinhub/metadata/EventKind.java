package io.twinhub.metadata;

import java.util.Locale;

/**
 * What the value of an event consists of: one primitive, or the fields of an event class. Codes travel in messages and
 * lie in sealed versions, so a code is never given a second meaning.
 */
public enum EventKind {
    /** One byte: 0 false, 1 true. */
    BOOLEAN(1, 1, ScalarType.BOOLEAN),
    /** Signed, 1 byte. */
    INT8(2, 1, ScalarType.INT8),
    /** Signed, 2 bytes. */
    INT16(3, 2, ScalarType.INT16),
    /** Signed, 4 bytes. */
    INT32(4, 4, ScalarType.INT32),
    /** Signed, 8 bytes. */
    INT64(5, 8, ScalarType.INT64),
    /** Unsigned, 1 byte. */
    UINT8(6, 1, ScalarType.UINT8),
    /** Unsigned, 2 bytes. */
    UINT16(7, 2, ScalarType.UINT16),
    /** Unsigned, 4 bytes. */
    UINT32(8, 4, ScalarType.UINT32),
    /** IEEE 754, 4 bytes. */
    FLOAT32(9, 4, ScalarType.FLOAT32),
    /** IEEE 754, 8 bytes. */
    FLOAT64(10, 8, ScalarType.FLOAT64),
    /** Several fields of fixed size, without gaps; the event class knows the length. */
    STRUCT(11, -1, null),
    /** Fields of any kind: one message of the {@link SerialCodec general codec} with its header; each value knows its length. */
    COMPLEX(12, -1, null);

    private static final EventKind[] BY_CODE = new EventKind[13];

    static {
        for (final EventKind kind : values()) {
            BY_CODE[kind.code] = kind;
        }
    }

    private final int code;
    private final int lengthBytes;
    private final ScalarType scalar;

    EventKind(final int code, final int lengthBytes, final ScalarType scalar) {
        this.code = code;
        this.lengthBytes = lengthBytes;
        this.scalar = scalar;
    }

    /** The code on the wire; stable for ever. */
    public int code() {
        return code;
    }

    /** Length of a value; -1 for {@link #STRUCT} and {@link #COMPLEX}, in front of whose values their length stands. */
    public int lengthBytes() {
        return lengthBytes;
    }

    /** The scalar of a primitive kind; null for {@link #STRUCT} and {@link #COMPLEX}. */
    public ScalarType scalar() {
        return scalar;
    }

    /** Whether the value is a single number or truth value, and its class is built in. */
    public boolean isPrimitive() {
        return scalar != null;
    }

    /** The name in configuration text, such as {@code float64}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this code; null if there is none. */
    public static EventKind ofCode(final int code) {
        return code > 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }

    /** The primitive kind with this name in configuration text; null if there is none. */
    public static EventKind ofText(final String text) {
        for (final EventKind kind : values()) {
            if (kind.isPrimitive() && kind.text().equals(text)) {
                return kind;
            }
        }
        return null;
    }
}
