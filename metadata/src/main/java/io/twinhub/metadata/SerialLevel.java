package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The layout of one data class in SBE, as message or as entry of a group: first a block of the fields of fixed length, then
 * groups (nested data 0..1, lists, maps, each alternative of a one-of 0..1, and optional texts 0..1, since SBE's variable data
 * cannot be null), then variable data. Within each part fields stand by their since-version and then as declared.
 *
 * <p>A field of fixed length that came in a later version is appended to the block, whose length every reader is told. For
 * fields of variable length that came later there is no such place in SBE, so {@link #later} ones are variable data behind
 * everything else: in a message at its end, in an entry of a group inside of one last variable data that every entry has.
 * Immutable.
 */
final class SerialLevel {
    /** Length of the group header: block length, 16 bits, and count, 32 bits. */
    static final int GROUP_HEADER_LENGTH = 6;
    /** Length of the length before variable data. */
    static final int DATA_HEADER_LENGTH = 4;
    /** SBE's null of 16 unsigned bits: an optional constant or one-of that is absent. */
    static final int CODE_NULL = 0xFFFF;

    private static final int CODE_LENGTH = 2;
    private static final int BITS_LENGTH = 8;
    private static final int BLOCK_LENGTH_MAX = 65_534;

    final DataClass<Object> dataClass;
    /** Name of the class; of a plain one the class and field that it belongs to, since all plain ones are named alike. */
    final String name;

    final Slot[] block;
    final int blockLength;
    /** Length of the block in the class's first version: no writer's is shorter. */
    final int blockLengthMin;

    /** The slots that say which alternative of a one-of is there. */
    final Slot[] tags;
    /** Places of removed fields in the declaration. */
    final int[] removed;

    final Part[] groups;
    final Part[] data;
    /** Fields of variable length that came in a later version. */
    final Part[] later;
    /** Number of the message that carries the later fields of an entry. */
    final int laterId;
    /** Whether entries end with variable data for later fields: a plain value can only grow by alternatives of a one-of. */
    final boolean growing;
    /** Greatest length in bytes by the declared limits, as a message without its header. */
    final long lengthMax;
    /** The same as an entry of a group. */
    final long entryLengthMax;

    SerialLevel(final DataClass<Object> dataClass) {
        this(dataClass, dataClass.name());
    }

    private SerialLevel(final DataClass<Object> dataClass, final String name) {
        this.dataClass = dataClass;
        this.name = name;
        final List<Slot> slots = new ArrayList<>();
        final List<Part> parts = new ArrayList<>();
        final List<Integer> places = new ArrayList<>();
        for (int i = 0; i < dataClass.fields().size(); i++) {
            places.add(i);
            addParts(dataClass.fields().get(i), i, parts);
        }
        places.sort(Comparator.comparingInt(i -> dataClass.fields().get(i).since()));
        int offset = 0;
        int first = 0;
        for (final int place : places) {
            final Field<Object> field = dataClass.fields().get(place);
            final int length = fixedLength(field.type());
            if (length > 0) {
                slots.add(new Slot(field, place, SlotForm.of(field), offset, offset + length));
                offset += length;
                first = field.since() == 0 ? offset : first;
            }
        }
        if (offset > BLOCK_LENGTH_MAX) {
            throw new IllegalStateException("Data class " + dataClass + ": its block exceeds " + BLOCK_LENGTH_MAX);
        }
        block = slots.toArray(new Slot[0]);
        tags = slots.stream().filter(slot -> slot.form == SlotForm.TAG).toArray(Slot[]::new);
        removed = places.stream()
                .filter(place -> dataClass.fields().get(place).isRemoved())
                .mapToInt(Integer::intValue)
                .toArray();
        blockLength = offset;
        blockLengthMin = first;
        groups = select(parts, part -> part.since == 0 && part.form.isGroup());
        data = select(parts, part -> part.since == 0 && !part.form.isGroup());
        parts.sort(Comparator.comparingInt(Part::since));
        later = select(parts, part -> part.since > 0);
        laterId = DataClass.derivedId(laterName());
        growing = !dataClass.isPlain()
                || dataClass.fields().stream().anyMatch(field -> field.type() instanceof OneOfType);
        lengthMax = sumOfLengths();
        final int laterHeader = DATA_HEADER_LENGTH + (later.length > 0 ? SerialCodec.HEADER_LENGTH : 0);
        entryLengthMax = growing ? lengthMax + laterHeader : lengthMax;
    }

    /** Name of the message that carries the later fields of an entry. */
    String laterName() {
        return name + "Later";
    }

    private long sumOfLengths() {
        long length = blockLength;
        for (final Part[] parts : new Part[][] {groups, data, later}) {
            for (final Part part : parts) {
                final boolean wrapped = part.since > 0 && part.form.isGroup();
                length = Lengths.add(length, part.lengthMax());
                length += wrapped ? DATA_HEADER_LENGTH + SerialCodec.HEADER_LENGTH : 0;
            }
        }
        return length;
    }

    private interface Choice {
        boolean holds(Part part);
    }

    private static Part[] select(final List<Part> parts, final Choice choice) {
        return parts.stream().filter(choice::holds).toArray(Part[]::new);
    }

    private static int fixedLength(final FieldType type) {
        if (type instanceof ScalarType scalar) {
            return scalar.lengthBytes();
        }
        if (type instanceof EnumType || type instanceof OneOfType) {
            return CODE_LENGTH;
        }
        return type instanceof BitSetType ? BITS_LENGTH : 0;
    }

    private void addParts(final Field<Object> field, final int index, final List<Part> parts) {
        final FieldType type = field.type();
        if (type instanceof ListType list) {
            parts.add(part(field, index, PartForm.LIST, level(list.entry(), field)));
        } else if (type instanceof MapType map) {
            parts.add(part(field, index, PartForm.MAP, level(map.entry(), field)));
        } else if (type instanceof OneOfType oneOf) {
            for (int i = 0; i < oneOf.alternatives().size(); i++) {
                final OneOfType.Alternative alternative = oneOf.alternatives().get(i);
                final String partName = field.name()
                        + SbeNames.capitalized(alternative.dataClass().name());
                parts.add(new Part(
                        partName,
                        field,
                        index,
                        PartForm.ALTERNATIVE,
                        level(alternative.dataClass(), field),
                        i,
                        Math.max(field.since(), alternative.since()),
                        name + SbeNames.capitalized(partName)));
            }
        } else if (type instanceof DataType nested && !nested.embedded()) {
            parts.add(
                    part(field, index, PartForm.SINGLE, level(nested.dataClass().get(), field)));
        } else if (fixedLength(type) == 0) {
            final boolean text = type instanceof StringType || type == BytesType.BYTES;
            if (text && field.isOptional()) {
                final DataClass<?> entry = Items.plainClass(FieldBuilder.itemOf(field));
                parts.add(part(field, index, PartForm.SINGLE, level(entry, field)));
            } else {
                parts.add(part(field, index, PartForm.of(type), null));
            }
        }
    }

    private Part part(final Field<Object> field, final int index, final PartForm form, final SerialLevel entry) {
        final String wrapperName = name + SbeNames.capitalized(field.name());
        return new Part(field.name(), field, index, form, entry, 0, field.since(), wrapperName);
    }

    @SuppressWarnings("unchecked")
    private SerialLevel level(final DataClass<?> dataClass, final Field<Object> field) {
        return dataClass.isPlain()
                ? new SerialLevel((DataClass<Object>) dataClass, name + SbeNames.capitalized(field.name()))
                : ((DataClass<Object>) dataClass).serialLevel();
    }

    /** How a value of fixed length stands in the block. */
    enum SlotForm {
        INTEGER,
        FLOATING,
        /** A scalar that may be null, boxed in Java. */
        OPTIONAL,
        CONSTANT,
        BITS,
        /** Which alternative of a one-of is there. */
        TAG;

        static SlotForm of(final Field<?> field) {
            if (field.type() instanceof ScalarType scalar) {
                return field.isPrimitive() ? scalar.floating() ? FLOATING : INTEGER : OPTIONAL;
            }
            return field.type() instanceof EnumType ? CONSTANT : field.type() instanceof BitSetType ? BITS : TAG;
        }
    }

    /** How a value of variable length stands behind the block. */
    enum PartForm {
        LIST,
        MAP,
        /** A group of 0..1. */
        SINGLE,
        /** A group of 0..1 for one alternative of a one-of. */
        ALTERNATIVE,
        TEXT,
        BYTES,
        EMBEDDED,
        ANY;

        static PartForm of(final FieldType type) {
            if (type instanceof StringType) {
                return TEXT;
            }
            return type == BytesType.BYTES ? BYTES : type instanceof AnyType ? ANY : EMBEDDED;
        }

        boolean isGroup() {
            return ordinal() <= ALTERNATIVE.ordinal();
        }

        boolean isSingle() {
            return this == SINGLE || this == ALTERNATIVE;
        }
    }

    /** A field in the block, from its offset up to its end. */
    record Slot(Field<Object> field, int index, SlotForm form, int offset, int end) {
        ScalarType scalar() {
            return (ScalarType) field.type();
        }
    }

    /**
     * A field, or an alternative of one, behind the block.
     *
     * @param name name of the group or variable data; the alternatives of a one-of have the field in front of theirs.
     * @param entry layout of a group's entries; null for variable data.
     * @param alternative its place among the alternatives of a one-of.
     * @param wrapperName name of the message in which a group travels if it came later.
     */
    record Part(
            String name,
            Field<Object> field,
            int index,
            PartForm form,
            SerialLevel entry,
            int alternative,
            int since,
            String wrapperName) {

        /** Greatest number of a group's entries. */
        int countMax() {
            return form.isSingle() ? 1 : field.maxLength();
        }

        /** Number of the message in which a group travels if it came later. */
        int wrapperId() {
            return DataClass.derivedId(wrapperName);
        }

        private long lengthMax() {
            return form.isGroup()
                    ? Lengths.add(GROUP_HEADER_LENGTH, Lengths.multiply(countMax(), entry.entryLengthMax))
                    : (long) DATA_HEADER_LENGTH + field.maxLength();
        }
    }

    /** Sums of lengths that stay where they are once nobody could count that far. */
    private static final class Lengths {
        private static final long BOUND = Long.MAX_VALUE / 4;

        private static long add(final long a, final long b) {
            return Math.min(BOUND, a + b);
        }

        private static long multiply(final long count, final long length) {
            return length > BOUND / Math.max(1, count) ? BOUND : count * length;
        }
    }
}
