package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Field;

/**
 * Where {@link ObjectWriter} writes to: the reverse of {@link TextCursor}. {@link #root}, {@link #member}, {@link #item} and
 * {@link #beginEntry} say what the value is that follows.
 */
interface TextSink {
    /** What is shown for a secret. */
    String HIDDEN = "***";

    /** The object follows that the whole text is. */
    void root(DataClass<Object> dataClass);

    /** Whether the value of this field is one text. */
    boolean isText(Field<Object> field);

    /** Whether the field stands behind those of which this is not so. */
    boolean isLater(Field<Object> field);

    /** A field of an object follows. */
    void member(DataClass<Object> dataClass, Field<Object> field);

    /** An item of a list or one of several alternatives follows. */
    void item(Field<Object> field, DataClass<Object> itemClass);

    /** An entry of a map follows; to be ended. */
    void beginEntry(DataClass<Object> entryClass, String key);

    void endEntry();

    /** Writes a value that is one text. */
    void text(Field<Object> field, String text);

    /** Stands for a value that is not shown, of whatever type. */
    void hidden(Field<Object> field);

    /** The members of an object follow; to be ended. */
    void beginObject();

    void endObject();

    /** The items of a list, the entries of a map or one of several alternatives follow; to be ended. */
    void beginItems(Field<Object> field);

    void endItems(Field<Object> field);
}
