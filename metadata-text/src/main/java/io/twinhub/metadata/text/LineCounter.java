package io.twinhub.metadata.text;

import io.twinhub.metadata.Position;

/** Line and column of a place in a text, both from 1, kept by passing over the characters before it. */
final class LineCounter {
    private int line = 1;
    private int column = 1;
    private boolean afterReturn;

    void pass(final char[] text, final int from, final int count) {
        for (int i = from; i < from + count; i++) {
            final char c = text[i];
            if (c == '\n' && afterReturn) {
                column = 1;
            } else if (c == '\n' || c == '\r') {
                line++;
                column = 1;
            } else {
                column++;
            }
            afterReturn = c == '\r';
        }
    }

    Position position(final String file) {
        return new Position(file, line, column);
    }
}
