package io.twinhub.metadata;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.otf.AbstractTokenListener;
import uk.co.real_logic.sbe.otf.OtfHeaderDecoder;
import uk.co.real_logic.sbe.otf.OtfMessageDecoder;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

/** SBE's own tool parses the printed schema and reads our bytes with it; it must see every value where we put it. */
class SbeOracleTest {
    @Test
    void shouldBeReadableBySbeItself() throws Exception {
        check(Broad.TYPE);
    }

    @Test
    void shouldPrintASchemaOfErrors() throws Exception {
        check(ErrorResult.TYPE);
    }

    private static <T> void check(final DataClass<T> type) throws Exception {
        final Ir ir = new IrGenerator()
                .generate(XmlSchemaParser.parse(
                        new ByteArrayInputStream(SbeSchema.print(type).getBytes(StandardCharsets.UTF_8)),
                        ParserOptions.builder()
                                .stopOnError(true)
                                // It warns of group counts of 32 bits, which large configurations need.
                                .suppressOutput(true)
                                .build()));
        final OtfHeaderDecoder header = new OtfHeaderDecoder(ir.headerStructure());
        for (long seed = 0; seed < 500; seed++) {
            final T object = new RandomObjects(seed).next(type);
            final UnsafeBuffer buffer = new UnsafeBuffer(SerialCodec.of(type).encode(object));
            assertThat(header.getTemplateId(buffer, 0)).isEqualTo(type.id());
            assertThat(header.getSchemaId(buffer, 0)).isEqualTo(SerialCodec.SCHEMA_ID);
            final Transcript seen = new Transcript();
            final int end = OtfMessageDecoder.decode(
                    buffer,
                    header.encodedLength(),
                    header.getSchemaVersion(buffer, 0),
                    header.getBlockLength(buffer, 0),
                    ir.getMessage(type.id()),
                    seen);
            final List<String> expected = new ArrayList<>();
            expect(type.serialLevel().dataClass, object, expected);
            assertThat(seen.lines).as("seed %d", seed).containsExactlyElementsOf(expected);
            assertThat(end).isEqualTo(buffer.capacity());
        }
    }

    /** What must be seen, told from the object alone and in SBE's order: fixed fields, groups, variable data. */
    private static void expect(final DataClass<Object> type, final Object object, final List<String> lines) {
        for (final Field<Object> field : type.fields()) {
            if (field.type() instanceof ScalarType scalar) {
                lines.add(field.name() + "="
                        + (scalar.floating()
                                ? String.valueOf(field.getDouble(object))
                                : String.valueOf(field.getLong(object))));
            } else if (field.type() instanceof EnumType) {
                final Enum<?> constant = (Enum<?>) field.getObject(object);
                lines.add(field.name() + "=" + (constant == null ? 65535 : constant.ordinal()));
            }
        }
        for (final Field<Object> field : type.fields()) {
            if (field.type() instanceof ListType
                    || field.type() instanceof DataType nested && !nested.embedded()
                    || field.isOptional() && (field.type() instanceof StringType || field.type() == BytesType.BYTES)) {
                expectGroup(field, field.getObject(object), lines);
            }
        }
        for (final Field<Object> field : type.fields()) {
            if (!field.isOptional() && (field.type() instanceof StringType || field.type() == BytesType.BYTES)) {
                lines.add(field.name() + "=" + text(field.getObject(object)));
            } else if (field.type() instanceof DataType nested && nested.embedded()) {
                lines.add(field.name() + "=" + embedded(nested, field.getObject(object)));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void expectGroup(final Field<Object> field, final Object value, final List<String> lines) {
        final List<?> entries = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        lines.add(field.name() + " x " + entries.size());
        for (final Object entry : entries) {
            if (field.nestedClass() == null) {
                lines.add("value=" + text(entry));
            } else {
                expect((DataClass<Object>) field.nestedClass(), entry, lines);
                if (!field.nestedClass().isPlain()) {
                    lines.add("later=[]");
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static String embedded(final DataType type, final Object value) {
        return value == null
                ? "[]"
                : text(SerialCodec.of((DataClass<Object>) type.dataClass().get())
                        .encode(value));
    }

    private static String text(final Object value) {
        return Arrays.toString(
                value instanceof byte[] bytes ? bytes : ((String) value).getBytes(StandardCharsets.UTF_8));
    }

    private static final class Transcript extends AbstractTokenListener {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void onEncoding(
                final Token field, final DirectBuffer buffer, final int index, final Token type, final int version) {
            final Object value = switch (type.encoding().primitiveType()) {
                case INT8 -> buffer.getByte(index);
                case UINT8 -> buffer.getByte(index) & 0xFF;
                case INT16 -> buffer.getShort(index, LITTLE_ENDIAN);
                case UINT16 -> buffer.getShort(index, LITTLE_ENDIAN) & 0xFFFF;
                case INT32 -> buffer.getInt(index, LITTLE_ENDIAN);
                case UINT32 -> buffer.getInt(index, LITTLE_ENDIAN) & 0xFFFF_FFFFL;
                case INT64 -> buffer.getLong(index, LITTLE_ENDIAN);
                case FLOAT -> (double) buffer.getFloat(index, LITTLE_ENDIAN);
                case DOUBLE -> buffer.getDouble(index, LITTLE_ENDIAN);
                default -> throw new AssertionError(type);
            };
            lines.add(name(field) + "=" + value);
        }

        @Override
        public void onEnum(
                final Token field,
                final DirectBuffer buffer,
                final int index,
                final List<Token> tokens,
                final int from,
                final int to,
                final int version) {
            final int length = tokens.get(from).encodedLength();
            lines.add(name(field) + "="
                    + (length == 1 ? buffer.getByte(index) & 0xFF : buffer.getShort(index, LITTLE_ENDIAN) & 0xFFFF));
        }

        @Override
        public void onGroupHeader(final Token token, final int count) {
            lines.add(name(token) + " x " + count);
        }

        @Override
        public void onVarData(
                final Token field, final DirectBuffer buffer, final int index, final int length, final Token type) {
            final byte[] bytes = new byte[length];
            buffer.getBytes(index, bytes);
            lines.add(name(field) + "=" + Arrays.toString(bytes));
        }

        private static String name(final Token token) {
            return token.name().endsWith("_")
                    ? token.name().substring(0, token.name().length() - 1)
                    : token.name();
        }
    }
}
