package io.twinhub.metadata.text;

import io.twinhub.metadata.Field;
import io.twinhub.metadata.MapType;
import io.twinhub.metadata.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A list or map as far as it is read; it stands in the place of the value until its object is complete. */
final class PartialItems {
    private final Field<Object> field;
    private final List<Object> list = new ArrayList<>();
    private final Map<String, Object> map = new TreeMap<>();
    private int count;

    private PartialItems(final Field<Object> field) {
        this.field = field;
    }

    /** Those in this place, to be added to. */
    static PartialItems in(final Values values, final int index, final Field<Object> field) {
        if (values.get(index) == null) {
            values.setObject(index, new PartialItems(field));
        }
        return values.get(index);
    }

    /** Puts the list or map in its place, if the place has any. */
    static void complete(final Values values, final int index, final Field<Object> field) {
        if (!field.isPrimitive() && values.get(index) instanceof PartialItems items) {
            values.setObject(
                    index,
                    field.type() instanceof MapType ? Collections.unmodifiableMap(items.map) : List.copyOf(items.list));
        }
    }

    boolean isFull() {
        return count >= field.maxLength();
    }

    /** Counts one more, right or wrong; gives its place from 0. */
    int next() {
        return count++;
    }

    /** Adds a right item; false if it is an entry whose key is there already. */
    boolean add(final Object item) {
        if (!(field.type() instanceof MapType)) {
            return list.add(item);
        }
        final Map.Entry<?, ?> entry = (Map.Entry<?, ?>) item;
        return map.putIfAbsent((String) entry.getKey(), entry.getValue()) == null;
    }
}
