package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * An event class made from a data class, of one of two kinds:
 *
 * <ul>
 *   <li>{@link EventKind#STRUCT}: every field has a fixed length: a scalar, a constant or a bit set. The value is the fields one after
 *       the other in declaration order, little endian, without gaps or header; encoding allocates nothing, decoding only the object.
 *   <li>{@link EventKind#COMPLEX}: some field is text, a list, nested data or the like. The value is one message of the
 *       {@link SerialCodec general codec}, with its header.
 * </ul>
 *
 * Immutable; any thread may use it.
 *
 * @param <T> the record.
 */
public final class EventClass<T> {
    /** What the two bytes in front of a complex value can say. */
    private static final int COMPLEX_LENGTH_MAX = 0xFFFF;

    private static final int LONGEST_COUNT = 3;

    private final DataClass<T> dataClass;
    private final long lengthMax;
    /** The layout of a structure; null for a complex class. */
    private final FixedLayout<T> layout;
    /** The codec of a complex class; null for a structure. */
    private final SerialCodec<T> codec;

    private EventClass(
            final DataClass<T> dataClass,
            final long lengthMax,
            final FixedLayout<T> layout,
            final SerialCodec<T> codec) {
        this.dataClass = dataClass;
        this.lengthMax = lengthMax;
        this.layout = layout;
        this.codec = codec;
    }

    /** The event class of a data class. */
    public static <T> EventClass<T> of(final DataClass<T> dataClass) {
        return FixedLayout.isPossible(dataClass)
                ? ofLayout(dataClass, FixedLayout.of(dataClass))
                : ofCodec(dataClass, SerialCodec.of(dataClass).lengthMax());
    }

    private static <T> EventClass<T> ofLayout(final DataClass<T> dataClass, final FixedLayout<T> layout) {
        return new EventClass<>(dataClass, layout.lengthBytes(), layout, null);
    }

    private static <T> EventClass<T> ofCodec(final DataClass<T> dataClass, final long lengthMax) {
        return new EventClass<>(dataClass, lengthMax, null, SerialCodec.of(dataClass));
    }

    /** The name by which the configuration knows the class. */
    public String name() {
        return dataClass.name();
    }

    public DataClass<T> dataClass() {
        return dataClass;
    }

    /** {@link EventKind#STRUCT} or {@link EventKind#COMPLEX}. */
    public EventKind kind() {
        return codec == null ? EventKind.STRUCT : EventKind.COMPLEX;
    }

    /** Length of every value of a structure; the greatest length of a complex value that an event can carry. */
    public int lengthBytes() {
        return (int) (codec == null ? lengthMax : Math.min(COMPLEX_LENGTH_MAX, lengthMax));
    }

    /** Greatest length of a value in bytes by the limits of its fields, whether an event can carry it or not. */
    public long lengthMax() {
        return lengthMax;
    }

    /** The most that {@link #encode} writes: more than {@link #lengthMax} if the class is newer than the one that it is fitted to. */
    public long encodedLengthMax() {
        return codec == null ? lengthMax : codec.lengthMax();
    }

    /** The fields whose values can be longest, with their lengths, for people: {@code "name" of up to 1048580 bytes}. */
    @SuppressWarnings("unchecked")
    public String longestFields() {
        record Length(String name, long bytes) {}
        final List<Length> lengths = new ArrayList<>();
        for (final Field<T> field : dataClass.fields()) {
            final long bytes = SerialCodec.of(Items.plainClass(FieldBuilder.itemOf((Field<Object>) field)))
                    .lengthMax();
            lengths.add(new Length(field.name(), bytes - SerialCodec.HEADER_LENGTH));
        }
        return lengths.stream()
                .sorted(Comparator.comparingLong(Length::bytes).reversed())
                .limit(LONGEST_COUNT)
                .map(length -> "\"" + length.name + "\" of up to " + length.bytes + " bytes")
                .collect(Collectors.joining(", "));
    }

    /**
     * This class with the values of the configured one, which may be of an older or newer version: kind and layout are the
     * configured ones, and what one of the two does not know has its default.
     *
     * @throws TwinhubException with the first difference, if these are not versions of one class: up to the lower of their
     *     versions all fields must be equal in order, name, type, unit, limits and pattern. Later fields and alternatives, later
     *     constants where unknown ones are provided for, documentation, defaults and the form of the text may differ.
     */
    public EventClass<T> fittedTo(final EventClass<?> configured) {
        ErrorResult difference = ClassDifference.between(dataClass, configured.dataClass);
        if (difference == null && configured.codec != null) {
            difference = ClassDifference.ofNumbers(dataClass, configured.dataClass);
        }
        if (difference != null) {
            throw new TwinhubException(difference);
        }
        return configured.codec == null
                ? ofLayout(dataClass, configured.layout.in(dataClass))
                : ofCodec(dataClass, configured.lengthMax);
    }

    /**
     * Writes a value.
     *
     * @return the length in bytes.
     * @throws TwinhubException if the value breaks a limit of a field, or the buffer is too small and cannot grow.
     */
    public int encode(final T value, final MutableDirectBuffer buffer, final int offset) {
        if (codec != null) {
            return codec.encode(value, buffer, offset);
        }
        layout.encode(value, buffer, offset);
        return layout.lengthBytes();
    }

    /**
     * Reads a value of this length; a structure has {@link #lengthBytes}.
     *
     * @throws TwinhubException if the bytes are not exactly one valid object of this class.
     */
    public T decode(final DirectBuffer buffer, final int offset, final int length) {
        return decode(buffer, offset, length, codec == null ? dataClass.newValues() : null);
    }

    /** Reads a value by way of values that the caller keeps, so that a structure of scalars allocates nothing but the object. */
    public T decode(final DirectBuffer buffer, final int offset, final int length, final Values values) {
        return codec == null ? layout.decode(buffer, offset, values) : codec.decode(buffer, offset, length);
    }
}
