package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The layout of one data class in SBE, as message or as entry of a group: first a block of the fields of fixed length, then
 * groups (nested data 0..1, lists, and optional texts 0..1, since SBE's variable data cannot be null), then variable data.
 * Within each part fields stand by their since-version and then as declared, so that a later field is always appended.
 * Immutable.
 */
final class SerialLevel {
    /** Length of the group header: block length, 16 bits, and count, 32 bits. */
    static final int GROUP_HEADER_LENGTH = 6;
    /** Length of the length before variable data. */
    static final int DATA_HEADER_LENGTH = 4;

    /** SBE's null of 16 unsigned bits: an optional constant that is absent. */
    static final int ENUM_NULL = 0xFFFF;

    private static final int ENUM_LENGTH = 2;
    private static final int BLOCK_LENGTH_MAX = 65_534;

    final DataClass<Object> dataClass;
    /** Places of the fields in the declaration, in the order of the block. */
    final int[] block;
    /** Offset of each field of the block. */
    final int[] offsets;

    final int blockLength;
    final int[] groups;
    /** The class of each group's entries; null if the entry is one text. */
    final List<DataClass<Object>> groupClasses;

    final int[] data;

    SerialLevel(final DataClass<Object> dataClass) {
        this.dataClass = dataClass;
        block = fieldsOf(Part.BLOCK);
        groups = fieldsOf(Part.GROUP);
        data = fieldsOf(Part.DATA);
        offsets = new int[block.length];
        int offset = 0;
        for (int i = 0; i < block.length; i++) {
            offsets[i] = offset;
            offset += lengthOf(field(block[i]).type());
        }
        blockLength = offset;
        if (blockLength > BLOCK_LENGTH_MAX) {
            throw new IllegalStateException("Data class " + dataClass + ": its block exceeds " + BLOCK_LENGTH_MAX);
        }
        groupClasses = new ArrayList<>();
        for (final int index : groups) {
            groupClasses.add(entryClass(field(index).type()));
        }
    }

    Field<Object> field(final int index) {
        return dataClass.fields().get(index);
    }

    /** How long the block must be at least if it was written by this version. */
    int blockLength(final int version) {
        int length = 0;
        for (int i = 0; i < block.length; i++) {
            if (field(block[i]).since() <= version) {
                length = offsets[i] + lengthOf(field(block[i]).type());
            }
        }
        return length;
    }

    /** Length of the entries of a group in their fixed part. */
    static int entryBlockLength(final DataClass<Object> entryClass) {
        return entryClass == null ? 0 : entryClass.serialLevel().blockLength;
    }

    /** Whether a group holds at most one entry. */
    static boolean isSingle(final Field<?> field) {
        return !(field.type() instanceof ListType) && field.type() != StringListType.STRING_LIST;
    }

    static int lengthOf(final FieldType type) {
        return type instanceof ScalarType scalar ? scalar.lengthBytes() : ENUM_LENGTH;
    }

    @SuppressWarnings("unchecked")
    private static DataClass<Object> entryClass(final FieldType type) {
        if (type instanceof ListType list) {
            return (DataClass<Object>) list.item();
        }
        return type instanceof DataType nested
                ? (DataClass<Object>) nested.dataClass().get()
                : null;
    }

    private int[] fieldsOf(final Part part) {
        final List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < dataClass.fields().size(); i++) {
            if (partOf(field(i)) == part) {
                indexes.add(i);
            }
        }
        indexes.sort(Comparator.comparingInt(index -> field(index).since()));
        return indexes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Part partOf(final Field<?> field) {
        final FieldType type = field.type();
        if (type instanceof ScalarType || type instanceof EnumType) {
            return Part.BLOCK;
        }
        if (type instanceof DataType nested) {
            return nested.embedded() ? Part.DATA : Part.GROUP;
        }
        if (type instanceof ListType || type instanceof StringListType) {
            return Part.GROUP;
        }
        return field.isOptional() ? Part.GROUP : Part.DATA;
    }

    private enum Part {
        BLOCK,
        GROUP,
        DATA
    }
}
