package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** One constant out of a closed set. Immutable; two types with the same name and the same constants are equal. */
public final class EnumType implements FieldType {
    /** Greatest number of a constant: SBE keeps the greatest of 16 bits for null. */
    public static final int CODE_MAX = 65_534;

    private final String name;
    private final List<Constant> constants;
    private final Map<Object, Constant> byValue = new HashMap<>();
    /** Constants of a Java enum, faster to find. */
    private final Constant[] byOrdinal;

    /**
     * @param name name of the set, as schemas show it.
     * @param constants in declaration order; values, texts and codes each differ.
     */
    public EnumType(final String name, final List<Constant> constants) {
        this.name = name;
        this.constants = List.copyOf(constants);
        final Set<Object> seen = new HashSet<>();
        for (final Constant constant : constants) {
            if (constant.code < 0 || constant.code > CODE_MAX) {
                throw new IllegalStateException("Enum " + name + ": number " + constant.code + " of " + constant.text
                        + " is not in 0.." + CODE_MAX);
            }
            if (!seen.add(constant.code) || !seen.add(constant.text)) {
                throw new IllegalStateException("Enum " + name + ": " + constant.text + " is there twice");
            }
            byValue.put(constant.value, constant);
        }
        byOrdinal = byOrdinal(constants);
        if (constants.isEmpty()) {
            throw new IllegalStateException("Enum " + name + " has no constant");
        }
    }

    /** The type of a Java enum, or of some of its constants, with the number that it knows of each. */
    static <E extends Enum<E>> EnumType of(final List<E> values, final ToIntFunction<? super E> code) {
        if (values.isEmpty()) {
            throw new IllegalStateException("An enumeration or bit set needs at least one constant");
        }
        final List<Constant> constants = new ArrayList<>();
        for (final E value : values) {
            constants.add(new Constant(value, TextForm.printEnum(value), code.applyAsInt(value)));
        }
        return new EnumType(values.get(0).getDeclaringClass().getSimpleName(), constants);
    }

    private static Constant[] byOrdinal(final List<Constant> constants) {
        Constant[] found = {};
        for (final Constant constant : constants) {
            if (constant.value instanceof Enum<?> value) {
                found = Arrays.copyOf(found, Math.max(found.length, value.ordinal() + 1));
                found[value.ordinal()] = constant;
            }
        }
        return found;
    }

    public String name() {
        return name;
    }

    public List<Constant> constants() {
        return constants;
    }

    /** The constant with this Java value; null if there is none. */
    public Constant of(final Object value) {
        if (value instanceof Enum<?> constant && constant.ordinal() < byOrdinal.length) {
            final Constant found = byOrdinal[constant.ordinal()];
            return found != null && found.value == value ? found : null;
        }
        return byValue.get(value);
    }

    /** The constant with this number; null if there is none. */
    public Constant ofCode(final int number) {
        // Most sets number their constants from 0 as they are declared.
        if (number < constants.size() && constants.get(number).code == number) {
            return constants.get(number);
        }
        for (int i = 0; i < constants.size(); i++) {
            if (constants.get(i).code == number) {
                return constants.get(i);
            }
        }
        return null;
    }

    /** The constant with this text; null if there is none. */
    public Constant ofText(final String text) {
        for (final Constant constant : constants) {
            if (constant.text.equals(text)) {
                return constant;
            }
        }
        return null;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof EnumType type && type.name.equals(name) && type.constants.equals(constants);
    }

    @Override
    public int hashCode() {
        return constants.hashCode();
    }

    /**
     * One of the set.
     *
     * @param value what stands for it in Java: the enum's constant.
     * @param text its name in text: in lower case, with hyphens.
     * @param code its number in serial form, 0 to {@link EnumType#CODE_MAX}; stable for ever.
     */
    public record Constant(Object value, String text, int code) {}
}
