package io.twinhub.metadata;

import java.util.List;
import java.util.function.Supplier;

/**
 * An object of any data class, as the bytes of one message, see {@link AnyData}.
 *
 * @param known supplies the classes that text shows by name; objects of others pass through as bytes.
 */
public record AnyType(Supplier<List<DataClass<?>>> known) implements FieldType {
    /** The known class with this number; null if there is none. */
    public DataClass<?> ofId(final int id) {
        for (final DataClass<?> dataClass : known.get()) {
            if (dataClass.id() == id) {
                return dataClass;
            }
        }
        return null;
    }
}
