package io.twinhub.recorder;

import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.runtime.BackgroundFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/** Last values in a file. What goes wrong with it is told in the recorder's log; the recorder goes on. */
final class FileStore implements ValueStore, AutoCloseable {
    static final String DAMAGED = "damaged";

    private final Path path;
    private final BackgroundFile file;
    private boolean hasFailed;

    FileStore(final Path path) {
        this.path = path;
        file = new BackgroundFile(path, "recorder-file");
    }

    @Override
    public byte[] load() {
        try {
            return Files.exists(path) ? OwnerOnlyFiles.read(path) : null;
        } catch (final TwinhubException ex) {
            putAside(DAMAGED, ex.error().toText());
            return null;
        }
    }

    @Override
    public boolean isIdle() {
        if (!file.isIdle()) {
            return false;
        }
        final ErrorResult failure = file.failure();
        if (failure != null && !hasFailed) {
            say("cannot save last values, and tries again: " + failure.toText());
        } else if (failure == null && hasFailed) {
            say("saves last values again");
        }
        hasFailed = failure != null;
        return true;
    }

    @Override
    public boolean hasFailed() {
        return hasFailed;
    }

    @Override
    public void save(final byte[] bytes, final int length, final boolean isFirst, final boolean isLast) {
        file.write(bytes, length, isFirst, isLast);
    }

    @Override
    public void putAside(final String suffix, final String reason) {
        final Path aside = path.resolveSibling(path.getFileName() + "." + suffix);
        say("does not use the last values of the former run: " + reason + "; the file is kept as " + aside);
        try {
            Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException ex) {
            say("cannot move " + path + ": " + ex);
        }
    }

    @Override
    public void close() {
        file.close();
    }

    private static void say(final String text) {
        System.out.println(Instant.now() + " recorder: " + text);
    }
}
