package io.twinhub.metadata.text;

/**
 * Finds where the attributes of one element stand: the parser tells only where the element begins. The parser has accepted
 * the start tag, so it is well-formed and the search need not check anything.
 */
final class XmlAttributePlaces {
    private final String text;
    private final int start;

    /** @param start where the element's {@code <} stands. */
    XmlAttributePlaces(final String text, final int start) {
        this.text = text;
        this.start = start;
    }

    /** Where the attribute of this name begins; where the element begins if it is not found. */
    int offset(final String name) {
        return find(name, nameEnd(start + 1));
    }

    /** Where the next attribute of this name begins after one; where the element begins if there is none. */
    int nextOffset(final String name, final int previous) {
        return find(name, valueEnd(nameEnd(previous)));
    }

    String elementName() {
        return text.substring(Math.min(start + 1, text.length()), nameEnd(start + 1));
    }

    private int find(final String name, final int from) {
        int place = from;
        while (true) {
            place = blanksEnd(place);
            final int end = nameEnd(place);
            if (end == place) {
                return start;
            }
            if (text.regionMatches(place, name, 0, name.length()) && end - place == name.length()) {
                return place;
            }
            place = valueEnd(end);
        }
    }

    private int nameEnd(final int from) {
        int place = Math.min(from, text.length());
        while (place < text.length() && !isBlank(text.charAt(place)) && "=/>\"'".indexOf(text.charAt(place)) < 0) {
            place++;
        }
        return place;
    }

    private int blanksEnd(final int from) {
        int place = from;
        while (place < text.length() && isBlank(text.charAt(place))) {
            place++;
        }
        return place;
    }

    private int valueEnd(final int from) {
        final int equals = blanksEnd(from);
        final int quote = blanksEnd(equals + 1);
        if (quote >= text.length()) {
            return text.length();
        }
        final int end = text.indexOf(text.charAt(quote), quote + 1);
        return end < 0 ? text.length() : end + 1;
    }

    private static boolean isBlank(final char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
