package io.twinhub.metadata;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * An object of any data class in serial form: one message with its header. Whoever passes it on needs not know the class.
 * Immutable; any thread may use it.
 */
public final class AnyData {
    private final byte[] serial;

    private AnyData(final byte[] serial) {
        this.serial = serial;
    }

    /**
     * An object of this class.
     *
     * @throws TwinhubException if a value breaks a limit of its field.
     */
    public static <T> AnyData of(final DataClass<T> dataClass, final T object) {
        return new AnyData(SerialCodec.of(dataClass).encode(object));
    }

    /**
     * The bytes of a message.
     *
     * @throws TwinhubException if they do not begin with the header of a message.
     */
    public static AnyData ofSerial(final byte[] serial) {
        final AnyData data = new AnyData(serial.clone());
        if (data.classId() < 0) {
            throw new TwinhubException(ErrorResult.of(
                    ErrorCode.SERIAL_WRONG_CLASS, "any data class", "it does not begin with a message header"));
        }
        return data;
    }

    /** Number of the object's class. */
    public int classId() {
        return SerialCodec.classId(new UnsafeBuffer(serial), 0, serial.length);
    }

    /** Whether the object has the number of this class. */
    public boolean isA(final DataClass<?> dataClass) {
        return classId() == dataClass.id();
    }

    /**
     * The object.
     *
     * @throws TwinhubException if it is of another class, or the bytes are not exactly one valid object.
     */
    public <T> T as(final DataClass<T> dataClass) {
        return SerialCodec.of(dataClass).decode(serial);
    }

    /** A copy of the bytes. */
    public byte[] serial() {
        return serial.clone();
    }

    /** Number of bytes. */
    public int lengthBytes() {
        return serial.length;
    }

    byte[] serialUncopied() {
        return serial;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof AnyData data && Arrays.equals(data.serial, serial);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(serial);
    }

    @Override
    public String toString() {
        return "class " + classId() + ", " + serial.length + " bytes";
    }
}
