package io.twinhub.metadata.text;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;

/** What comes out of a format's writer goes to a string or a stream. */
final class TextOutput {
    private TextOutput() {}

    /** How a format is written. */
    interface Format {
        void write(Writer out, Consumer<ObjectWriter> content);
    }

    static String text(final Format format, final Consumer<ObjectWriter> content) {
        final StringWriter out = new StringWriter();
        try {
            write(out, format, content);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    static void write(final Writer out, final Format format, final Consumer<ObjectWriter> content) throws IOException {
        try {
            format.write(out, content);
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        }
        out.write('\n');
        out.flush();
    }
}
