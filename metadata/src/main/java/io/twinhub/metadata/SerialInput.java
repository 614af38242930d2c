package io.twinhub.metadata;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;

/**
 * The bytes of a message from which a {@link SerialDecoder} reads: nothing beyond the limit, which variable data narrows. Used for one
 * message after the other, by one thread.
 */
final class SerialInput {
    /** Longer texts are rare, and a thread keeps what it has. */
    private static final int SCRATCH_LENGTH = 8 * 1024;

    private final byte[] scratch = new byte[SCRATCH_LENGTH];
    private DirectBuffer buffer;
    private int start;
    private int position;
    private int limit;

    /** Begins a message. */
    void wrap(final DirectBuffer source, final int offset, final int length) {
        source.boundsCheck(offset, length);
        buffer = source;
        start = offset;
        position = offset;
        limit = offset + length;
    }

    /** Forgets the message. */
    void unwrap() {
        buffer = null;
    }

    boolean isWrapped() {
        return buffer != null;
    }

    DirectBuffer buffer() {
        return buffer;
    }

    /** Takes so many bytes and returns where they begin. */
    int take(final DataClass<?> dataClass, final int length) {
        if (length > remaining()) {
            throw truncated(dataClass, length);
        }
        final int taken = position;
        position += length;
        return taken;
    }

    int remaining() {
        return limit - position;
    }

    /** Passes over everything up to the limit. */
    void skip() {
        position = limit;
    }

    /** Enters variable data: its end is the limit until {@link #leave}. Returns the limit outside. */
    int enter(final DataClass<?> dataClass) {
        final int length = dataLength(dataClass);
        final int outerLimit = limit;
        limit = position + length;
        return outerLimit;
    }

    void leave(final int outerLimit) {
        limit = outerLimit;
    }

    byte[] bytes(final DataClass<?> dataClass, final Field<?> field) {
        final int length = dataLength(dataClass, field);
        final byte[] bytes = new byte[length];
        buffer.getBytes(position, bytes);
        position += length;
        return bytes;
    }

    String text(final DataClass<?> dataClass, final Field<?> field) {
        final int length = dataLength(dataClass, field);
        final String text = text(length);
        if (text == null) {
            throw error(ErrorCode.SERIAL_VALUE_WRONG, dataClass, field.name() + " is not valid UTF-8");
        }
        position += length;
        return text;
    }

    private String text(final int length) {
        final byte[] array = buffer.byteArray();
        if (array != null) {
            return Utf8.get(array, buffer.wrapAdjustment() + position, length);
        }
        final byte[] bytes = length <= SCRATCH_LENGTH ? scratch : new byte[length];
        buffer.getBytes(position, bytes, 0, length);
        return Utf8.get(bytes, 0, length);
    }

    private int dataLength(final DataClass<?> dataClass, final Field<?> field) {
        final int length = dataLength(dataClass);
        if (length > field.maxLength()) {
            throw refused(dataClass, field);
        }
        return length;
    }

    private int dataLength(final DataClass<?> dataClass) {
        final int header = take(dataClass, SerialLevel.DATA_HEADER_LENGTH);
        final long length = uint32(header);
        if (length > remaining()) {
            throw truncated(dataClass, length);
        }
        return (int) length;
    }

    int uint16(final int offset) {
        return buffer.getShort(offset, LITTLE_ENDIAN) & 0xFFFF;
    }

    long uint32(final int offset) {
        return buffer.getInt(offset, LITTLE_ENDIAN) & 0xFFFF_FFFFL;
    }

    private TwinhubException truncated(final DataClass<?> dataClass, final long length) {
        return error(ErrorCode.SERIAL_TRUNCATED, dataClass, length + " bytes announced, " + remaining() + " left");
    }

    /** The error of a value that its field does not allow. */
    TwinhubException refused(final DataClass<?> dataClass, final Field<?> field) {
        return new TwinhubException(ErrorResult.of(ErrorCode.SERIAL_VALUE_WRONG, dataClass, field.name() + place())
                .expected(Limits.expected(field)));
    }

    TwinhubException error(final ErrorCode code, final DataClass<?> dataClass, final String problem) {
        return new TwinhubException(ErrorResult.of(code, dataClass, problem + place()));
    }

    private String place() {
        return ", at byte " + (position - start);
    }
}
