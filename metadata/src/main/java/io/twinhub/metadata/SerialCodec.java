package io.twinhub.metadata;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Data object to bytes and back. The bytes are an SBE message with its header, little endian, in the layout that
 * {@link SbeSchema} prints, so that codecs made by SBE's own tool from that schema read them and write them.
 *
 * <p>Bytes from anywhere may be decoded: lengths and counts are checked against what is really there, values against what
 * their field declares, and whatever is wrong comes out as a {@link TwinhubException}. Immutable; any thread may use it.
 *
 * @param <T> the record.
 */
public final class SerialCodec<T> {
    /** Schema number of all data classes: the letters TH. */
    public static final int SCHEMA_ID = 0x5448;
    /** Length of the message header: block length, class, schema and version, 16 bits each. */
    public static final int HEADER_LENGTH = 8;
    /** How deep embedded objects may lie in each other, such as the causes of an error. */
    public static final int EMBEDDED_DEPTH_MAX = 16;

    private final DataClass<T> dataClass;

    private SerialCodec(final DataClass<T> dataClass) {
        this.dataClass = dataClass;
    }

    /** The codec of a class. */
    public static <T> SerialCodec<T> of(final DataClass<T> dataClass) {
        return new SerialCodec<>(dataClass);
    }

    /**
     * Encodes an object.
     *
     * @throws TwinhubException if a value breaks a limit of its field.
     */
    public byte[] encode(final T object) {
        return SerialEncoder.encode(this, object);
    }

    /**
     * Encodes an object into a buffer.
     *
     * @return the length in bytes.
     * @throws TwinhubException if a value breaks a limit of its field, or the buffer is too small and cannot grow.
     */
    public int encode(final T object, final MutableDirectBuffer buffer, final int offset) {
        try {
            return SerialEncoder.encode(dataClass, object, buffer, offset);
        } catch (final NullPointerException | ClassCastException e) {
            // A null where a primitive was expected, or a value that generics did not keep out.
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.SERIAL_VALUE_WRONG, dataClass, String.valueOf(e.getMessage())), e);
        } catch (final IndexOutOfBoundsException e) {
            throw new TwinhubException(
                    ErrorResult.of(
                            ErrorCode.SERIAL_TOO_LARGE,
                            dataClass,
                            "the buffer of " + buffer.capacity() + " bytes is too small"),
                    e);
        }
    }

    /**
     * Decodes an object.
     *
     * @throws TwinhubException if the bytes are not exactly one valid object.
     */
    public T decode(final byte[] bytes) {
        return decode(new UnsafeBuffer(bytes), 0, bytes.length);
    }

    /**
     * Decodes an object from a stretch of a buffer.
     *
     * @throws TwinhubException if the bytes are not exactly one valid object.
     */
    public T decode(final DirectBuffer buffer, final int offset, final int length) {
        return dataClass.javaClass().cast(SerialDecoder.decode(dataClass, buffer, offset, length));
    }

    /** Greatest length of an object in bytes, by the limits that its fields declare; far beyond any memory if they declare none. */
    public long lengthMax() {
        return HEADER_LENGTH + dataClass.serialLevel().lengthMax;
    }

    /** The number of the class whose message begins here; -1 if the bytes do not begin with a header of ours. */
    public static int classId(final DirectBuffer buffer, final int offset, final int length) {
        if (length < HEADER_LENGTH || uint16(buffer, offset + 4) != SCHEMA_ID) {
            return -1;
        }
        return uint16(buffer, offset + 2);
    }

    private static int uint16(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset, LITTLE_ENDIAN) & 0xFFFF;
    }
}
