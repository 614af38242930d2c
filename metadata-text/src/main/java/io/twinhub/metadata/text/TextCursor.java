package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.Position;

/**
 * A place in one text, moved forward by {@link ObjectReader}, which knows what the declaration expects next. It hides how a
 * format says things: for the reader there are objects with members, collections with items, and texts. What does not fit is
 * reported and skipped here, under the name by which a user knows the field: that of an item is its list's. That the text is
 * not well-formed comes out as a {@link io.twinhub.metadata.TwinhubException}.
 */
interface TextCursor {
    /** Stands for the whole object where otherwise a field is numbered. */
    int WHOLE = -1;
    /** Stands for the end of an object where otherwise a field is numbered. */
    int END = -2;

    /** Moves to the root: {@link #WHOLE}, or the place of the field that is a section. */
    int root(DataClass<Object> dataClass);

    /** Moves to the next member of an object and gives the place of its field; or past the object, and gives {@link #END}. */
    int nextMember(DataClass<Object> dataClass);

    /** Whether another member of this field goes on with the same list. */
    boolean isRepeated(Field<Object> field);

    /** Whether the value of this field is one text. */
    boolean isText(Field<Object> field);

    /** The text of the value, past which the cursor moves; null if there is something else. */
    String text(Field<Object> field, String name);

    /** Steps into the object at which the cursor stands; false if there is something else. */
    boolean beginObject(Field<Object> field, String name);

    /** Steps into the list, map or alternatives at which the cursor stands; false if there is something else. */
    boolean beginItems(Field<Object> field, String name);

    /** Moves to the next item and gives its class; or past the list, map or alternatives, and gives null. */
    DataClass<Object> nextItem(Field<Object> field);

    /** Moves past the value at which the cursor stands. */
    void skip();

    /** Where the member or item stands that the cursor came to last. */
    Position position();

    /** Makes sure that nothing follows. */
    void end();

    @SuppressWarnings("unchecked")
    static DataClass<Object> erased(final DataClass<?> dataClass) {
        return (DataClass<Object>) dataClass;
    }
}
