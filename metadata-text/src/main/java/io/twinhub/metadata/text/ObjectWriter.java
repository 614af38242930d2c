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
import io.twinhub.metadata.OneOfType;
import io.twinhub.metadata.TextForm;
import io.twinhub.metadata.TwinhubException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes objects into a text: what is given, in the order of the declaration. Used by one thread. */
final class ObjectWriter {
    private final TextSink sink;
    private final boolean hidesSecrets;

    ObjectWriter(final TextSink sink) {
        this(sink, false);
    }

    private ObjectWriter(final TextSink sink, final boolean hidesSecrets) {
        this.sink = sink;
        this.hidesSecrets = hidesSecrets;
    }

    /** Where secrets are to be hidden, a writer that does so. */
    ObjectWriter hidingSecrets(final boolean hides) {
        return new ObjectWriter(sink, hides);
    }

    /** Writes the object that the whole text is. */
    void root(final DataClass<Object> dataClass, final Object object) {
        sink.root(dataClass);
        object(dataClass, object);
    }

    /** Writes an object that has one field alone, if that is given. */
    void root(final DataClass<Object> dataClass, final Field<Object> field, final Object object) {
        sink.root(dataClass);
        sink.beginObject();
        if (isGiven(field, object)) {
            member(dataClass, field, object);
        }
        sink.endObject();
    }

    private void object(final DataClass<Object> dataClass, final Object object) {
        sink.beginObject();
        members(dataClass, object, false);
        members(dataClass, object, true);
        sink.endObject();
    }

    /** Writes a field as it stands in an object. */
    void member(final DataClass<Object> dataClass, final Field<Object> field, final Object object) {
        sink.member(dataClass, field);
        if (hidesSecrets && field.isSecret()) {
            sink.hidden(field);
        } else {
            value(field, object);
        }
    }

    /** Whether the text must say it: there is a value, and it is not what stands for saying nothing. */
    static boolean isGiven(final Field<Object> field, final Object object) {
        if (field.isRemoved()) {
            return false;
        }
        if (field.defaultValue() != null) {
            return !TextForm.printDefault(field).equals(TextForm.print(field, object));
        }
        return field.isPrimitive() || !isEmpty(field.getObject(object), field.type());
    }

    private static boolean isEmpty(final Object value, final FieldType type) {
        if (value == null || !type.isCollection()) {
            return value == null;
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty();
        }
        return value instanceof List<?> list ? list.isEmpty() : ((Set<?>) value).isEmpty();
    }

    private void members(final DataClass<Object> dataClass, final Object object, final boolean later) {
        for (final Field<Object> field : dataClass.fields()) {
            if (sink.isLater(field) != later) {
                continue;
            }
            if (isGiven(field, object)) {
                member(dataClass, field, object);
            } else if (field.isRequired()) {
                check(field, object);
            }
        }
    }

    /** @param object that has the field. */
    private void value(final Field<Object> field, final Object object) {
        check(field, object);
        final FieldType type = field.type();
        if (sink.isText(field)) {
            sink.text(field, TextForm.print(field, object));
        } else if (type instanceof DataType) {
            object(TextCursor.erased(field.nestedClass()), field.getObject(object));
        } else {
            sink.beginItems(field);
            if (type instanceof ListType list) {
                items(field, list, (List<?>) field.getObject(object));
            } else if (type instanceof MapType) {
                entries(TextCursor.erased(field.nestedClass()), (Map<?, ?>) field.getObject(object));
            } else if (type instanceof OneOfType oneOf) {
                final Object value = field.getObject(object);
                alternative(
                        field, oneOf.alternatives().get(oneOf.indexOf(value)).dataClass(), value);
            } else {
                any(field, ((AnyType) type), (AnyData) field.getObject(object));
            }
            sink.endItems(field);
        }
    }

    /** A value that no reader would take is not written. */
    private static void check(final Field<Object> field, final Object object) {
        final Object value = field.get(object);
        boolean right = Limits.violation(field, value) == null;
        if (right && field.type() instanceof ListType list && list.isWords()) {
            right = ((List<?>) value).stream().allMatch(word -> Limits.violation(list.item(), word) == null);
        }
        if (!right) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.TEXT_VALUE_WRONG,
                            field.name(),
                            field.isSecret() ? "***" : Problems.quote(String.valueOf(value)))
                    .expected(Limits.expected(field)));
        }
    }

    private void items(final Field<Object> field, final ListType list, final List<?> items) {
        final DataClass<Object> itemClass = TextCursor.erased(list.entry());
        for (final Object item : items) {
            sink.item(field, itemClass);
            if (list.plain()) {
                value(list.item(), item);
            } else {
                object(itemClass, item);
            }
        }
    }

    private void entries(final DataClass<Object> entryClass, final Map<?, ?> map) {
        for (final Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
            sink.beginEntry(entryClass, (String) entry.getKey());
            value(entryClass.fields().get(MapType.VALUE), entry);
            sink.endEntry();
        }
    }

    private void alternative(final Field<Object> field, final DataClass<?> dataClass, final Object value) {
        sink.item(field, TextCursor.erased(dataClass));
        object(TextCursor.erased(dataClass), value);
    }

    private void any(final Field<Object> field, final AnyType type, final AnyData data) {
        final DataClass<?> dataClass = type.ofId(data.classId());
        final Object object = dataClass == null ? null : exact(TextCursor.erased(dataClass), data);
        if (object != null) {
            alternative(field, dataClass, object);
        } else {
            sink.item(field, TextCursor.erased(AnySerial.TYPE));
            final Field<Object> serial =
                    TextCursor.erased(AnySerial.TYPE).fields().get(0);
            if (hidesSecrets) {
                // Nobody can say which of the bytes are secret.
                sink.hidden(serial);
            } else {
                value(serial, data);
            }
        }
    }

    /**
     * The object; null if it would not give the same bytes again, as those of a newer version would not. Text that is only to be
     * looked at does not have to.
     */
    private Object exact(final DataClass<Object> dataClass, final AnyData data) {
        try {
            final Object object = data.as(dataClass);
            return hidesSecrets || AnyData.of(dataClass, object).equals(data) ? object : null;
        } catch (final TwinhubException e) {
            return null;
        }
    }
}
