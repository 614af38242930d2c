package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.Position;
import io.twinhub.metadata.Positions;
import java.util.List;

/** The parts of one object, collected from one text or several. */
final class TextDocument {
    private final TextPart.Fields root;
    private final Problems problems;
    private Position rootPosition = Position.NONE;

    @SuppressWarnings("unchecked")
    TextDocument(final DataClass<?> dataClass, final Problems problems) {
        this.root = new TextPart.Fields((DataClass<Object>) dataClass, Position.NONE);
        this.problems = problems;
    }

    TextPart.Fields root() {
        return root;
    }

    /** Notes where a text begins; the root of the object is said to stand where the first one does. */
    void rootPosition(final Position position) {
        if (rootPosition == Position.NONE) {
            rootPosition = position;
        }
    }

    /** The object; null if anything in it is wrong. */
    Object bind(final Positions positions) {
        return new TextBinder(problems, positions)
                .bind(new TextPart.Fields(root.dataClass(), root.parts(), rootPosition), "");
    }

    /** Takes in the text of a field; a second one is a problem, unless another file says the same. */
    void value(final TextPart.Fields object, final int index, final TextPart.Value value) {
        final TextPart before = object.parts()[index];
        if (before == null) {
            object.parts()[index] = value;
        } else if (object != root
                || before.position().file().equals(value.position().file())
                || !(before instanceof TextPart.Value same && same.text().equals(value.text()))) {
            twice(object, index, value.position());
        }
    }

    /** The fields of a nested object, to be filled. */
    TextPart.Fields nested(final TextPart.Fields object, final int index, final Position position) {
        final TextPart.Fields nested = new TextPart.Fields(nestedClass(field(object, index)), position);
        if (object.parts()[index] == null) {
            object.parts()[index] = nested;
        } else {
            twice(object, index, position);
        }
        return nested;
    }

    /** The items of a list, to be added to. */
    TextPart.Items items(final TextPart.Fields object, final int index, final Position position) {
        if (object.parts()[index] == null) {
            object.parts()[index] = new TextPart.Items(position);
        }
        return (TextPart.Items) object.parts()[index];
    }

    /** A new item of a list, to be filled. */
    TextPart.Fields item(final TextPart.Items items, final Field<Object> field, final Position position) {
        final TextPart.Fields item = new TextPart.Fields(nestedClass(field), position);
        items.items().add(item);
        return item;
    }

    void twice(final TextPart.Fields object, final int index, final Position position) {
        final Position first = object.parts()[index].position();
        problems.add(ErrorResult.of(
                        ErrorCode.TEXT_VALUE_TWICE,
                        field(object, index).name(),
                        object.dataClass().name())
                .at(position)
                .action("The first one is at " + first + "."));
    }

    static Field<Object> field(final TextPart.Fields object, final int index) {
        return fields(object).get(index);
    }

    static List<Field<Object>> fields(final TextPart.Fields object) {
        return object.dataClass().fields();
    }

    @SuppressWarnings("unchecked")
    private static DataClass<Object> nestedClass(final Field<Object> field) {
        return (DataClass<Object>) field.nestedClass();
    }
}
