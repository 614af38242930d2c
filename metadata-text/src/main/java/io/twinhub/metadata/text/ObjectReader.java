package io.twinhub.metadata.text;

import io.twinhub.metadata.AnyData;
import io.twinhub.metadata.AnyType;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.DataType;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.FieldType;
import io.twinhub.metadata.Limits;
import io.twinhub.metadata.ListType;
import io.twinhub.metadata.MapType;
import io.twinhub.metadata.Position;
import io.twinhub.metadata.Positions;
import io.twinhub.metadata.TextForm;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.metadata.Values;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads texts into one object. Every object in them is made where it ends, so that never more is held than the objects
 * themselves and those that are not at their end. Used once.
 */
final class ObjectReader {
    private final Problems problems = new Problems();
    private final Positions positions = new Positions();
    private final PartialObject root;
    // The source that gave a field of the root, from 1; the root alone can come from several.
    private final int[] rootSources;
    private int source;
    private TextCursor cursor;

    private ObjectReader(final DataClass<Object> dataClass) {
        root = new PartialObject(dataClass, Positions.ROOT);
        rootSources = new int[dataClass.fields().size()];
    }

    /** How a format is read. */
    interface Format {
        TextCursor open(TextInput input, Problems problems);
    }

    static <T> TextResult<T> read(final DataClass<T> dataClass, final List<TextSource> sources, final Format format) {
        final ObjectReader reader = new ObjectReader(TextCursor.erased(dataClass));
        boolean whole = true;
        for (final TextSource source : sources) {
            whole &= reader.readOne(source, format);
        }
        // What a broken text did not get to say must not be reported as missing.
        final Object value = whole ? reader.complete() : null;
        final List<ErrorResult> errors = reader.problems.errors();
        return new TextResult<>(errors.isEmpty() ? dataClass.javaClass().cast(value) : null, errors, reader.positions);
    }

    private boolean readOne(final TextSource text, final Format format) {
        source++;
        try (TextInput input = new TextInput(text)) {
            cursor = format.open(input, problems);
            final int section = cursor.root(root.dataClass());
            positions.root(cursor.position());
            if (section == TextCursor.WHOLE) {
                members(root);
            } else {
                root.accept(member(root, section));
            }
            cursor.end();
            return true;
        } catch (final TwinhubException e) {
            problems.last(e.error());
            return false;
        }
    }

    private Object complete() {
        try {
            return root.complete(positions, problems);
        } catch (final TwinhubException e) {
            problems.last(e.error());
            return null;
        }
    }

    private void members(final PartialObject object) {
        int index = cursor.nextMember(object.dataClass());
        while (index != TextCursor.END) {
            object.accept(member(object, index));
            index = cursor.nextMember(object.dataClass());
        }
    }

    private boolean member(final PartialObject object, final int index) {
        final Field<Object> field = object.field(index);
        final boolean fromAnother = object == root && rootSources[index] != source;
        if (object == root) {
            rootSources[index] = source;
        }
        if (field.isRemoved()) {
            return refuse(object.removed(index).at(cursor.position()));
        }
        if (!object.has(index)) {
            object.part(index, positions.field(object.part(), field.name(), cursor.position()));
        } else if (fromAnother && cursor.isText(field)) {
            return same(object, index);
        } else if (!cursor.isRepeated(field) && !(fromAnother && isCollected(field))) {
            return refuse(object.twice(index, positions).at(cursor.position()));
        }
        return value(field, field.name(), object.values(), index, object.part(index));
    }

    private boolean refuse(final ErrorResult problem) {
        problems.add(problem);
        cursor.skip();
        return false;
    }

    private boolean isCollected(final Field<Object> field) {
        return field.type() instanceof ListType || field.type() instanceof MapType;
    }

    /** Another source may say what one said, as long as it says the same. */
    private boolean same(final PartialObject object, final int index) {
        final Position position = cursor.position();
        final Values second = object.dataClass().newValues();
        if (!text(object.field(index), object.field(index).name(), second, index)) {
            return false;
        }
        final boolean same =
                Objects.deepEquals(second.get(index), object.values().get(index));
        if (!same) {
            problems.add(object.twice(index, positions).at(position));
        }
        return same;
    }

    /**
     * Reads the value at which the cursor stands.
     *
     * @param name how a user knows the field; an item's is that of its list.
     * @param part of the value among the positions.
     * @return false if anything in it is wrong, which is then among the problems.
     */
    private boolean value(
            final Field<Object> field, final String name, final Values values, final int index, final int part) {
        problems.begin(field);
        final boolean right = valueInside(field, name, values, index, part);
        problems.end(field);
        return right;
    }

    private boolean valueInside(
            final Field<Object> field, final String name, final Values values, final int index, final int part) {
        final FieldType type = field.type();
        if (cursor.isText(field)) {
            return text(field, name, values, index);
        }
        if (type instanceof ListType || type instanceof MapType) {
            return items(field, name, values, index, part);
        }
        final Object object = type instanceof DataType data
                ? object(field, name, TextCursor.erased(data.dataClass().get()), part)
                : alternative(field, name, part);
        values.setObject(index, object);
        return object != null;
    }

    private boolean text(final Field<Object> field, final String name, final Values values, final int index) {
        final Position position = cursor.position();
        final String text = cursor.text(field, name);
        final String expected = text == null ? null : TextForm.parse(field, text, values, index);
        if (expected != null) {
            problems.add(ErrorResult.of(ErrorCode.TEXT_VALUE_WRONG, name, problems.quoted(field, text))
                    .at(position)
                    .expected(expected)
                    .action(Problems.suggestion(field, text)));
        }
        return text != null && expected == null;
    }

    private boolean items(
            final Field<Object> field, final String name, final Values values, final int index, final int part) {
        if (!cursor.beginItems(field, name)) {
            return false;
        }
        final PartialItems items = PartialItems.in(values, index, field);
        boolean right = true;
        DataClass<Object> itemClass = cursor.nextItem(field);
        while (itemClass != null) {
            right &= items.isFull() ? tooMany(field, name, items) : item(field, name, itemClass, items, part);
            itemClass = cursor.nextItem(field);
        }
        return right;
    }

    private boolean tooMany(final Field<Object> field, final String name, final PartialItems items) {
        // One is told, the others are passed over.
        if (items.next() == field.maxLength()) {
            problems.add(ErrorResult.of(ErrorCode.TEXT_VALUE_WRONG, name, "more than " + field.maxLength() + " items")
                    .at(cursor.position())
                    .expected(Limits.expected(field)));
        }
        cursor.skip();
        return false;
    }

    private boolean item(
            final Field<Object> field,
            final String name,
            final DataClass<Object> itemClass,
            final PartialItems items,
            final int collection) {
        final Position position = cursor.position();
        final int place = items.next();
        final Object item;
        if (field.type() instanceof ListType list && list.plain()) {
            // Words are said to stand where their list stands: there may be a million of them.
            item = plain(itemClass, name, list.isWords() ? collection : positions.item(collection, place, position));
        } else {
            final int part = positions.item(collection, place, position);
            item = object(field, name, itemClass, part);
            if (item instanceof Map.Entry<?, ?> entry) {
                positions.key(collection, (String) entry.getKey(), part);
            }
        }
        if (item != null && !items.add(item)) {
            problems.add(ErrorResult.of(ErrorCode.TEXT_VALUE_TWICE, ((Map.Entry<?, ?>) item).getKey(), name)
                    .at(position));
            return false;
        }
        return item != null;
    }

    /** Reads what is one of several classes; null if anything in it is wrong. */
    private Object alternative(final Field<Object> field, final String name, final int part) {
        final Position position = cursor.position();
        if (!cursor.beginItems(field, name)) {
            return null;
        }
        final DataClass<Object> itemClass = cursor.nextItem(field);
        if (itemClass == null) {
            problems.add(ErrorResult.of(ErrorCode.TEXT_VALUE_MISSING, name, name)
                    .at(position)
                    .expected(Limits.expected(field)));
            return null;
        }
        Object found = AnySerial.is(itemClass) ? plain(itemClass, name, part) : object(field, name, itemClass, part);
        while (cursor.nextItem(field) != null) {
            refuse(ErrorResult.of(ErrorCode.TEXT_VALUE_TWICE, name, name)
                    .at(cursor.position())
                    .expected("one of them alone"));
            found = null;
        }
        return found != null && field.type() instanceof AnyType ? any(field, name, itemClass, found, position) : found;
    }

    private Object any(
            final Field<Object> field,
            final String name,
            final DataClass<Object> dataClass,
            final Object object,
            final Position position) {
        try {
            final AnyData data = object instanceof AnyData bytes ? bytes : AnyData.of(dataClass, object);
            final String expected = Limits.violation(field, data);
            if (expected == null) {
                return data;
            }
            problems.add(ErrorResult.of(ErrorCode.TEXT_VALUE_WRONG, name, data)
                    .at(position)
                    .expected(expected));
        } catch (final TwinhubException e) {
            problems.add(e.error().at(position));
        }
        return null;
    }

    /** Reads an object that is nothing but the value of its class's only field; null if anything in it is wrong. */
    private Object plain(final DataClass<Object> dataClass, final String name, final int part) {
        final PartialObject object = new PartialObject(dataClass, part);
        object.part(0, part);
        object.accept(value(object.field(0), name, object.values(), 0, part));
        return object.complete(positions, problems);
    }

    private Object object(
            final Field<Object> field, final String name, final DataClass<Object> dataClass, final int part) {
        if (!cursor.beginObject(field, name)) {
            return null;
        }
        final PartialObject object = new PartialObject(dataClass, part);
        members(object);
        return object.complete(positions, problems);
    }
}
