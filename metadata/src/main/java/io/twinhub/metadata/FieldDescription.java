package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.string;

/**
 * One field of a data class, described as data; see {@link ClassDescription}. What the text of a value says (default, least
 * and greatest value) is written as the value itself would be.
 *
 * @param name unique within the class.
 * @param type an expression: {@code int32}, {@code string(64)}, {@code list[float64](100)} and so on.
 * @param optional whether the value may be null.
 * @param defaultValue the value where text names none; null if it must name one.
 * @param min least value; null if the type alone decides.
 * @param max greatest value; null if the type alone decides.
 * @param unit physical unit; empty if none.
 * @param pattern regular expression that a text must match; null if any will do.
 * @param unknownAs the constant that stands for one of a newer version; null if none does.
 * @param since the version of the class that brought the field; 0 if it was there from the start.
 * @param removed the version of the class that removed the field; 0 if it is there.
 * @param element whether a value that could be an attribute in XML is an element.
 * @param unwrapped whether the items of a list, or the object of a one-of, stand directly in the parent in XML.
 * @param secret whether traces do not show the value.
 * @param doc what the field means, as a sentence; empty if not said.
 */
public record FieldDescription(
        String name,
        String type,
        boolean optional,
        String defaultValue,
        String min,
        String max,
        String unit,
        String pattern,
        String unknownAs,
        int since,
        int removed,
        boolean element,
        boolean unwrapped,
        boolean secret,
        String doc) {
    private static final int TYPE_LENGTH_MAX = 1 << 16;
    private static final int VERSION_MAX = 65_534;

    public static final DataClass<FieldDescription> TYPE = DataClass.of("field", FieldDescription.class)
            .doc("One field of an event class.")
            .field(string("name", FieldDescription::name).doc("Unique within the class."))
            .field(string("type", FieldDescription::type)
                    .doc(
                            "Its type: boolean, int8 to int64, uint8 to uint64, float32, float64, duration, size, timestamp,"
                                    + " string(64), word(64), bytes(1KiB), enum(open,closed), bits(alarm,blocked), the name of"
                                    + " another event class, list[float64](100), map[float64](20), oneOf[Circle,Square], any(1KiB),"
                                    + " embedded[Circle].")
                    .maxLength(TYPE_LENGTH_MAX))
            .field(bool("optional", FieldDescription::optional)
                    .doc("Whether the value may be missing.")
                    .defaultValue(false))
            .field(string("default", FieldDescription::defaultValue)
                    .doc("The value where text names none, and for events of programs that do not know the field.")
                    .optional())
            .field(string("min", FieldDescription::min)
                    .doc("Least value allowed, written as the value would be.")
                    .optional())
            .field(string("max", FieldDescription::max)
                    .doc("Greatest value allowed, written as the value would be.")
                    .optional())
            .field(string("unit", FieldDescription::unit).doc("Physical unit.").defaultValue(""))
            .field(string("pattern", FieldDescription::pattern)
                    .doc("A regular expression that the whole text must match.")
                    .optional())
            .field(string("unknownAs", FieldDescription::unknownAs)
                    .doc("The constant that stands for one of a newer version.")
                    .optional())
            .field(int32("since", FieldDescription::since)
                    .doc("The version of the class that brought the field; 0 if it was there from the start.")
                    .min(0)
                    .max(VERSION_MAX)
                    .defaultValue(0))
            .field(int32("removed", FieldDescription::removed)
                    .doc("The version of the class that removed the field; 0 if it is there.")
                    .min(0)
                    .max(VERSION_MAX)
                    .defaultValue(0))
            .field(bool("element", FieldDescription::element)
                    .doc("Whether it is an element in XML although it could be an attribute.")
                    .defaultValue(false))
            .field(bool("unwrapped", FieldDescription::unwrapped)
                    .doc("Whether the items of a list, or the object of a oneOf, stand directly in the parent in XML.")
                    .defaultValue(false))
            .field(bool("secret", FieldDescription::secret)
                    .doc("Whether traces hide the value.")
                    .defaultValue(false))
            .field(string("doc", FieldDescription::doc)
                    .doc("What the field means, as a sentence.")
                    .defaultValue(""))
            .build(v -> new FieldDescription(
                    v.get(0),
                    v.get(1),
                    v.getBoolean(2),
                    v.get(3),
                    v.get(4),
                    v.get(5),
                    v.get(6),
                    v.get(7),
                    v.get(8),
                    v.getInt(9),
                    v.getInt(10),
                    v.getBoolean(11),
                    v.getBoolean(12),
                    v.getBoolean(13),
                    v.get(14)));

    /** A field of which nothing is said but name and type. */
    public static FieldDescription of(final String name, final String type) {
        return of(name, type, "");
    }

    /** A field of which nothing is said but name, type and unit. */
    public static FieldDescription of(final String name, final String type, final String unit) {
        return new FieldDescription(
                name, type, false, null, null, null, unit, null, null, 0, 0, false, false, false, "");
    }

    /** The description of a field. */
    public static FieldDescription of(final Field<?> field) {
        return new FieldDescription(
                field.name(),
                DescribedType.of(field).toString(),
                field.isOptional(),
                TextForm.printDefault(field),
                DescribedType.limit(field, field.min()),
                DescribedType.limit(field, field.max()),
                field.unit(),
                field.pattern() == null ? null : field.pattern().pattern(),
                DescribedType.unknown(field),
                field.since(),
                field.removedIn(),
                field.isElement() && field.type().isText(),
                field.isUnwrapped(),
                field.isSecret(),
                field.doc());
    }
}
