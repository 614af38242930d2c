package io.twinhub.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.ExpandableDirectByteBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our UTF-8 is Java's. */
final class Utf8Test {
    private static final int OFFSET = 5;
    private static final int[] EDGES = {
        0, 1, 0x7F, 0x80, 0xFF, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF
    };

    static Stream<MutableDirectBuffer> buffers() {
        return Stream.of(
                new UnsafeBuffer(new byte[256], 7, 200),
                new UnsafeBuffer(java.nio.ByteBuffer.allocateDirect(256)),
                new ExpandableArrayBuffer(256),
                new ExpandableDirectByteBuffer(256));
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void shouldWriteAndReadAsJavaDoes(final MutableDirectBuffer buffer) {
        for (final int edge : EDGES) {
            check(Character.toString(edge), buffer);
            check("a" + Character.toString(edge) + "z", buffer);
        }
        final Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            final int bound = 1 << 1 + random.nextInt(20);
            check(
                    random.ints(random.nextInt(12), 0, Math.min(bound, 0x110000))
                            .filter(c -> c < 0xD800 || c > 0xDFFF)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString(),
                    buffer);
        }
    }

    private static void check(final String text, final MutableDirectBuffer buffer) {
        final byte[] expected = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8.lengthBytes(text)).isEqualTo(expected.length);
        buffer.setMemory(0, 100, (byte) 0x55);
        Utf8.put(buffer, OFFSET, text, expected.length);
        final byte[] written = new byte[expected.length + 2];
        buffer.getBytes(OFFSET - 1, written);
        assertThat(Arrays.copyOfRange(written, 1, written.length - 1)).isEqualTo(expected);
        assertThat(written[0]).isEqualTo((byte) 0x55);
        assertThat(written[written.length - 1]).isEqualTo((byte) 0x55);
        assertThat(Utf8.get(written, 1, expected.length)).isEqualTo(text);
    }

    @Test
    void shouldHaveNoLengthForWhatIsNoUnicode() {
        for (final String text : new String[] {"\uD800", "a\uDC00", "\uD800\uD800\uDC00", "\uDBFFz", "é\uD800"}) {
            assertThat(Utf8.lengthBytes(text)).isEqualTo(Integer.MAX_VALUE);
        }
    }

    @Test
    void shouldReadNothingButUtf8() {
        assertThat(Utf8.get(new byte[] {'a', (byte) 0xC3}, 0, 2)).isNull();
        assertThat(Utf8.get(new byte[] {(byte) 0xC0, (byte) 0x80}, 0, 2)).isNull();
        assertThat(Utf8.get(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, 0, 3))
                .isNull();
        assertThat(Utf8.get("x\uFFFDy".getBytes(StandardCharsets.UTF_8), 1, 3)).isEqualTo("\uFFFD");
    }
}
