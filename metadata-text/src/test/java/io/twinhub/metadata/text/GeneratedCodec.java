package io.twinhub.metadata.text;

import static uk.co.real_logic.sbe.ir.GenerationUtil.collectFields;
import static uk.co.real_logic.sbe.ir.GenerationUtil.collectGroups;
import static uk.co.real_logic.sbe.ir.GenerationUtil.collectVarData;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import uk.co.real_logic.sbe.PrimitiveType;
import uk.co.real_logic.sbe.generation.java.JavaUtil;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;

/** Reads and writes messages through the generated classes of one schema, led by what the schema says and by nothing else. */
final class GeneratedCodec {
    private static final int HEADER_LENGTH = 8;

    private final Ir ir;
    private final ClassLoader classes;
    private final Map<String, Method> methods = new HashMap<>();
    private final int rootId;

    private int readLength;

    /** @param rootId number of the message that lies in no other. */
    GeneratedCodec(final Ir ir, final int rootId, final ClassLoader classes) {
        this.ir = ir;
        this.rootId = rootId;
        this.classes = classes;
    }

    /** Reads a message with the generated decoder. */
    SbeContent read(final byte[] bytes) {
        final DirectBuffer buffer = new UnsafeBuffer(bytes);
        final int classId = uint16(buffer, 2);
        final List<Token> message = ir.getMessage(classId);
        if (message == null || uint16(buffer, 4) != ir.id()) {
            throw new AssertionError("the schema has no message " + classId);
        }
        final Object decoder = create(message.get(0).name() + "Decoder");
        final int version = uint16(buffer, 6);
        call(
                method(decoder, "wrap", DirectBuffer.class, int.class, int.class, int.class),
                decoder,
                buffer,
                HEADER_LENGTH,
                uint16(buffer, 0),
                version);
        final SbeContent content = new SbeContent(classId, new LinkedHashMap<>());
        read(decoder, message.subList(1, message.size() - 1), version, content.values());
        readLength = HEADER_LENGTH + (int) call(method(decoder, "encodedLength"), decoder);
        return content;
    }

    /** How many bytes the last message took. */
    int readLength() {
        return readLength;
    }

    private void read(
            final Object decoder, final List<Token> body, final int version, final Map<String, Object> values) {
        final Parts parts = new Parts(body);
        for (int i = 0; i < parts.fields.size(); i += parts.fields.get(i).componentTokenCount()) {
            final Token field = parts.fields.get(i);
            values.put(
                    SbeContent.schemaName(field.name()),
                    field(decoder, field, parts.fields.subList(i + 1, parts.fields.size()), version));
        }
        for (int i = 0; i < parts.groups.size(); i += parts.groups.get(i).componentTokenCount()) {
            final Token group = parts.groups.get(i);
            final int end = i + group.componentTokenCount() - 1;
            final Object entries = call(method(decoder, property(group)), decoder);
            final List<Map<String, Object>> list = new ArrayList<>();
            while ((boolean) call(method(entries, "hasNext"), entries)) {
                call(method(entries, "next"), entries);
                final Map<String, Object> entry = new LinkedHashMap<>();
                read(
                        entries,
                        parts.groups.subList(i + 1 + groupHeaderTokenCount(parts.groups, i), end),
                        version,
                        entry);
                list.add(entry);
            }
            values.put(SbeContent.schemaName(group.name()), list);
        }
        for (int i = 0; i < parts.data.size(); i += parts.data.get(i).componentTokenCount()) {
            final Token data = parts.data.get(i);
            final String name = JavaUtil.formatClassName(property(data));
            final byte[] bytes = new byte[(int) call(method(decoder, property(data) + "Length"), decoder)];
            call(method(decoder, "get" + name, byte[].class, int.class, int.class), decoder, bytes, 0, bytes.length);
            values.put(SbeContent.schemaName(data.name()), data(parts.data.subList(i, parts.data.size()), bytes));
        }
    }

    private Object data(final List<Token> tokens, final byte[] bytes) {
        final Token type = tokens.stream()
                .filter(token -> token.name().equals("varData"))
                .findFirst()
                .orElseThrow();
        if (type.encoding().characterEncoding() != null) {
            return new SbeContent.Text(new String(bytes, StandardCharsets.UTF_8));
        }
        final DirectBuffer buffer = new UnsafeBuffer(bytes);
        final boolean inner = bytes.length >= HEADER_LENGTH
                && uint16(buffer, 4) == ir.id()
                && uint16(buffer, 2) != rootId
                && ir.getMessage(uint16(buffer, 2)) != null;
        return inner ? read(bytes) : SbeContent.Bytes.of(bytes);
    }

    private Object field(final Object decoder, final Token field, final List<Token> types, final int version) {
        if (version < field.version()) {
            return null;
        }
        final Token type = types.get(0);
        final Object value = call(method(decoder, property(field)), decoder);
        if (type.signal() == Signal.BEGIN_ENUM) {
            return enumConstant(decoder, field, (Enum<?>) value);
        }
        if (type.signal() == Signal.BEGIN_SET) {
            return choices(value, types);
        }
        final Object nullValue = call(method(decoder, property(field) + "NullValue"), decoder);
        if (field.isOptionalEncoding() && value.equals(nullValue)) {
            return null;
        }
        if (value instanceof Float || value instanceof Double) {
            return value;
        }
        final long number = ((Number) value).longValue();
        return type.encoding().primitiveType() == PrimitiveType.UINT64
                ? new BigInteger(Long.toUnsignedString(number))
                : Long.valueOf(number);
    }

    private Object enumConstant(final Object decoder, final Token field, final Enum<?> constant) {
        return switch (constant.name()) {
            case "NULL_VAL" -> null;
            case "SBE_UNKNOWN" ->
                new SbeContent.Unknown(((Number) call(method(decoder, property(field) + "Raw"), decoder)).intValue());
            default -> SbeContent.schemaName(constant.name());
        };
    }

    private Object choices(final Object set, final List<Token> types) {
        final Set<String> names = new LinkedHashSet<>();
        long unknown = ((Number) call(method(set, "getRaw"), set)).longValue();
        for (int i = 1; types.get(i).signal() == Signal.CHOICE; i++) {
            final Token choice = types.get(i);
            if ((boolean) call(method(set, property(choice)), set)) {
                names.add(SbeContent.schemaName(choice.name()));
            }
            unknown &= ~(1L << choice.encoding().constValue().longValue());
        }
        for (int bit = 0; bit < Long.SIZE; bit++) {
            if ((unknown >>> bit & 1) == 1) {
                names.add(SbeContent.unknownBit(bit));
            }
        }
        return names;
    }

    /** Writes a message with the generated encoder. */
    byte[] write(final SbeContent content) {
        final MutableDirectBuffer buffer = new ExpandableArrayBuffer();
        final List<Token> message = ir.getMessage(content.classId());
        final Object header = create("MessageHeaderEncoder");
        final Object encoder = create(message.get(0).name() + "Encoder");
        call(
                method(encoder, "wrapAndApplyHeader", MutableDirectBuffer.class, int.class, header.getClass()),
                encoder,
                buffer,
                0,
                header);
        write(encoder, message.subList(1, message.size() - 1), content.values());
        final int length = HEADER_LENGTH + (int) call(method(encoder, "encodedLength"), encoder);
        return Arrays.copyOf(buffer.byteArray(), length);
    }

    @SuppressWarnings("unchecked")
    private void write(final Object encoder, final List<Token> body, final Map<String, Object> values) {
        final Parts parts = new Parts(body);
        for (int i = 0; i < parts.fields.size(); i += parts.fields.get(i).componentTokenCount()) {
            final Token field = parts.fields.get(i);
            put(
                    encoder,
                    field,
                    parts.fields.subList(i + 1, parts.fields.size()),
                    values.get(SbeContent.schemaName(field.name())));
        }
        for (int i = 0; i < parts.groups.size(); i += parts.groups.get(i).componentTokenCount()) {
            final Token group = parts.groups.get(i);
            final int end = i + group.componentTokenCount() - 1;
            final List<Map<String, Object>> list =
                    (List<Map<String, Object>>) values.get(SbeContent.schemaName(group.name()));
            final Object entries = call(method(encoder, property(group) + "Count", int.class), encoder, list.size());
            for (final Map<String, Object> entry : list) {
                call(method(entries, "next"), entries);
                write(entries, parts.groups.subList(i + 1 + groupHeaderTokenCount(parts.groups, i), end), entry);
            }
        }
        for (int i = 0; i < parts.data.size(); i += parts.data.get(i).componentTokenCount()) {
            final Token data = parts.data.get(i);
            final byte[] bytes = bytes(values.get(SbeContent.schemaName(data.name())));
            final String name = JavaUtil.formatClassName(property(data));
            call(method(encoder, "put" + name, byte[].class, int.class, int.class), encoder, bytes, 0, bytes.length);
        }
    }

    private byte[] bytes(final Object data) {
        if (data instanceof SbeContent inner) {
            return write(inner);
        }
        return data instanceof SbeContent.Text text
                ? text.text().getBytes(StandardCharsets.UTF_8)
                : ((SbeContent.Bytes) data).toArray();
    }

    private void put(final Object encoder, final Token field, final List<Token> types, final Object value) {
        final Token type = types.get(0);
        if (type.signal() == Signal.BEGIN_SET) {
            final Object set = call(method(encoder, property(field)), encoder);
            call(method(set, "clear"), set);
            for (int i = 1; types.get(i).signal() == Signal.CHOICE; i++) {
                final Token choice = types.get(i);
                call(
                        setter(set, property(choice)),
                        set,
                        ((Set<?>) value).contains(SbeContent.schemaName(choice.name())));
            }
            return;
        }
        final Method setter = setter(encoder, property(field));
        if (type.signal() == Signal.BEGIN_ENUM) {
            call(setter, encoder, constant(setter.getParameterTypes()[0], value));
        } else if (value == null) {
            call(setter, encoder, call(method(encoder, property(field) + "NullValue"), encoder));
        } else {
            call(setter, encoder, narrow((Number) value, setter.getParameterTypes()[0]));
        }
    }

    private static Object constant(final Class<?> enumClass, final Object name) {
        for (final Object constant : enumClass.getEnumConstants()) {
            if (name == null
                    ? constant.toString().equals("NULL_VAL")
                    : SbeContent.schemaName(((Enum<?>) constant).name()).equals(name)) {
                return constant;
            }
        }
        throw new AssertionError(enumClass + " has no constant " + name);
    }

    private static Object narrow(final Number value, final Class<?> type) {
        return switch (type.getName()) {
            case "byte" -> value.byteValue();
            case "short" -> value.shortValue();
            case "int" -> value.intValue();
            case "long" -> value.longValue();
            case "float" -> value.floatValue();
            default -> value.doubleValue();
        };
    }

    private Object create(final String name) {
        try {
            return classes.loadClass(ir.applicableNamespace() + "." + JavaUtil.formatClassName(name))
                    .getConstructor()
                    .newInstance();
        } catch (final ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** The one public method of one argument that sets a property. */
    private Method setter(final Object object, final String name) {
        return methods.computeIfAbsent(
                object.getClass().getName() + "=" + name,
                key -> Arrays.stream(object.getClass().getMethods())
                        .filter(method -> method.getParameterCount() == 1
                                && !Modifier.isStatic(method.getModifiers())
                                && method.getName().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(key)));
    }

    private Method method(final Object object, final String name, final Class<?>... parameters) {
        return methods.computeIfAbsent(object.getClass().getName() + "." + name, key -> {
            try {
                return object.getClass().getMethod(name, parameters);
            } catch (final NoSuchMethodException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static Object call(final Method method, final Object object, final Object... arguments) {
        try {
            return method.invoke(object, arguments);
        } catch (final InvocationTargetException e) {
            throw new AssertionError(method + " threw " + e.getCause(), e.getCause());
        } catch (final IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static String property(final Token token) {
        return JavaUtil.formatPropertyName(token.name());
    }

    private static int groupHeaderTokenCount(final List<Token> tokens, final int group) {
        return tokens.get(group + 1).componentTokenCount();
    }

    private static int uint16(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    /** The three parts of a message or group. */
    private static final class Parts {
        private final List<Token> fields = new ArrayList<>();
        private final List<Token> groups = new ArrayList<>();
        private final List<Token> data = new ArrayList<>();

        private Parts(final List<Token> body) {
            collectVarData(body, collectGroups(body, collectFields(body, 0, fields), groups), data);
        }
    }
}
