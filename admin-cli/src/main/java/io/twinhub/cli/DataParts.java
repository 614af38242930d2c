package io.twinhub.cli;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Field;
import java.util.ArrayList;
import java.util.List;

/** What a data class consists of. */
final class DataParts {
    private DataParts() {}

    /** The data classes of its fields, in their order. */
    static List<DataClass<?>> of(final DataClass<?> dataClass) {
        final List<DataClass<?>> parts = new ArrayList<>();
        dataClass.fields().forEach(field -> add(field, parts));
        return parts;
    }

    private static void add(final Field<?> field, final List<DataClass<?>> parts) {
        if (field.nestedClass() != null) {
            parts.add(field.nestedClass());
        }
    }
}
