package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Makes a field, or an item of a list or map, of its description. Used once. */
final class DescribedField {
    private static final String VALUE = "value";
    private static final int LENGTH_MAX = 1 << 30;

    private final DescribedClasses classes;
    private final TypeExpression type;
    private final String text;
    private final FieldDescription field;

    private DescribedField(
            final DescribedClasses classes,
            final TypeExpression type,
            final String text,
            final FieldDescription description) {
        this.classes = classes;
        this.type = type;
        this.text = text;
        this.field = new OptionsOfType(type, text).addTo(description);
    }

    /**
     * The field in this place of a described class.
     *
     * @throws DescriptionException if its description is wrong.
     * @throws IllegalStateException if no field can be so.
     */
    static FieldBuilder<DataObject> of(
            final DescribedClasses classes, final FieldDescription description, final int index) {
        final DescribedField described =
                new DescribedField(classes, parse(description.type()), description.type(), description);
        final FieldBuilder<Object> item =
                description.removed() > 0 ? forOlderReaders(described.item()) : described.item();
        final FieldBuilder<DataObject> field = description.optional()
                ? DataObject.optional(index, description.name(), item)
                : DataObject.field(index, description.name(), item);
        field.since(description.since()).removed(description.removed());
        if (description.element()) {
            field.asElement();
        }
        return description.unwrapped() ? field.unwrapped() : field;
    }

    /** A removed field of a described class has no value; what older readers shall see is the least that they can read. */
    private static FieldBuilder<Object> forOlderReaders(final FieldBuilder<Object> item) {
        final Object least;
        if (item.type instanceof EnumType constants) {
            least = constants.constants().get(0).value();
        } else if (item.type instanceof StringType) {
            least = item.type == StringType.WORD ? "-" : "";
        } else {
            least = item.type == BytesType.BYTES ? new byte[0] : null;
        }
        return least == null ? item : item.of(VALUE, value -> value == null ? least : value);
    }

    /** What is known of the values, wherever they are. */
    private FieldBuilder<Object> item() {
        final FieldBuilder<Object> item = typed();
        item.doc(field.doc()).unit(field.unit());
        if (field.secret()) {
            item.secret();
        }
        item.pattern = pattern();
        item.min = limit("min", field.min(), item.type);
        item.max = limit("max", field.max(), item.type);
        item.unknown = constant(item.type);
        if (field.defaultValue() != null) {
            if (item.type.isCollection() || item.type == BytesType.BYTES || !item.type.isText()) {
                throw wrong("default", field.defaultValue(), "none: a field of this type has no default");
            }
            item.defaultValue = value("default", field.defaultValue(), item);
        }
        return item;
    }

    private FieldBuilder<Object> typed() {
        final ScalarType scalar = DescribedType.SCALARS.get(type.name());
        if (scalar != null) {
            requireNoParts();
            return scalar.floating()
                    ? FieldBuilder.ofDouble(VALUE, scalar, value -> ((Number) value).doubleValue())
                    : FieldBuilder.ofLong(VALUE, scalar, scalar::bitsOf);
        }
        return switch (type.name()) {
            case DescribedType.STRING, DescribedType.WORD, DescribedType.BYTES -> {
                requireNoParts();
                yield bytesBound(object(textType()));
            }
            case DescribedType.ENUM -> object(constants());
            case DescribedType.BITS -> object(new BitSetType(constants()));
            case DescribedType.EMBEDDED -> {
                final String part = className(onlyPart().type());
                yield bytesBound(object(new DataType(() -> classes.dataClass(part), true)));
            }
            case DescribedType.ANY -> bytesBound(object(any()));
            case DescribedType.ONE_OF -> object(oneOf());
            case DescribedType.LIST -> countBound(object(Items.listType(itemOf(onlyPart()))));
            case DescribedType.MAP -> countBound(object(Items.mapType(itemOf(onlyPart()))));
            default -> {
                final DataClass<DataObject> part = classes.part(className(type));
                yield object(new DataType(() -> part, false));
            }
        };
    }

    private static FieldBuilder<Object> object(final FieldType fieldType) {
        return FieldBuilder.ofObject(VALUE, fieldType, value -> value);
    }

    private FieldType textType() {
        if (type.name().equals(DescribedType.BYTES)) {
            return BytesType.BYTES;
        }
        return type.name().equals(DescribedType.WORD) ? StringType.WORD : StringType.STRING;
    }

    private FieldBuilder<Object> itemOf(final TypeExpression.Part part) {
        return new DescribedField(classes, part.type(), text, FieldDescription.of(field.name(), text)).item();
    }

    private AnyType any() {
        final List<String> names = new ArrayList<>();
        final Set<Integer> ids = new HashSet<>();
        for (final TypeExpression.Part part : type.parts()) {
            require(part.since() == 0, part.type().character(), "no version: any class can be in it");
            names.add(className(part.type()));
            require(
                    ids.add(classes.idOf(part.type().name())),
                    part.type().character(),
                    "classes with different numbers in serial form; give one of them an id");
        }
        return new AnyType(
                () -> names.stream().<DataClass<?>>map(classes::dataClass).toList());
    }

    private OneOfType oneOf() {
        require(!type.parts().isEmpty(), type.character(), "the alternatives, as in oneOf[Circle,Square]");
        require(type.bounds().isEmpty(), type.character(), "no bound: each alternative has its own");
        final List<OneOfType.Alternative> alternatives = new ArrayList<>();
        for (final TypeExpression.Part part : type.parts()) {
            alternatives.add(new OneOfType.Alternative(classes.part(className(part.type())), part.since()));
        }
        return new OneOfType(alternatives);
    }

    private EnumType constants() {
        requireNoParts();
        require(!type.bounds().isEmpty(), type.character(), "the constants, as in " + type.name() + "(open,closed)");
        final List<EnumType.Constant> constants = new ArrayList<>();
        int next = 0;
        for (final TypeExpression.Bound bound : type.bounds()) {
            require(TypeExpressionParser.isWord(bound.value()), bound.character(), "a constant without blanks");
            final String expected = "a number of a constant from 0 to " + EnumType.CODE_MAX;
            require(bound.code() == null || bound.code().matches("[0-9]{1,5}"), bound.character(), expected);
            final int code = bound.code() == null ? next : Integer.parseInt(bound.code());
            constants.add(new EnumType.Constant(bound.value(), bound.value(), code));
            next = code + 1;
        }
        final String name = field.name();
        return new EnumType(
                name.isEmpty() ? type.name() : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                constants);
    }

    private FieldBuilder<Object> bytesBound(final FieldBuilder<Object> builder) {
        return bound(builder, true, "a greatest length in bytes, such as 64 or 1KiB");
    }

    private FieldBuilder<Object> countBound(final FieldBuilder<Object> builder) {
        return bound(builder, false, "a greatest number of items, such as 100");
    }

    private FieldBuilder<Object> bound(final FieldBuilder<Object> builder, final boolean bytes, final String expected) {
        require(type.bounds().size() <= 1, type.character(), expected);
        for (final TypeExpression.Bound bound : type.bounds()) {
            require(bound.code() == null, bound.character(), expected);
            try {
                final long length =
                        bytes ? Units.parseSizeBytes(bound.value()) : Integer.parseUnsignedInt(bound.value());
                require(length >= 0 && length <= LENGTH_MAX, bound.character(), expected);
                builder.maxLength((int) length);
            } catch (final IllegalArgumentException e) {
                throw DescriptionException.type(text, bound.character(), expected);
            }
        }
        return builder;
    }

    private void requireNoParts() {
        require(type.parts().isEmpty(), type.character(), "no [...] after " + type.name());
    }

    private TypeExpression.Part onlyPart() {
        require(type.parts().size() == 1, type.character(), "one type in [...] after " + type.name());
        final TypeExpression.Part part = type.parts().get(0);
        require(part.since() == 0, part.type().character(), "no version: only an alternative of a oneOf has one");
        return part;
    }

    /** The name of a described class that is not looked into, as it may be the one being made. */
    private String className(final TypeExpression expression) {
        if (classes.idOf(expression.name()) < 0) {
            throw DescriptionException.unknown(expression.name());
        }
        require(
                expression.parts().isEmpty()
                        && expression.bounds().isEmpty()
                        && (expression == type || expression.options().isEmpty()),
                expression.character(),
                "the name of a class alone");
        return expression.name();
    }

    private Pattern pattern() {
        try {
            return field.pattern() == null ? null : Pattern.compile(field.pattern());
        } catch (final PatternSyntaxException e) {
            throw wrong("pattern", field.pattern(), "a regular expression: " + e.getDescription());
        }
    }

    private Object constant(final FieldType fieldType) {
        if (field.unknownAs() == null) {
            return null;
        }
        if (!(fieldType instanceof EnumType constants) || constants.ofText(field.unknownAs()) == null) {
            throw wrong("unknownAs", field.unknownAs(), "a constant of the field's enum");
        }
        return constants.ofText(field.unknownAs()).value();
    }

    private Number limit(final String attribute, final String limit, final FieldType fieldType) {
        if (limit == null) {
            return null;
        }
        if (!(fieldType instanceof ScalarType) || fieldType == ScalarType.BOOLEAN) {
            throw wrong(attribute, limit, "none: only numbers, durations, sizes and timestamps have limits");
        }
        return (Number) value(attribute, limit, object(fieldType));
    }

    /** A value of the field's type from its text: an integer as a long, a floating-point number as a double. */
    private Object value(final String attribute, final String value, final FieldBuilder<Object> item) {
        final DataClass<Object> single = Items.plainClass(item);
        final Values values = single.newValues();
        final String expected = TextForm.parse(single.fields().get(0), value, values, 0);
        if (expected != null) {
            throw wrong(attribute, value, expected);
        }
        if (!(item.type instanceof ScalarType scalar)) {
            return values.get(0);
        }
        final long bits = scalar.bitsOf(values.get(0));
        return scalar.floating() ? (Object) Double.longBitsToDouble(bits) : (Object) bits;
    }

    private DescriptionException wrong(final String attribute, final String value, final String expected) {
        return new DescriptionException(
                attribute,
                ErrorResult.of(ErrorCode.DESCRIPTION_VALUE_WRONG, attribute, value, field.name())
                        .expected(expected));
    }

    private void require(final boolean condition, final int character, final String expected) {
        if (!condition) {
            throw DescriptionException.type(text, character, expected);
        }
    }

    private static TypeExpression parse(final String text) {
        try {
            return TypeExpression.parse(text);
        } catch (final TwinhubException e) {
            throw new DescriptionException(DescriptionException.TYPE, e.error());
        }
    }
}
