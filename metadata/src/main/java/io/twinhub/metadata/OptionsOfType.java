package io.twinhub.metadata;

import java.util.Map;

/**
 * What a type expression itself says of values, such as {@code int32(0..100; unit='1/min')}: the only way for an item of a list
 * or map to say it, and another way for a field, whose attributes say the same.
 *
 * @param type the expression.
 * @param text all of the text in which it stands.
 */
record OptionsOfType(TypeExpression type, String text) {
    /**
     * The description with what the expression says.
     *
     * @throws DescriptionException if an option is not known, or both say the same thing.
     */
    FieldDescription addTo(final FieldDescription field) {
        final String[] range = range();
        for (final String key : type.options().keySet()) {
            switch (key) {
                case DescribedType.PATTERN,
                        DescribedType.UNKNOWN,
                        DescribedType.UNIT,
                        DescribedType.DEFAULT,
                        DescribedType.SECRET,
                        DescribedType.DOC -> {}
                default ->
                    throw DescriptionException.type(
                            text,
                            type.character(),
                            "no option but pattern, unknown, unit, default, secret and doc, not " + key);
            }
        }
        final Map<String, String> options = type.options();
        return new FieldDescription(
                field.name(),
                field.type(),
                field.optional(),
                either(DescribedType.DEFAULT, field.defaultValue(), options.get(DescribedType.DEFAULT)),
                either("min", field.min(), range[0]),
                either("max", field.max(), range[1]),
                eitherOrEmpty(DescribedType.UNIT, field.unit(), options.get(DescribedType.UNIT)),
                either(DescribedType.PATTERN, field.pattern(), options.get(DescribedType.PATTERN)),
                either("unknownAs", field.unknownAs(), options.get(DescribedType.UNKNOWN)),
                field.since(),
                field.removed(),
                field.element(),
                field.unwrapped(),
                field.secret() || "true".equals(options.get(DescribedType.SECRET)),
                eitherOrEmpty(DescribedType.DOC, field.doc(), options.get(DescribedType.DOC)));
    }

    /** Least and greatest value; null where the expression names none. */
    private String[] range() {
        if (!DescribedType.isScalar(type.name()) || type.bounds().isEmpty()) {
            return new String[2];
        }
        final TypeExpression.Bound bound = type.bounds().get(0);
        final int dots = bound.value().indexOf(DescribedType.RANGE);
        if (dots < 0 || bound.code() != null || type.bounds().size() > 1) {
            throw DescriptionException.type(text, bound.character(), "one range, such as 0..100, 0.. or ..100");
        }
        final String min = bound.value().substring(0, dots);
        final String max = bound.value().substring(dots + DescribedType.RANGE.length());
        return new String[] {min.isEmpty() ? null : min, max.isEmpty() ? null : max};
    }

    private String eitherOrEmpty(final String what, final String attribute, final String option) {
        final String value = either(what, attribute.isEmpty() ? null : attribute, option);
        return value == null ? "" : value;
    }

    private String either(final String what, final String attribute, final String option) {
        if (attribute != null && option != null) {
            throw DescriptionException.type(text, type.character(), what + " said once, here or as an attribute");
        }
        return attribute == null ? option : attribute;
    }
}
