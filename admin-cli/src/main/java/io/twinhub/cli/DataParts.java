package io.twinhub.cli;

import io.twinhub.metadata.AnyType;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.OneOfType;
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
        if (field.type() instanceof OneOfType oneOf) {
            oneOf.alternatives().forEach(alternative -> parts.add(alternative.dataClass()));
        } else if (field.type() instanceof AnyType any) {
            parts.addAll(any.known().get());
        } else if (field.nestedClass() != null && field.nestedClass().isPlain()) {
            // What items of a list or entries of a map are made of is no class of its own.
            parts.addAll(of(field.nestedClass()));
        } else if (field.nestedClass() != null) {
            parts.add(field.nestedClass());
        }
    }
}
