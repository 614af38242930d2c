package io.twinhub.metadata;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Prints the SBE schema of a data class: what its serial form is, for SBE's own tool and so for every language that it
 * generates codecs for.
 */
public final class SbeSchema {
    // Names that cannot be names in the languages of SBE's generators get an underscore.
    private static final Set<String> KEYWORDS = Set.of(
            "abstract",
            "as",
            "auto",
            "bool",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "delete",
            "do",
            "double",
            "else",
            "enum",
            "event",
            "explicit",
            "export",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "func",
            "go",
            "goto",
            "if",
            "implements",
            "import",
            "in",
            "instanceof",
            "int",
            "interface",
            "internal",
            "is",
            "lock",
            "long",
            "map",
            "namespace",
            "native",
            "new",
            "null",
            "object",
            "operator",
            "out",
            "override",
            "package",
            "params",
            "private",
            "protected",
            "public",
            "range",
            "ref",
            "return",
            "select",
            "short",
            "signed",
            "static",
            "string",
            "struct",
            "super",
            "switch",
            "template",
            "this",
            "throw",
            "throws",
            "true",
            "try",
            "type",
            "typedef",
            "union",
            "unsigned",
            "using",
            "var",
            "virtual",
            "void",
            "volatile",
            "while");
    private static final String FIXED_TYPES = """
                    <composite name="messageHeader" description="In front of every message.">
                        <type name="blockLength" primitiveType="uint16"/>
                        <type name="templateId" primitiveType="uint16"/>
                        <type name="schemaId" primitiveType="uint16"/>
                        <type name="version" primitiveType="uint16"/>
                    </composite>
                    <composite name="groupSizeEncoding" description="In front of every group.">
                        <type name="blockLength" primitiveType="uint16"/>
                        <type name="numInGroup" primitiveType="uint32" maxValue="2147483647"/>
                    </composite>
                    <composite name="varStringEncoding" description="Text.">
                        <type name="length" primitiveType="uint32" maxValue="1073741824"/>
                        <type name="varData" primitiveType="uint8" length="0" characterEncoding="UTF-8"/>
                    </composite>
                    <composite name="varDataEncoding" description="Bytes.">
                        <type name="length" primitiveType="uint32" maxValue="1073741824"/>
                        <type name="varData" primitiveType="uint8" length="0"/>
                    </composite>
                    <enum name="BooleanType" encodingType="uint8">
                        <validValue name="FALSE_">0</validValue>
                        <validValue name="TRUE_">1</validValue>
                    </enum>
            """;

    private final StringBuilder out = new StringBuilder();
    private final Map<EnumType, String> enumNames = new LinkedHashMap<>();
    private int fieldId;

    private SbeSchema() {}

    /** The schema as XML. */
    public static String print(final DataClass<?> dataClass) {
        return new SbeSchema().schema(dataClass);
    }

    private String schema(final DataClass<?> dataClass) {
        nameEnums(dataClass.serialLevel(), new TreeSet<>());
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<sbe:messageSchema xmlns:sbe=\"http://fixprotocol.io/2016/sbe\" package=\"io.twinhub.sbe.")
                .append(identifier(dataClass.name()).toLowerCase(Locale.ROOT))
                .append("\" id=\"")
                .append(SerialCodec.SCHEMA_ID)
                .append("\" version=\"")
                .append(dataClass.version())
                .append("\" byteOrder=\"littleEndian\">\n    <types>\n")
                .append(FIXED_TYPES);
        enumNames.forEach(this::enumeration);
        out.append("    </types>\n    <sbe:message name=\"")
                .append(identifier(dataClass.name()))
                .append("\" id=\"")
                .append(dataClass.id())
                .append('"');
        description(dataClass.doc());
        out.append(">\n");
        level(dataClass.serialLevel(), "        ");
        out.append("    </sbe:message>\n</sbe:messageSchema>\n");
        return out.toString();
    }

    private void level(final SerialLevel level, final String indent) {
        for (final int index : level.block) {
            final Field<Object> field = level.field(index);
            begin(indent, "field", field, typeName(field.type()));
            if (field.isOptional()) {
                out.append(" presence=\"optional\"");
            }
            out.append("/>\n");
        }
        for (int i = 0; i < level.groups.length; i++) {
            group(level.field(level.groups[i]), level.groupClasses.get(i), indent);
        }
        for (final int index : level.data) {
            final Field<Object> field = level.field(index);
            begin(indent, "data", field, field.type() == StringType.STRING ? "varStringEncoding" : "varDataEncoding");
            out.append("/>\n");
        }
    }

    private void group(final Field<Object> field, final DataClass<Object> entryClass, final String indent) {
        begin(indent, "group", field, null);
        out.append(" dimensionType=\"groupSizeEncoding\">\n");
        if (entryClass != null) {
            level(entryClass.serialLevel(), indent + "    ");
        } else {
            out.append(indent)
                    .append("    <data name=\"value\" id=\"")
                    .append(++fieldId)
                    .append("\" type=\"")
                    .append(field.type() == BytesType.BYTES ? "varDataEncoding" : "varStringEncoding")
                    .append("\"/>\n");
        }
        out.append(indent).append("</group>\n");
    }

    private void begin(final String indent, final String element, final Field<Object> field, final String type) {
        out.append(indent)
                .append('<')
                .append(element)
                .append(" name=\"")
                .append(identifier(field.name()))
                .append("\" id=\"")
                .append(++fieldId)
                .append('"');
        if (type != null) {
            out.append(" type=\"").append(type).append('"');
        }
        if (field.since() > 0) {
            out.append(" sinceVersion=\"").append(field.since()).append('"');
        }
        description(field.unit().isEmpty() ? field.doc() : (field.doc() + " Unit: " + field.unit() + ".").strip());
    }

    private void description(final String text) {
        if (!text.isEmpty()) {
            out.append(" description=\"")
                    .append(text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                    .append('"');
        }
    }

    private void enumeration(final EnumType type, final String name) {
        out.append("        <enum name=\"").append(name).append("\" encodingType=\"uint16\">\n");
        for (final Enum<?> constant : type.constants()) {
            out.append("            <validValue name=\"")
                    .append(identifier(constant.name()))
                    .append("\">")
                    .append(type.code().applyAsInt(constant))
                    .append("</validValue>\n");
        }
        out.append("        </enum>\n");
    }

    private void nameEnums(final SerialLevel level, final Set<String> used) {
        for (final int index : level.block) {
            if (level.field(index).type() instanceof EnumType type && !enumNames.containsKey(type)) {
                String name = type.constants().get(0).getDeclaringClass().getSimpleName();
                while (!used.add(name)) {
                    name += "_";
                }
                enumNames.put(type, name);
            }
        }
        for (final DataClass<Object> entryClass : level.groupClasses) {
            if (entryClass != null) {
                nameEnums(entryClass.serialLevel(), used);
            }
        }
    }

    private String typeName(final FieldType type) {
        if (type instanceof EnumType enumType) {
            return enumNames.get(enumType);
        }
        return switch ((ScalarType) type) {
            case BOOLEAN -> "BooleanType";
            case INT8 -> "int8";
            case INT16 -> "int16";
            case INT32 -> "int32";
            case INT64, DURATION, SIZE -> "int64";
            case UINT8 -> "uint8";
            case UINT16 -> "uint16";
            case UINT32 -> "uint32";
            case FLOAT32 -> "float";
            case FLOAT64 -> "double";
        };
    }

    private static String identifier(final String name) {
        final String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        return KEYWORDS.contains(plain) ? plain + "_" : plain;
    }
}
