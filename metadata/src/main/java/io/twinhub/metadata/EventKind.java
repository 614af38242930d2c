package io.twinhub.metadata;

/** The kinds of value that an event can have; the code travels with each event on the wire. */
public enum EventKind {
    /** One byte: 0 false, 1 true. */
    BOOLEAN(1, 1),
    /** Signed, 1 byte. */
    INT8(2, 1),
    /** Signed, 2 bytes. */
    INT16(3, 2),
    /** Signed, 4 bytes. */
    INT32(4, 4),
    /** Signed, 8 bytes. */
    INT64(5, 8),
    /** Unsigned, 1 byte. */
    UINT8(6, 1),
    /** Unsigned, 2 bytes. */
    UINT16(7, 2),
    /** Unsigned, 4 bytes. */
    UINT32(8, 4),
    /** IEEE 754, 4 bytes. */
    FLOAT32(9, 4),
    /** IEEE 754, 8 bytes. */
    FLOAT64(10, 8),
    /** Several fields of fixed size; the length is that of the event class. */
    STRUCT(11, -1);

    private final int code;
    private final int lengthBytes;

    EventKind(final int code, final int lengthBytes) {
        this.code = code;
        this.lengthBytes = lengthBytes;
    }

    /** The number of this kind on the wire. */
    public int code() {
        return code;
    }

    /** Length of a value in bytes; -1 for {@link #STRUCT}, whose event class decides. */
    public int lengthBytes() {
        return lengthBytes;
    }
}
