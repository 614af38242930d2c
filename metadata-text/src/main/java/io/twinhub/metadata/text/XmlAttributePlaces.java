package io.twinhub.metadata.text;

/**
 * Finds where the attributes of one element stand: the parser tells only where the element begins. The parser has accepted
 * the start tag, so it is well-formed and the search need not check anything.
 */
final class XmlAttributePlaces {
    private final XmlInput text;
    private final long start;
    private final String elementName;
    private long place;

    /** @param start where the element's {@code <} stands. */
    XmlAttributePlaces(final XmlInput text, final long start) {
        this.text = text;
        this.start = start;
        this.place = nameEnd(start + 1);
        this.elementName = text(start + 1, place);
    }

    /** Where the next attribute of this name begins; where the element begins if there is none. */
    long next(final String name) {
        while (true) {
            final long begin = blanksEnd(place);
            final long end = nameEnd(begin);
            if (end == begin) {
                return start;
            }
            place = valueEnd(end);
            if (end - begin == name.length() && text(begin, end).equals(name)) {
                return begin;
            }
        }
    }

    /** Where the last attribute begins that begins before this place; where the element begins if there is none. */
    long last(final long before) {
        long last = start;
        long begin = blanksEnd(place);
        while (begin < before && nameEnd(begin) > begin) {
            last = begin;
            begin = blanksEnd(valueEnd(nameEnd(begin)));
        }
        return last;
    }

    String elementName() {
        return elementName;
    }

    private String text(final long begin, final long end) {
        final StringBuilder found = new StringBuilder();
        for (long i = begin; i < end; i++) {
            found.append(text.at(i));
        }
        return found.toString();
    }

    private long nameEnd(final long from) {
        long end = from;
        while (end < text.end() && !isBlank(text.at(end)) && "=/>\"'".indexOf(text.at(end)) < 0) {
            end++;
        }
        return end;
    }

    private long blanksEnd(final long from) {
        long end = from;
        while (end < text.end() && isBlank(text.at(end))) {
            end++;
        }
        return end;
    }

    private long valueEnd(final long from) {
        final long equals = blanksEnd(from);
        final long quote = blanksEnd(equals + 1);
        long end = quote + 1;
        while (end < text.end() && text.at(end) != text.at(quote)) {
            end++;
        }
        return end + 1;
    }

    private static boolean isBlank(final char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
