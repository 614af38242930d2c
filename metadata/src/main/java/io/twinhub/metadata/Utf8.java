package io.twinhub.metadata;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;

/** Text in buffers. Allocates nothing but the text that it reads. */
final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** Length of a text in bytes; greater than any limit if it is not valid Unicode and so has no UTF-8 form. */
    static int lengthBytes(final String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return lengthFrom(text, i);
            }
        }
        return text.length();
    }

    /** The length if everything before this place is ASCII. */
    private static int lengthFrom(final String text, final int place) {
        long length = place;
        for (int i = place; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                length += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                length += 4;
                i++;
            } else {
                return Integer.MAX_VALUE;
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, length);
    }

    /**
     * Writes a text, for which there must be room.
     *
     * @param length its {@link #lengthBytes}.
     */
    static void put(final MutableDirectBuffer buffer, final int offset, final String text, final int length) {
        if (length != text.length()) {
            putAny(buffer, offset, text);
        } else if (buffer.byteArray() != null) {
            putAscii(buffer.byteArray(), buffer.wrapAdjustment() + offset, text);
        } else {
            buffer.putStringWithoutLengthAscii(offset, text);
        }
    }

    /** The only way from a text into an array that neither makes an array of its own nor goes character by character. */
    @SuppressWarnings("deprecation")
    private static void putAscii(final byte[] array, final int offset, final String text) {
        text.getBytes(0, text.length(), array, offset);
    }

    private static void putAny(final MutableDirectBuffer buffer, final int offset, final String text) {
        int position = offset;
        for (int i = 0; i < text.length(); i++) {
            final int c = text.codePointAt(i);
            if (c < 0x80) {
                buffer.putByte(position++, (byte) c);
                continue;
            }
            final int followers = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
            // As many ones as there are bytes, a zero, and what of the character the followers do not carry.
            buffer.putByte(position++, (byte) (0xF80 >> followers | c >> 6 * followers));
            for (int shift = 6 * (followers - 1); shift >= 0; shift -= 6) {
                buffer.putByte(position++, (byte) (0x80 | c >> shift & 0x3F));
            }
            i += followers == 3 ? 1 : 0;
        }
    }

    /** Reads a text; null if the bytes are not valid UTF-8. */
    static String get(final byte[] bytes, final int start, final int length) {
        final String text = new String(bytes, start, length, StandardCharsets.UTF_8);
        // Java replaces what is not valid; only where such a character shows is a second look needed.
        return text.indexOf(REPLACEMENT) < 0 || isSame(text, bytes, start, length) ? text : null;
    }

    private static boolean isSame(final String text, final byte[] bytes, final int start, final int length) {
        final byte[] again = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(again, 0, again.length, bytes, start, start + length);
    }
}
