package io.twinhub.metadata;

import java.util.Collection;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Writes the line of one {@link Trace}. Used once, by one thread. */
final class TraceText {
    /** Enough to see what an object is; all of it is a matter for a file. Longer only by the value that reaches it. */
    static final int LENGTH_MAX = 4096;

    static final int ITEMS_MAX = 8;
    static final int TEXT_LENGTH_MAX = 200;
    private static final int BYTES_MAX = 16;
    private static final int DEPTH_MAX = 8;
    /** What would take longer to decode than a line of a log may cost. */
    private static final int ANY_LENGTH_MAX = 64 << 10;

    private static final String SECRET = "***";
    private static final String MORE = "…";

    private final StringBuilder out = new StringBuilder(128);

    String write(final DataClass<?> dataClass, final Object object) {
        out.append(dataClass.name());
        object(dataClass, object, 0);
        return out.toString();
    }

    @SuppressWarnings("unchecked")
    private void object(final DataClass<?> dataClass, final Object object, final int depth) {
        if (object == null || depth > DEPTH_MAX) {
            out.append(object == null ? "[null]" : "[" + MORE + "]");
            return;
        }
        out.append('[');
        String separator = "";
        for (final Field<Object> field : ((DataClass<Object>) dataClass).fields()) {
            final int before = out.length();
            out.append(separator).append(field.name()).append('=');
            if (field.isRemoved() || !field(field, object, depth)) {
                out.setLength(before);
            } else if (isFull()) {
                out.append(MORE);
                break;
            } else {
                separator = ", ";
            }
        }
        out.append(']');
    }

    /** Returns whether there is anything to show. */
    private boolean field(final Field<Object> field, final Object object, final int depth) {
        final int before = out.length();
        try {
            if (field.isSecret()) {
                out.append(SECRET);
                return true;
            }
            final Object value = field.get(object);
            if (value == null && field.isOptional()) {
                return false;
            }
            value(field, value, depth);
            appendUnit(field);
        } catch (final RuntimeException unreadable) {
            out.setLength(before);
            out.append('!').append(unreadable.getClass().getSimpleName());
        }
        return true;
    }

    private void value(final Field<Object> field, final Object value, final int depth) {
        final FieldType type = field.type();
        if (value == null) {
            out.append("null");
        } else if (type instanceof DataType data) {
            object(data.dataClass().get(), value, depth + 1);
        } else if (type instanceof OneOfType oneOf) {
            final int index = oneOf.indexOf(value);
            named(oneOf.alternatives().get(index).dataClass(), value, depth);
        } else if (type instanceof AnyType any) {
            any(any, (AnyData) value, depth);
        } else if (type instanceof ListType list) {
            list(list, (Collection<?>) value, depth);
        } else if (type instanceof MapType map) {
            map(map, (Map<?, ?>) value, depth);
        } else if (type instanceof BitSetType bits) {
            out.append('[').append(TextForm.printObject(bits, (Set<?>) value)).append(']');
        } else if (type == BytesType.BYTES) {
            bytes((byte[]) value);
        } else if (type instanceof StringType) {
            text((String) value);
        } else {
            out.append(TextForm.printObject(type, value));
        }
    }

    private void list(final ListType type, final Collection<?> items, final int depth) {
        out.append('[');
        final Iterator<?> iterator = items.iterator();
        for (int i = 0; iterator.hasNext(); i++) {
            if (i == ITEMS_MAX || isFull()) {
                appendMore(items.size() - i);
                break;
            }
            out.append(i == 0 ? "" : ", ");
            final Object item = iterator.next();
            if (type.plain()) {
                value(type.item(), item, depth + 1);
            } else {
                object(type.entry(), item, depth + 1);
            }
        }
        out.append(']');
        if (type.plain()) {
            appendUnit(type.item());
        }
    }

    @SuppressWarnings("unchecked")
    private void map(final MapType type, final Map<?, ?> map, final int depth) {
        final Field<Object> valueField =
                ((DataClass<Object>) type.entry()).fields().get(MapType.VALUE);
        out.append('{');
        int i = 0;
        for (final Map.Entry<?, ?> entry : map.entrySet()) {
            if (i == ITEMS_MAX || isFull()) {
                appendMore(map.size() - i);
                break;
            }
            out.append(i++ == 0 ? "" : ", ");
            text((String) entry.getKey());
            out.append('=');
            value(valueField, entry.getValue(), depth + 1);
        }
        out.append('}');
        appendUnit(valueField);
    }

    private void any(final AnyType type, final AnyData data, final int depth) {
        final DataClass<?> known = type.ofId(data.classId());
        if (known == null || data.lengthBytes() > ANY_LENGTH_MAX) {
            out.append('(').append(data).append(')');
        } else {
            named(known, data.as(known), depth);
        }
    }

    private void named(final DataClass<?> dataClass, final Object object, final int depth) {
        out.append(dataClass.name());
        object(dataClass, object, depth + 1);
    }

    private void bytes(final byte[] bytes) {
        out.append(HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, BYTES_MAX)));
        out.append(bytes.length > BYTES_MAX ? MORE : "");
        out.append('(').append(bytes.length).append(" bytes)");
    }

    private void text(final String text) {
        out.append('"');
        if (text.length() <= TEXT_LENGTH_MAX) {
            SafeText.appendOneLine(out, text);
            out.append('"');
        } else {
            final int end =
                    Character.isHighSurrogate(text.charAt(TEXT_LENGTH_MAX - 1)) ? TEXT_LENGTH_MAX - 1 : TEXT_LENGTH_MAX;
            SafeText.appendOneLine(out, text.substring(0, end));
            out.append(MORE).append("\"(").append(text.length()).append(" characters)");
        }
    }

    private void appendUnit(final Field<?> field) {
        if (!field.unit().isEmpty()) {
            out.append(' ').append(field.unit());
        }
    }

    private void appendMore(final int count) {
        out.append(out.charAt(out.length() - 1) == '[' ? "" : ", ")
                .append(MORE)
                .append(' ')
                .append(count)
                .append(" more");
    }

    private boolean isFull() {
        return out.length() >= LENGTH_MAX;
    }
}
