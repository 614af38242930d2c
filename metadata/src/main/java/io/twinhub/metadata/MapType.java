package io.twinhub.metadata;

/**
 * A map with texts as keys. In Java it may be in any order; in every other form it is in the order of the keys.
 *
 * @param entry class of the entries, {@link java.util.Map.Entry} objects: first the key, then the value.
 */
public record MapType(DataClass<?> entry) implements FieldType {
    /** Bound of a key in UTF-8 bytes. */
    public static final int KEY_LENGTH_MAX = 128;
    /** Place of the key among the entry's fields. */
    public static final int KEY = 0;
    /** Place of the value among the entry's fields. */
    public static final int VALUE = 1;
}
