package io.twinhub.metadata.text;

import io.twinhub.metadata.Position;
import java.util.Arrays;

/** Where the lines of a text begin, to turn an offset into line and column. */
final class LineTable {
    private final String file;
    private final int[] starts;

    LineTable(final TextSource source) {
        this.file = source.name();
        final String text = source.text();
        int[] found = new int[64];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = i + 1;
            }
        }
        starts = Arrays.copyOf(found, count);
    }

    /** Line and column, both from 1, of a place in the text. */
    Position position(final long offset) {
        final int place = (int) Math.max(0, offset);
        final int found = Arrays.binarySearch(starts, place);
        final int line = found >= 0 ? found : -found - 2;
        return new Position(file, line + 1, place - starts[line] + 1);
    }
}
