package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.string;

/**
 * Where something went wrong: a place in a text, or a part of the running system. What is not known is empty or 0. What is too
 * long is cut: an error has to be told in any case.
 *
 * @param file the text file.
 * @param line from 1.
 * @param column from 1.
 * @param component such as {@code localHub}.
 * @param computer name of the computer.
 * @param copy program copy id.
 */
public record Where(String file, int line, int column, String component, String computer, String copy) {
    /** In UTF-8: the longest path of a file on Linux. */
    private static final int FILE_LENGTH_MAX = 4096;

    /** In UTF-8: more than any name of the configuration has. */
    private static final int NAME_LENGTH_MAX = 256;

    /** Not known. */
    public static final Where NOWHERE = new Where("", 0, 0, "", "", "");

    public static final DataClass<Where> TYPE = DataClass.of("where", Where.class)
            .doc("Where something went wrong: a place in a text, or a part of the running system.")
            .field(string("file", Where::file)
                    .doc("The text file.")
                    .maxLength(FILE_LENGTH_MAX)
                    .defaultValue(""))
            .field(int32("line", Where::line).doc("Line in the file, from 1.").defaultValue(0))
            .field(int32("column", Where::column)
                    .doc("Column in the line, from 1.")
                    .defaultValue(0))
            .field(string("component", Where::component)
                    .doc("The component, such as localHub.")
                    .maxLength(NAME_LENGTH_MAX)
                    .defaultValue(""))
            .field(string("computer", Where::computer)
                    .doc("Name of the computer.")
                    .maxLength(NAME_LENGTH_MAX)
                    .defaultValue(""))
            .field(string("copy", Where::copy)
                    .doc("The program copy id.")
                    .maxLength(NAME_LENGTH_MAX)
                    .defaultValue(""))
            .build(v -> new Where(v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5)));

    public Where {
        file = SafeText.fit(file, FILE_LENGTH_MAX);
        component = SafeText.fit(component, NAME_LENGTH_MAX);
        computer = SafeText.fit(computer, NAME_LENGTH_MAX);
        copy = SafeText.fit(copy, NAME_LENGTH_MAX);
    }

    /** A place in a text. */
    public static Where at(final Position position) {
        return new Where(position.file(), position.line(), position.column(), "", "", "");
    }

    /** A part of the running system; what does not apply is empty. */
    public static Where in(final String component, final String computer, final String copy) {
        return new Where("", 0, 0, component, computer, copy);
    }

    /** The place in the text. */
    public Position position() {
        return new Position(file, line, column);
    }

    /** For people: {@code file:line:column}, or {@code localHub on plant-1, copy level-control}; empty if nothing is known. */
    public String toText() {
        final StringBuilder text = new StringBuilder(position().toString());
        append(text, text.length() == 0 ? "" : ", ", component);
        append(text, text.length() == 0 ? "computer " : " on ", computer);
        append(text, text.length() == 0 ? "copy " : ", copy ", copy);
        return text.toString();
    }

    private static void append(final StringBuilder text, final String before, final String part) {
        if (!part.isEmpty()) {
            text.append(before).append(part);
        }
    }
}
