package io.twinhub.metadata;

/** UTF-8 text; limits stand at the field. */
public enum StringType implements FieldType {
    /** Any text. */
    STRING,
    /** A text that is not empty and has no blanks, so that several can stand in one text, separated by blanks. */
    WORD;

    /** Whether this is such a text as the type demands. */
    boolean allows(final String text) {
        if (this == STRING) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
