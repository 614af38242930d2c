package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the names of elements and attributes mean, and what to say of those that mean nothing. */
final class XmlNames {
    private XmlNames() {}

    /** The field whose attribute has this name; {@link TextCursor#END} if there is none. */
    static int attributeIndex(final DataClass<Object> dataClass, final String name) {
        final int index = dataClass.indexOf(name);
        return index >= 0 && !dataClass.fields().get(index).isElement() ? index : TextCursor.END;
    }

    /** The field whose element, item or alternative has this name; {@link TextCursor#END} if there is none. */
    static int elementIndex(final DataClass<Object> dataClass, final String name) {
        final int present = elementIndex(dataClass, name, false);
        return present == TextCursor.END ? elementIndex(dataClass, name, true) : present;
    }

    /** Items of an unwrapped list may be named like those of one that was removed. */
    private static int elementIndex(final DataClass<Object> dataClass, final String name, final boolean removed) {
        final List<Field<Object>> fields = dataClass.fields();
        for (int i = 0; i < fields.size(); i++) {
            final Field<Object> field = fields.get(i);
            if (field.isRemoved() == removed
                    && field.isElement()
                    && (field.isUnwrapped()
                            ? ItemClasses.named(field, name) != null
                            : field.name().equals(name))) {
                return i;
            }
        }
        return TextCursor.END;
    }

    /** The class that gives the element of a field its namespace: that of the item, or the one that has the field. */
    static DataClass<Object> named(final DataClass<Object> dataClass, final int index, final String name) {
        final Field<Object> field = dataClass.fields().get(index);
        return field.isUnwrapped() ? ItemClasses.named(field, name) : dataClass;
    }

    static ErrorResult unknownRoot(final DataClass<Object> dataClass, final String name) {
        final List<String> known = new ArrayList<>();
        known.add(dataClass.name());
        known.addAll(elementNames(dataClass));
        return ErrorResult.of(ErrorCode.TEXT_ROOT_WRONG, name)
                .expected(Problems.oneOf(known))
                .action(Problems.suggestion(name, known));
    }

    static ErrorResult unknownElement(final DataClass<Object> dataClass, final String name) {
        final List<String> known = elementNames(dataClass);
        final String expected = attributeIndex(dataClass, name) != TextCursor.END
                ? "an attribute of this name"
                : known.isEmpty() ? "no elements" : Problems.oneOf(known);
        return ErrorResult.of(ErrorCode.TEXT_ELEMENT_UNKNOWN, name, dataClass.name())
                .expected(expected)
                .action(Problems.suggestion(name, known));
    }

    static ErrorResult unknownAttribute(final DataClass<Object> dataClass, final String name) {
        final List<String> known =
                present(dataClass, field -> !field.isElement()).map(Field::name).toList();
        final String expected = elementIndex(dataClass, name) != TextCursor.END
                ? "an element <" + name + ">"
                : known.isEmpty() ? "no attributes" : Problems.oneOf(known);
        return ErrorResult.of(ErrorCode.TEXT_ATTRIBUTE_UNKNOWN, name, dataClass.name())
                .expected(expected)
                .action(Problems.suggestion(name, known));
    }

    static ErrorResult unknownItem(final Field<Object> field, final String name) {
        final List<String> known =
                ItemClasses.of(field).stream().map(DataClass::name).toList();
        return ErrorResult.of(ErrorCode.TEXT_ELEMENT_UNKNOWN, name, field.name())
                .expected(known.size() == 1 ? "<" + known.get(0) + ">" : Problems.oneOf(known))
                .action(Problems.suggestion(name, known));
    }

    private static List<String> elementNames(final DataClass<Object> dataClass) {
        return present(dataClass, Field::isElement)
                .flatMap(field -> field.isUnwrapped()
                        ? ItemClasses.of(field).stream().map(DataClass::name)
                        : Stream.of(field.name()))
                .toList();
    }

    private static Stream<Field<Object>> present(
            final DataClass<Object> dataClass, final Predicate<Field<Object>> condition) {
        return dataClass.fields().stream().filter(field -> !field.isRemoved()).filter(condition);
    }
}
