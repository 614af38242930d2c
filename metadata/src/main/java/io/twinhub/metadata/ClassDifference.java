package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares a program's class with the configured one of the same event. They fit if they are versions of one class: up to the
 * lower of their two versions they have the same fields in the same order, with the same types, units, limits and patterns, and
 * so have the classes in them. Beyond that
 *
 * <ul>
 *   <li>fields and alternatives that came in a later version may be on either side;
 *   <li>constants may be appended on either side, if the field of the side that has fewer says what an unknown one is
 *       ({@code unknownAs}, or null because it is optional), and bits may always be appended;
 *   <li>documentation, defaults, the form of the text, secrecy, removal and the known classes of an {@code any} may differ: they
 *       do not change the serial form of a value.
 * </ul>
 */
final class ClassDifference {
    private static final Set<String> COMPARED_OPTIONS = Set.of(DescribedType.UNIT, DescribedType.PATTERN);

    private final DataClass<?> program;
    private final int version;
    private final Set<String> compared = new HashSet<>();

    private ClassDifference(final DataClass<?> program, final DataClass<?> configured) {
        this.program = program;
        this.version = Math.min(program.version(), configured.version());
    }

    /** Null if the program's class fits the configured one; else the error that says how it differs. */
    static ErrorResult between(final DataClass<?> program, final DataClass<?> configured) {
        return new ClassDifference(program, configured).of(program, configured);
    }

    /** The error that the classes' numbers differ; null if they do not. */
    static ErrorResult ofNumbers(final DataClass<?> program, final DataClass<?> configured) {
        return program.id() == configured.id()
                ? null
                : error(program, "the class " + program + " has the number " + program.id() + " in serial form")
                        .expected("the number " + configured.id() + " of the class " + configured);
    }

    private ErrorResult of(final DataClass<?> own, final DataClass<?> other) {
        final List<Field<?>> ownFields = common(own);
        final List<Field<?>> otherFields = common(other);
        for (int i = 0; i < Math.max(ownFields.size(), otherFields.size()); i++) {
            final Field<?> ownField = i < ownFields.size() ? ownFields.get(i) : null;
            final Field<?> otherField = i < otherFields.size() ? otherFields.get(i) : null;
            final String here = describe(ownField, otherField);
            final String there = describe(otherField, ownField);
            if (!here.equals(there)) {
                final String of = own == program ? "" : " of the class " + own;
                return error(program, "in place " + (i + 1) + of + " the program has " + here)
                        .expected(there);
            }
            final ErrorResult inside = inside(ownField.type(), otherField.type());
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    private static ErrorResult error(final DataClass<?> program, final String difference) {
        return ErrorResult.of(ErrorCode.EVENT_CLASS_DIFFERS, program.name(), difference)
                .action(
                        "Make the program's record and the <eventClass> of the configuration equal, or give what came later a"
                                + " later since-version.");
    }

    /** The fields of both versions, in the order of the serial form: a later one may be declared between others. */
    private List<Field<?>> common(final DataClass<?> dataClass) {
        final List<Field<?>> fields = new ArrayList<>(dataClass.fields());
        fields.removeIf(field -> field.since() > version);
        fields.sort(Comparator.comparingInt(Field::since));
        return fields;
    }

    /** Compares the classes that two equal types refer to. */
    private ErrorResult inside(final FieldType own, final FieldType other) {
        if (own instanceof ListType list && list.plain()) {
            return inside(list.item().type(), ((ListType) other).item().type());
        }
        if (own instanceof ListType list) {
            return part(list.entry(), ((ListType) other).entry());
        }
        if (own instanceof MapType map) {
            return inside(valueOf(map), valueOf((MapType) other));
        }
        if (own instanceof DataType data) {
            final DataClass<?> ownPart = data.dataClass().get();
            final DataClass<?> otherPart = ((DataType) other).dataClass().get();
            final ErrorResult numbers = data.embedded() ? ofNumbers(ownPart, otherPart) : null;
            return numbers == null ? part(ownPart, otherPart) : numbers;
        }
        if (own instanceof OneOfType oneOf) {
            for (final OneOfType.Alternative alternative : oneOf.alternatives()) {
                final int index =
                        ((OneOfType) other).indexOfName(alternative.dataClass().name());
                final ErrorResult difference = index < 0
                        ? null
                        : part(
                                alternative.dataClass(),
                                ((OneOfType) other).alternatives().get(index).dataClass());
                if (difference != null) {
                    return difference;
                }
            }
        }
        return null;
    }

    private ErrorResult part(final DataClass<?> own, final DataClass<?> other) {
        // A class may contain itself, embedded.
        return compared.add(own.name()) ? of(own, other) : null;
    }

    private static FieldType valueOf(final MapType map) {
        return map.entry().fields().get(MapType.VALUE).type();
    }

    private String describe(final Field<?> field, final Field<?> other) {
        if (field == null) {
            return "no field";
        }
        final TypeExpression type = DescribedType.of(field);
        final boolean tolerant = other != null && (other.isOptional() || other.unknown() != null);
        final String limits = limit(" from ", field, field.min()) + limit(" to ", field, field.max());
        return reduced(type, other == null ? type : DescribedType.of(other), tolerant) + " " + field.name()
                + (field.unit().isEmpty() ? "" : " in " + field.unit())
                + limits
                + (field.pattern() == null ? "" : " that matches " + field.pattern())
                + (field.isOptional() ? ", optional" : "")
                + (field.since() == 0 ? "" : ", since " + field.since());
    }

    private static String limit(final String word, final Field<?> field, final Number value) {
        return value == null ? "" : word + DescribedType.limit(field, value);
    }

    /** The type without what may be there beyond the other one. */
    private TypeExpression reduced(final TypeExpression type, final TypeExpression other, final boolean tolerant) {
        final List<TypeExpression.Part> parts = new ArrayList<>();
        for (int i = 0; i < type.parts().size() && !type.name().equals(DescribedType.ANY); i++) {
            final TypeExpression.Part part = type.parts().get(i);
            if (part.since() <= version) {
                final TypeExpression there =
                        i < other.parts().size() ? other.parts().get(i).type() : part.type();
                final boolean unknown = there.options().containsKey(DescribedType.UNKNOWN);
                parts.add(new TypeExpression.Part(reduced(part.type(), there, unknown), part.since()));
            }
        }
        final boolean appendable =
                type.name().equals(DescribedType.BITS) || type.name().equals(DescribedType.ENUM) && tolerant;
        final int count = appendable && type.name().equals(other.name())
                ? Math.min(type.bounds().size(), other.bounds().size())
                : type.bounds().size();
        final Map<String, String> options = new TreeMap<>(type.options());
        options.keySet().retainAll(COMPARED_OPTIONS);
        return new TypeExpression(type.name(), parts, type.bounds().subList(0, count), options, 0);
    }
}
