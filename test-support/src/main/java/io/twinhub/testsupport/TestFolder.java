package io.twinhub.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.agrona.IoUtil;

/** A folder for the programs of one test, made when one wants it. */
final class TestFolder implements Supplier<Path> {
    private Path folder;

    @Override
    public Path get() {
        try {
            folder = folder == null ? Files.createTempDirectory("twinhub-test") : folder;
            return folder;
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    void delete() {
        if (folder != null) {
            IoUtil.delete(folder.toFile(), true);
            folder = null;
        }
    }
}
