package io.twinhub.metadata.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text to be read, from its beginning to its end; a file or a string as often as wanted, a stream once. Never held in
 * memory as a whole. Reading closes what it came from.
 */
public final class TextSource {
    /** Bound of one text, in UTF-16 characters: many times a large system, and far below what would exhaust a small heap. */
    public static final int LENGTH_MAX = 64 << 20;

    private final String name;
    private final Opener opener;

    private TextSource(final String name, final Opener opener) {
        this.name = name;
        this.opener = opener;
    }

    /** @param name the file as the user named it; it stands in front of every position. */
    public TextSource(final String name, final String text) {
        this(name, () -> new StringReader(text));
    }

    /** A file of UTF-8. That it cannot be read is found out by reading and is then an error like any other. */
    public static TextSource of(final Path file) {
        return new TextSource(file.toString(), () -> new Utf8Reader(Files.newInputStream(file)));
    }

    /** A stream of UTF-8. */
    public static TextSource of(final String name, final InputStream in) {
        return new TextSource(name, () -> new Utf8Reader(in));
    }

    /** A stream of characters. */
    public static TextSource of(final String name, final Reader in) {
        return new TextSource(name, () -> in);
    }

    /** The file as the user named it. */
    public String name() {
        return name;
    }

    Reader open() throws IOException {
        return opener.open();
    }

    private interface Opener {
        Reader open() throws IOException;
    }
}
