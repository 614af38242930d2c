package io.twinhub.metadata;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The type of a declared field as a {@link TypeExpression}. */
final class DescribedType {
    static final String STRING = "string";
    static final String WORD = "word";
    static final String BYTES = "bytes";
    static final String ENUM = "enum";
    static final String BITS = "bits";
    static final String EMBEDDED = "embedded";
    static final String ANY = "any";
    static final String ONE_OF = "oneOf";
    static final String LIST = "list";
    static final String MAP = "map";

    static final String RANGE = "..";
    static final String PATTERN = "pattern";
    static final String UNKNOWN = "unknown";
    static final String UNIT = "unit";
    static final String DEFAULT = "default";
    static final String DOC = "doc";
    static final String SECRET = "secret";

    /** The scalar types by their names. */
    static final Map<String, ScalarType> SCALARS = Arrays.stream(ScalarType.values())
            .collect(Collectors.toUnmodifiableMap(ScalarType::text, Function.identity()));

    /** The names of all types, scalars first: what a described class cannot be called. */
    static final Set<String> NAMES = names();

    private static final int KIB = 1024;

    private DescribedType() {}

    private static Set<String> names() {
        final Set<String> names = new LinkedHashSet<>();
        for (final ScalarType scalar : ScalarType.values()) {
            names.add(scalar.text());
        }
        names.addAll(List.of(STRING, WORD, BYTES, ENUM, BITS, LIST, MAP, ONE_OF, ANY, EMBEDDED));
        return Collections.unmodifiableSet(names);
    }

    static boolean isScalar(final String name) {
        return SCALARS.containsKey(name);
    }

    /** The type; what else a field says of its values stands in its description. */
    static TypeExpression of(final Field<?> field) {
        return builder(field).build();
    }

    /** The type of an item, which has no description of its own: the expression says everything of its values. */
    private static TypeExpression ofItem(final Field<?> item) {
        final TypeExpression.Builder type = builder(item);
        final String min = limit(item, item.min());
        final String max = limit(item, item.max());
        if (min != null || max != null) {
            type.bound((min == null ? "" : min) + RANGE + (max == null ? "" : max));
        }
        return type.option(
                        PATTERN, item.pattern() == null ? null : item.pattern().pattern())
                .option(UNKNOWN, unknown(item))
                .option(UNIT, item.unit().isEmpty() ? null : item.unit())
                .option(DEFAULT, TextForm.printDefault(item))
                .option(SECRET, item.isSecret() ? "true" : null)
                .option(DOC, item.doc().isEmpty() ? null : item.doc())
                .build();
    }

    /** The text of a least or greatest value; null if there is none. */
    static String limit(final Field<?> field, final Number value) {
        return value == null ? null : TextForm.printObject(field.type(), value);
    }

    /** The text of what stands for an unknown constant; null if nothing does. */
    static String unknown(final Field<?> field) {
        return field.unknown() == null ? null : TextForm.printObject(field.type(), field.unknown());
    }

    private static TypeExpression.Builder builder(final Field<?> field) {
        final FieldType type = field.type();
        if (type instanceof ScalarType scalar) {
            return TypeExpression.of(scalar.text());
        }
        if (type instanceof EnumType constants) {
            return constants(ENUM, constants);
        }
        if (type instanceof BitSetType bits) {
            return constants(BITS, bits.constants());
        }
        if (type instanceof DataType data) {
            final TypeExpression name =
                    TypeExpression.of(data.dataClass().get().name()).build();
            return data.embedded()
                    ? bytesBound(TypeExpression.of(EMBEDDED).part(name, 0), field)
                    : TypeExpression.of(name.name());
        }
        if (type instanceof StringType text) {
            return bytesBound(TypeExpression.of(text == StringType.WORD ? WORD : STRING), field);
        }
        if (type instanceof BytesType) {
            return bytesBound(TypeExpression.of(BYTES), field);
        }
        if (type instanceof AnyType any) {
            final TypeExpression.Builder out = TypeExpression.of(ANY);
            any.known()
                    .get()
                    .forEach(known -> out.part(TypeExpression.of(known.name()).build(), 0));
            return bytesBound(out, field);
        }
        if (type instanceof OneOfType oneOf) {
            final TypeExpression.Builder out = TypeExpression.of(ONE_OF);
            oneOf.alternatives()
                    .forEach(alternative -> out.part(
                            TypeExpression.of(alternative.dataClass().name()).build(), alternative.since()));
            return out;
        }
        if (type instanceof ListType list) {
            final TypeExpression item = list.plain()
                    ? ofItem(list.item())
                    : TypeExpression.of(list.entry().name()).build();
            return countBound(TypeExpression.of(LIST).part(item, 0), field);
        }
        final Field<?> value = ((MapType) type).entry().fields().get(MapType.VALUE);
        return countBound(TypeExpression.of(MAP).part(ofItem(value), 0), field);
    }

    /** Numbers only where they do not follow the one before, as in C. */
    private static TypeExpression.Builder constants(final String name, final EnumType type) {
        final TypeExpression.Builder out = TypeExpression.of(name);
        final List<EnumType.Constant> constants = type.constants();
        int next = 0;
        for (final EnumType.Constant constant : constants) {
            out.constant(constant.text(), constant.code() == next ? null : String.valueOf(constant.code()));
            next = constant.code() + 1;
        }
        return out;
    }

    private static TypeExpression.Builder bytesBound(final TypeExpression.Builder out, final Field<?> field) {
        final int length = field.maxLength();
        if (length == Field.DEFAULT_LENGTH_MAX) {
            return out;
        }
        return out.bound(length > 0 && length % KIB == 0 ? Units.printSizeBytes(length) : String.valueOf(length));
    }

    private static TypeExpression.Builder countBound(final TypeExpression.Builder out, final Field<?> field) {
        return field.maxLength() == Field.DEFAULT_LENGTH_MAX ? out : out.bound(String.valueOf(field.maxLength()));
    }
}
