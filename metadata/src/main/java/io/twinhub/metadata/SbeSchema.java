package io.twinhub.metadata;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Prints the SBE schema of a data class: what its serial form is, for SBE's own tool and so for every language that it
 * generates codecs for.
 */
public final class SbeSchema {
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
    private static final String INDENT = "    ";

    private final StringBuilder out = new StringBuilder();
    private final SbeNames names = new SbeNames();
    private final Map<FieldType, String> typeNames = new LinkedHashMap<>();
    /** Messages that lie in variable data of others, to be printed behind them, by number. */
    private final Map<Integer, Inner> inner = new LinkedHashMap<>();

    private int fieldId;

    private SbeSchema() {}

    /** The schema as XML. */
    public static String print(final DataClass<?> dataClass) {
        return new SbeSchema().schema(dataClass);
    }

    private String schema(final DataClass<?> dataClass) {
        final SerialLevel level = dataClass.serialLevel();
        names.reserveType(dataClass.name());
        reserveClasses(level);
        nameTypes(level);
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<sbe:messageSchema xmlns:sbe=\"http://fixprotocol.io/2016/sbe\" package=\"io.twinhub.sbe.")
                .append(SbeNames.identifier(dataClass.name()).toLowerCase(Locale.ROOT))
                .append("\" id=\"")
                .append(SerialCodec.SCHEMA_ID)
                .append("\" version=\"")
                .append(dataClass.version())
                .append("\" byteOrder=\"littleEndian\">\n    <types>\n")
                .append(FIXED_TYPES);
        typeNames.forEach(this::type);
        out.append("    </types>\n");
        message(dataClass.name(), dataClass.id(), dataClass.doc(), () -> {
            level(level, INDENT + INDENT);
            later(level);
        });
        // Printing one may add others.
        for (int printed = 0; printed < inner.size(); printed++) {
            final int id = inner.keySet().stream().skip(printed).findFirst().orElseThrow();
            message(
                    inner.get(id).name(),
                    id,
                    "Lies in variable data.",
                    inner.get(id).content());
        }
        return out.append("</sbe:messageSchema>\n").toString();
    }

    private void message(final String name, final int id, final String doc, final Runnable content) {
        fieldId = 0;
        final String identifier = SbeNames.identifier(name);
        out.append("    <sbe:message name=\"")
                .append(identifier)
                .append("\" id=\"")
                .append(id)
                .append('"');
        description(doc);
        out.append(">\n");
        names.enter(identifier);
        content.run();
        names.leave();
        out.append("    </sbe:message>\n");
    }

    private void level(final SerialLevel level, final String indent) {
        for (final SerialLevel.Slot slot : level.block) {
            begin(
                    indent,
                    "field",
                    slot.field().name(),
                    slot.field(),
                    slot.field().since());
            attribute("type", typeName(slot));
            if (slot.field().isOptional()) {
                attribute("presence", "optional");
            }
            out.append("/>\n");
        }
        for (final SerialLevel.Part part : level.groups) {
            group(part, indent);
        }
        for (final SerialLevel.Part part : level.data) {
            data(part, indent);
        }
    }

    private void group(final SerialLevel.Part part, final String indent) {
        final String name = begin(indent, "group", part.name(), part.field(), part.since());
        attribute("dimensionType", "groupSizeEncoding");
        out.append(">\n");
        names.enter(name);
        final SerialLevel entry = part.entry();
        level(entry, indent + INDENT);
        if (entry.growing) {
            out.append(indent).append(INDENT).append("<data");
            attribute("name", names.member("later"));
            attribute("id", String.valueOf(++fieldId));
            attribute("type", "varDataEncoding");
            if (entry.later.length > 0) {
                addInner(entry.laterId, entry.laterName(), entry, () -> later(entry));
                description("The message " + SbeNames.identifier(entry.laterName()) + ", or nothing.");
            } else {
                description("For fields of variable length that a newer version may bring.");
            }
            out.append("/>\n");
        }
        names.leave();
        out.append(indent).append("</group>\n");
    }

    private void data(final SerialLevel.Part part, final String indent) {
        begin(indent, "data", part.name(), part.field(), part.since());
        attribute("type", part.form() == SerialLevel.PartForm.TEXT ? "varStringEncoding" : "varDataEncoding");
        out.append("/>\n");
    }

    private void later(final SerialLevel level) {
        for (final SerialLevel.Part part : level.later) {
            if (!part.form().isGroup()) {
                data(part, INDENT + INDENT);
                continue;
            }
            final String message = part.wrapperName();
            addInner(part.wrapperId(), message, level, () -> group(part, INDENT + INDENT));
            out.append(INDENT)
                    .append(INDENT)
                    .append("<data name=\"")
                    .append(names.member(part.name()))
                    .append('"');
            attribute("id", String.valueOf(++fieldId));
            attribute("type", "varDataEncoding");
            attribute("sinceVersion", String.valueOf(part.since()));
            description("The message " + SbeNames.identifier(message) + ", or nothing.");
            out.append("/>\n");
        }
    }

    private void addInner(final int id, final String name, final SerialLevel owner, final Runnable content) {
        final Inner before = inner.putIfAbsent(id, new Inner(name, owner.dataClass, content));
        if (before != null && !(before.name.equals(name) && before.owner == owner.dataClass)) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.DESCRIPTION_NUMBER_TWICE, before.name, name, id)
                    .action("Give one of the two later fields, or its data class, another name."));
        }
    }

    private record Inner(String name, DataClass<?> owner, Runnable content) {}

    /** Begins an element and returns the name that it got. */
    private String begin(
            final String indent, final String element, final String name, final Field<?> field, final int since) {
        final String identifier = names.member(name);
        out.append(indent).append('<').append(element);
        attribute("name", identifier);
        attribute("id", String.valueOf(++fieldId));
        if (since > 0) {
            attribute("sinceVersion", String.valueOf(since));
        }
        if (field.isRemoved()) {
            attribute("deprecated", String.valueOf(field.removedIn()));
        }
        description(field.unit().isEmpty() ? field.doc() : (field.doc() + " Unit: " + field.unit() + ".").strip());
        return identifier;
    }

    private void attribute(final String name, final String value) {
        out.append(' ').append(name).append("=\"").append(value).append('"');
    }

    private void description(final String text) {
        if (!text.isEmpty()) {
            attribute(
                    "description",
                    text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
        }
    }

    private void type(final FieldType type, final String name) {
        if (type instanceof BitSetType bits) {
            out.append("        <set name=\"").append(name).append("\" encodingType=\"uint64\">\n");
            for (final EnumType.Constant constant : bits.constants().constants()) {
                constant("choice", constant.text(), constant.code(), 0);
            }
            out.append("        </set>\n");
            return;
        }
        out.append("        <enum name=\"").append(name).append("\" encodingType=\"uint16\">\n");
        if (type instanceof EnumType constants) {
            for (final EnumType.Constant constant : constants.constants()) {
                constant("validValue", constant.text(), constant.code(), 0);
            }
        } else {
            int code = 0;
            for (final OneOfType.Alternative alternative : ((OneOfType) type).alternatives()) {
                constant("validValue", alternative.dataClass().name(), code++, alternative.since());
            }
        }
        out.append("        </enum>\n");
    }

    private void constant(final String element, final String text, final int code, final int since) {
        out.append("            <").append(element);
        attribute("name", SbeNames.constant(text));
        if (since > 0) {
            attribute("sinceVersion", String.valueOf(since));
        }
        out.append('>').append(code).append("</").append(element).append(">\n");
    }

    /** Keeps types from having the names of messages and groups: all are classes in generated code. */
    private void reserveClasses(final SerialLevel level) {
        for (final SerialLevel.Part[] parts : new SerialLevel.Part[][] {level.groups, level.later}) {
            for (final SerialLevel.Part part : parts) {
                if (part.entry() != null) {
                    names.reserveType(part.name());
                    names.reserveType(part.wrapperName());
                    names.reserveType(part.entry().laterName());
                    reserveClasses(part.entry());
                }
            }
        }
    }

    private void nameTypes(final SerialLevel level) {
        for (final SerialLevel.Slot slot : level.block) {
            final FieldType type = slot.field().type();
            if (!(type instanceof ScalarType) && !typeNames.containsKey(type)) {
                final String name = type instanceof EnumType constants
                        ? constants.name()
                        : type instanceof BitSetType bits
                                ? bits.constants().name() + "Bits"
                                : slot.field().name() + "Tag";
                typeNames.put(type, names.type(name));
            }
        }
        for (final SerialLevel.Part[] parts : new SerialLevel.Part[][] {level.groups, level.later}) {
            for (final SerialLevel.Part part : parts) {
                if (part.entry() != null) {
                    nameTypes(part.entry());
                }
            }
        }
    }

    private String typeName(final SerialLevel.Slot slot) {
        if (!(slot.field().type() instanceof ScalarType scalar)) {
            return typeNames.get(slot.field().type());
        }
        return switch (scalar) {
            case BOOLEAN -> "BooleanType";
            case INT8 -> "int8";
            case INT16 -> "int16";
            case INT32 -> "int32";
            case INT64, DURATION, SIZE, TIMESTAMP -> "int64";
            case UINT8 -> "uint8";
            case UINT16 -> "uint16";
            case UINT32 -> "uint32";
            case UINT64 -> "uint64";
            case FLOAT32 -> "float";
            case FLOAT64 -> "double";
        };
    }
}
