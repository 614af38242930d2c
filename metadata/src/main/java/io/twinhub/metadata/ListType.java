package io.twinhub.metadata;

/**
 * A list.
 *
 * @param entry class of the items; the name of a data class is the name of an item's element.
 * @param plain whether the items are values of any other type; the entry's only field is then the item.
 */
public record ListType(DataClass<?> entry, boolean plain) implements FieldType {
    /** The item of a plain list as a field of itself. */
    @SuppressWarnings("unchecked")
    public Field<Object> item() {
        return (Field<Object>) entry.fields().get(0);
    }

    /** Whether the whole list can stand in one text, items separated by blanks. */
    public boolean isWords() {
        return plain && item().type().isWord();
    }
}
