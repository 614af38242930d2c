package io.twinhub.metadata;

import java.util.function.Supplier;

/**
 * A nested data object.
 *
 * @param dataClass supplies the class; asked only after class initialisation, so that a class may contain itself.
 * @param embedded whether the object travels as bytes with a message header of its own, which is how a class may contain itself.
 */
public record DataType(Supplier<? extends DataClass<?>> dataClass, boolean embedded) implements FieldType {}
