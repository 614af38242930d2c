package io.twinhub.metadata;

/**
 * A place in a text file.
 *
 * @param file name as the user gave it; empty if the text came from no file.
 * @param line from 1; 0 if unknown.
 * @param column from 1; 0 if unknown.
 */
public record Position(String file, int line, int column) {
    /** Nowhere in a text. */
    public static final Position NONE = new Position("", 0, 0);

    /** {@code file:line:column} as far as known. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return file + ":" + line + (column == 0 ? "" : ":" + column);
    }
}
