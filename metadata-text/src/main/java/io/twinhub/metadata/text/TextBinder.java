package io.twinhub.metadata.text;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.Limits;
import io.twinhub.metadata.Positions;
import io.twinhub.metadata.TextForm;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.metadata.Values;
import java.util.ArrayList;
import java.util.List;

/** Makes objects of parts of a text: reads values, fills in defaults, checks limits and notes positions. */
final class TextBinder {
    private final Problems problems;
    private final Positions positions;

    TextBinder(final Problems problems, final Positions positions) {
        this.problems = problems;
        this.positions = positions;
    }

    /** The object; null if anything in it is wrong, which is then among the problems. */
    Object bind(final TextPart.Fields object, final String path) {
        positions.put(path, object.position());
        final List<Field<Object>> fields = object.dataClass().fields();
        final Values values = object.dataClass().newValues();
        boolean right = true;
        for (int i = 0; i < fields.size(); i++) {
            final Field<Object> field = fields.get(i);
            final TextPart part = object.parts()[i];
            if (part == null) {
                right &= absent(object, field, i, values);
            } else {
                final String fieldPath = path.isEmpty() ? field.name() : path + "/" + field.name();
                right &= present(field, part, i, values, fieldPath);
            }
        }
        return right ? create(object, values) : null;
    }

    private boolean absent(
            final TextPart.Fields object, final Field<Object> field, final int index, final Values values) {
        if (field.isRequired()) {
            problems.add(ErrorResult.of(
                            ErrorCode.TEXT_VALUE_MISSING,
                            field.name(),
                            object.dataClass().name())
                    .at(object.position())
                    .expected(Limits.expected(field)));
            return false;
        }
        values.setDefault(index);
        return true;
    }

    private boolean present(
            final Field<Object> field, final TextPart part, final int index, final Values values, final String path) {
        if (part instanceof TextPart.Fields nested) {
            final Object value = bind(nested, path);
            values.setObject(index, value);
            return value != null;
        }
        positions.put(path, part.position());
        if (part instanceof TextPart.Items list) {
            return items(field, list, index, values, path);
        }
        final String text = ((TextPart.Value) part).text();
        final String expected = TextForm.parse(field, text, values, index);
        if (expected != null) {
            problems.add(ErrorResult.of(ErrorCode.TEXT_VALUE_WRONG, field.name(), Problems.quote(text))
                    .at(part.position())
                    .expected(expected));
        }
        return expected == null;
    }

    private boolean items(
            final Field<Object> field,
            final TextPart.Items list,
            final int index,
            final Values values,
            final String path) {
        final List<Object> items = new ArrayList<>(list.items().size());
        boolean right = true;
        for (int i = 0; i < list.items().size(); i++) {
            final Object item = bind(list.items().get(i), path + "[" + i + "]");
            right &= item != null;
            items.add(item);
        }
        final String expected = Limits.violation(field, items);
        if (expected != null) {
            problems.add(ErrorResult.of(ErrorCode.TEXT_VALUE_WRONG, field.name(), items.size() + " items")
                    .at(list.position())
                    .expected(expected));
            return false;
        }
        if (right) {
            values.setObject(index, List.copyOf(items));
        }
        return right;
    }

    private Object create(final TextPart.Fields object, final Values values) {
        try {
            return object.dataClass().create(values);
        } catch (final TwinhubException e) {
            problems.add(e.error().at(object.position()));
        } catch (final RuntimeException e) {
            problems.add(ErrorResult.of(
                            ErrorCode.TEXT_OBJECT_REFUSED, object.dataClass().name(), e.getMessage())
                    .at(object.position()));
        }
        return null;
    }
}
