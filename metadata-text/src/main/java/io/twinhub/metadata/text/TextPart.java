package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Position;
import java.util.ArrayList;
import java.util.List;

/** A part of a document as it stands in the text: its structure is known, its values are still text. */
sealed interface TextPart {
    Position position();

    /** The text of one field. */
    record Value(String text, Position position) implements TextPart {}

    /** The items of one list. */
    record Items(List<Fields> items, Position position) implements TextPart {
        Items(final Position position) {
            this(new ArrayList<>(), position);
        }
    }

    /** The fields of one object, by their place in the declaration; null where the text says nothing. */
    record Fields(DataClass<Object> dataClass, TextPart[] parts, Position position) implements TextPart {
        Fields(final DataClass<Object> dataClass, final Position position) {
            this(dataClass, new TextPart[dataClass.fields().size()], position);
        }
    }
}
