package io.twinhub.metadata.text;

import io.twinhub.metadata.AnyData;
import io.twinhub.metadata.AnyType;
import io.twinhub.metadata.BitSetType;
import io.twinhub.metadata.BytesType;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.DataType;
import io.twinhub.metadata.EnumType;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.FieldType;
import io.twinhub.metadata.ListType;
import io.twinhub.metadata.MapType;
import io.twinhub.metadata.OneOfType;
import io.twinhub.metadata.ScalarType;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.StringType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one SBE message holds, without any codec: a value for each name, in the order of the schema. Fields are null,
 * {@code Long}, {@code BigInteger} for 64 bits without sign, {@code Float}, {@code Double}, the name of a constant, or a set
 * of names; groups are lists of such maps; variable data is {@link Text}, {@link Bytes} or a message of the same schema.
 * {@link #of} tells from a declaration what must be there: the rules of the serial form, written down a second time.
 *
 * @param classId number of the message in the schema.
 * @param values by name.
 */
record SbeContent(int classId, Map<String, Object> values) {
    private static final int CLASS_ID_MAX = 65534;

    /** Variable data of the type for text. */
    record Text(String text) {}

    /** Variable data of the type for bytes, in hexadecimal. */
    record Bytes(String hex) {
        static Bytes of(final byte[] bytes) {
            return new Bytes(HexFormat.of().formatHex(bytes));
        }

        byte[] toArray() {
            return HexFormat.of().parseHex(hex);
        }
    }

    /** A constant or alternative that the schema does not know. */
    record Unknown(int number) {}

    /** What the bytes of an object must hold. */
    static <T> SbeContent of(final DataClass<T> type, final T object) {
        final Map<String, Object> values = level(type, type.name(), object);
        values.putAll(later(type, type.name(), object));
        return new SbeContent(type.id(), values);
    }

    /** A line for every value, {@code path = value}; the vectors' README says how values are written. */
    String toLines() {
        final StringBuilder out = new StringBuilder();
        print("", values, out);
        return out.toString();
    }

    @SuppressWarnings("unchecked")
    private static void print(final String path, final Map<String, Object> values, final StringBuilder out) {
        values.forEach((name, value) -> {
            final String place = path + name;
            out.append(place).append(" = ");
            if (value instanceof SbeContent inner) {
                out.append("message ").append(inner.classId).append('\n');
                print(place + ".", inner.values, out);
            } else if (value instanceof List<?> entries) {
                out.append(entries.size()).append(" entries\n");
                for (int i = 0; i < entries.size(); i++) {
                    print(place + "[" + i + "].", (Map<String, Object>) entries.get(i), out);
                }
            } else {
                out.append(printed(value)).append('\n');
            }
        });
    }

    private static String printed(final Object value) {
        if (value instanceof Float number) {
            return String.format("0x%08x", Float.floatToRawIntBits(number));
        }
        if (value instanceof Double number) {
            return String.format("0x%016x", Double.doubleToRawLongBits(number));
        }
        if (value instanceof Bytes bytes) {
            return "x'" + bytes.hex + "'";
        }
        if (value instanceof Set<?> names) {
            return names.stream().map(String::valueOf).collect(Collectors.joining(" ", "{", "}"));
        }
        return value instanceof Text text ? quoted(text.text) : String.valueOf(value);
    }

    private static String quoted(final String text) {
        final StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(letter -> {
            if (letter < ' ' || letter == '"' || letter == '\\') {
                out.append(String.format("\\u%04x", letter));
            } else {
                out.append((char) letter);
            }
        });
        return out.append('"').toString();
    }

    /** Fixed fields by version, then what has variable length and was there from the start: groups first, then data. */
    private static <T> Map<String, Object> level(final DataClass<T> type, final String owner, final T object) {
        final Map<String, Object> values = new LinkedHashMap<>();
        type.fields().stream()
                .filter(field -> isFixed(field.type()))
                .sorted(Comparator.comparingInt(Field::since))
                .forEach(field -> values.put(schemaName(field.name()), fixed(field, field.get(object))));
        final List<Part> parts = parts(type, owner, object);
        parts.stream()
                .filter(part -> part.since == 0 && part.value instanceof List)
                .forEach(part -> values.put(schemaName(part.name), part.value));
        parts.stream()
                .filter(part -> part.since == 0 && !(part.value instanceof List))
                .forEach(part -> values.put(schemaName(part.name), part.value));
        return values;
    }

    /** What has variable length and came later: by version, each as variable data, a group within a message of its own. */
    private static <T> Map<String, Object> later(final DataClass<T> type, final String owner, final T object) {
        final Map<String, Object> values = new LinkedHashMap<>();
        parts(type, owner, object).stream()
                .filter(part -> part.since > 0)
                .sorted(Comparator.comparingInt(Part::since))
                .forEach(part -> values.put(
                        schemaName(part.name),
                        part.value instanceof List<?> group ? wrapped(owner, part, group) : part.value));
        return values;
    }

    private static Object wrapped(final String owner, final Part part, final List<?> group) {
        if (group.isEmpty()) {
            return Bytes.of(new byte[0]);
        }
        return new SbeContent(derivedId(owner + capitalized(part.name)), Map.of(schemaName(part.name), part.value));
    }

    /** What a group holds of an object: as a message, but later parts lie within one variable data. */
    private static <T> Map<String, Object> entry(final DataClass<T> type, final String owner, final T object) {
        final Map<String, Object> values = level(type, owner, object);
        // A plain value can only grow by alternatives.
        if (!type.isPlain() || type.fields().stream().anyMatch(field -> field.type() instanceof OneOfType)) {
            final Map<String, Object> later = later(type, owner, object);
            values.put(
                    "later",
                    later.isEmpty() ? Bytes.of(new byte[0]) : new SbeContent(derivedId(owner + "Later"), later));
        }
        return values;
    }

    private static boolean isFixed(final FieldType type) {
        return type instanceof ScalarType
                || type instanceof EnumType
                || type instanceof BitSetType
                || type instanceof OneOfType;
    }

    private static Object fixed(final Field<?> field, final Object value) {
        if (field.type() instanceof BitSetType bits) {
            // In the order of the declaration, whatever the order of the Java set.
            final Set<String> names = new LinkedHashSet<>();
            bits.constants().constants().stream()
                    .filter(constant -> ((Set<?>) value).contains(constant.value()))
                    .forEach(constant -> names.add(schemaName(constant.text())));
            return names;
        }
        if (value == null) {
            return null;
        }
        if (field.type() instanceof EnumType constants) {
            return constantName(constants, value);
        }
        if (field.type() instanceof OneOfType oneOf) {
            return schemaName(
                    oneOf.alternatives().get(oneOf.indexOf(value)).dataClass().name());
        }
        return switch ((ScalarType) field.type()) {
            case BOOLEAN -> (boolean) value ? "TRUE" : "FALSE";
            case FLOAT32, FLOAT64 -> value;
            case UINT64 -> new BigInteger(Long.toUnsignedString((long) value));
            default -> ((Number) value).longValue();
        };
    }

    private static String constantName(final EnumType type, final Object value) {
        return schemaName(type.of(value).text());
    }

    private static <T> List<Part> parts(final DataClass<T> type, final String owner, final T object) {
        final List<Part> parts = new ArrayList<>();
        for (final Field<T> field : type.fields()) {
            final Object value = field.get(object);
            if (field.type() instanceof OneOfType oneOf) {
                oneOf.alternatives()
                        .forEach(alternative -> parts.add(new Part(
                                field.name()
                                        + capitalized(alternative.dataClass().name()),
                                Math.max(field.since(), alternative.since()),
                                alternative.dataClass().isInstance(value)
                                        ? entries(alternative.dataClass(), "", List.of(value))
                                        : List.of())));
            } else if (!isFixed(field.type())) {
                parts.add(new Part(field.name(), field.since(), part(field, owner + capitalized(field.name()), value)));
            }
        }
        return parts;
    }

    private static Object part(final Field<?> field, final String path, final Object value) {
        final FieldType type = field.type();
        if (type instanceof ListType list) {
            return entries(list.entry(), path, (List<?>) value);
        }
        if (type instanceof MapType map) {
            return entries(map.entry(), path, new TreeMap<>((Map<?, ?>) value).entrySet());
        }
        if (type instanceof DataType nested && !nested.embedded()) {
            return entries(nested.dataClass().get(), path, value == null ? List.of() : List.of(value));
        }
        if (type instanceof StringType || type == BytesType.BYTES) {
            if (!field.isOptional()) {
                return textOrBytes(value);
            }
            return value == null ? List.of() : List.of(Map.of("value", textOrBytes(value)));
        }
        if (type instanceof AnyType) {
            return Bytes.of(value == null ? new byte[0] : ((AnyData) value).serial());
        }
        return Bytes.of(
                value == null
                        ? new byte[0]
                        : encode(((DataType) type).dataClass().get(), value));
    }

    private static Object textOrBytes(final Object value) {
        return value instanceof String text ? new Text(text) : Bytes.of((byte[]) value);
    }

    @SuppressWarnings("unchecked")
    private static <T> List<Map<String, Object>> entries(
            final DataClass<T> type, final String path, final Iterable<?> objects) {
        // Plain classes have no name of their own.
        final String owner = type.isPlain() ? path : type.name();
        final List<Map<String, Object>> entries = new ArrayList<>();
        objects.forEach(object -> entries.add(entry(type, owner, (T) object)));
        return entries;
    }

    @SuppressWarnings("unchecked")
    private static <T> byte[] encode(final DataClass<T> type, final Object object) {
        return SerialCodec.of(type).encode((T) object);
    }

    /** A name as schemas spell it, without the underscore that keywords get there. */
    static String schemaName(final String name) {
        return name.replace('-', '_').replaceAll("(?<=.)_+$", "");
    }

    static String unknownBit(final int bit) {
        return "bit" + bit;
    }

    private static int derivedId(final String name) {
        return Math.floorMod(name.hashCode(), CLASS_ID_MAX) + 1;
    }

    static String capitalized(final String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** What is of variable length: a group, which is a list, or variable data. */
    private record Part(String name, int since, Object value) {}
}
