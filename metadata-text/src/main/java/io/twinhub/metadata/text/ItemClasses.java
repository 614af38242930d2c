package io.twinhub.metadata.text;

import io.twinhub.metadata.AnyType;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.OneOfType;
import java.util.ArrayList;
import java.util.List;

/** The classes of what a field may hold: the items of a list, the entries of a map, the alternatives of a one-of. */
final class ItemClasses {
    private ItemClasses() {}

    /** In the order of the declaration. */
    static List<DataClass<?>> of(final Field<?> field) {
        if (field.type() instanceof OneOfType oneOf) {
            final List<DataClass<?>> classes = new ArrayList<>();
            oneOf.alternatives().forEach(alternative -> classes.add(alternative.dataClass()));
            return classes;
        }
        if (field.type() instanceof AnyType any) {
            final List<DataClass<?>> classes = new ArrayList<>(any.known().get());
            classes.add(AnySerial.TYPE);
            return classes;
        }
        return List.of(field.nestedClass());
    }

    /** The one with this name; null if there is none. */
    @SuppressWarnings("unchecked")
    static DataClass<Object> named(final Field<?> field, final String name) {
        for (final DataClass<?> dataClass : of(field)) {
            if (dataClass.name().equals(name)) {
                return (DataClass<Object>) dataClass;
            }
        }
        return null;
    }
}
