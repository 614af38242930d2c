package io.twinhub.metadata;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * One constant out of a closed set.
 *
 * @param constants all constants, in declaration order.
 * @param code the number of a constant on the wire, 0 to 65534, the greatest number but one of 16 bits, as SBE keeps the greatest for null; stable for ever.
 */
public record EnumType(List<? extends Enum<?>> constants, ToIntFunction<Object> code) implements FieldType {
    /** The constant with this number; null if there is none. */
    public Enum<?> ofCode(final int number) {
        for (final Enum<?> constant : constants) {
            if (code.applyAsInt(constant) == number) {
                return constant;
            }
        }
        return null;
    }

    /** The constant with this text, see {@link TextForm#printEnum}; null if there is none. */
    public Enum<?> ofText(final String text) {
        for (final Enum<?> constant : constants) {
            if (TextForm.printEnum(constant).equals(text)) {
                return constant;
            }
        }
        return null;
    }
}
