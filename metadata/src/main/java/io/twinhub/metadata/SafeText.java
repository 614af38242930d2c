package io.twinhub.metadata;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of any origin, made fit to travel in every form and to be shown on one line. */
final class SafeText {
    private static final char REPLACEMENT = '\uFFFD';
    private static final String ELLIPSIS = "…";
    private static final int ELLIPSIS_LENGTH_BYTES = 3;

    private static final Pattern PLACE = Pattern.compile("\\{(\\d{1,2})}");

    private SafeText() {}

    /** A sentence with arguments in its places, in one pass, so that a place in an argument stays what it is: text. */
    static String fill(final String sentence, final Object... arguments) {
        return PLACE.matcher(sentence).replaceAll(place -> {
            final int index = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(index < arguments.length ? of(arguments[index]) : place.group());
        });
    }

    /** What an object says of itself; the name of its class if it fails to. */
    static String of(final Object object) {
        try {
            return String.valueOf(object);
        } catch (final RuntimeException unspeakable) {
            return object.getClass().getName();
        }
    }

    /**
     * The text with what neither UTF-8 nor XML can express replaced, cut to a length in UTF-8; empty for null. A text that is
     * fit already comes back as it is.
     */
    static String fit(final String text, final int lengthMaxBytes) {
        if (text == null) {
            return "";
        }
        int lengthBytes = 0;
        int keep = 0;
        boolean clean = true;
        for (int i = 0; i < text.length(); ) {
            final int c = text.codePointAt(i);
            final int next = i + Character.charCount(c);
            clean &= isExpressible(c);
            lengthBytes += lengthBytes(c);
            if (lengthBytes <= lengthMaxBytes - ELLIPSIS_LENGTH_BYTES) {
                keep = next;
            } else if (lengthBytes > lengthMaxBytes) {
                return replaced(text.substring(0, keep)) + ELLIPSIS;
            }
            i = next;
        }
        return clean ? text : replaced(text);
    }

    /**
     * Appends a text so that it stays on one line and steers no terminal: control characters, line separators and marks that
     * turn the direction of writing appear as escapes.
     */
    static void appendOneLine(final StringBuilder line, final CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (isUnsafe(c)) {
                        line.append(String.format("\\u%04x", (int) c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
    }

    private static boolean isUnsafe(final char c) {
        return Character.isISOControl(c)
                || c == '\u2028'
                || c == '\u2029'
                || c >= '\u202A' && c <= '\u202E'
                || c >= '\u2066' && c <= '\u2069';
    }

    private static String replaced(final String text) {
        final StringBuilder fit = new StringBuilder(text.length());
        text.codePoints().forEach(c -> fit.appendCodePoint(isExpressible(c) ? c : REPLACEMENT));
        return fit.toString();
    }

    /** The characters of XML 1.0; an unpaired surrogate is none of them. */
    private static boolean isExpressible(final int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= ' ' && c < Character.MIN_SURROGATE
                || c > Character.MAX_SURROGATE && c <= REPLACEMENT
                || c > Character.MAX_VALUE;
    }

    private static int lengthBytes(final int c) {
        if (!isExpressible(c)) {
            return ELLIPSIS_LENGTH_BYTES;
        }
        if (c < 0x80) {
            return 1;
        }
        if (c < 0x800) {
            return 2;
        }
        return c > Character.MAX_VALUE ? 4 : 3;
    }
}
