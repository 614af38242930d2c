package io.twinhub.recorder;

import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/** Last values in a file, which is written by a thread of its own and takes the place of the former one when it is whole. */
final class FileStore implements ValueStore, AutoCloseable {
    private static final long CLOSE_TIMEOUT_S = 10;

    private final Path file;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        final Thread thread = new Thread(task, "recorder-file");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean isIdle = true;
    private volatile String trouble = "";
    private String toldTrouble = "";

    FileStore(final Path file) {
        this.file = file;
    }

    @Override
    public byte[] load() {
        try {
            return Files.exists(file) ? OwnerOnlyFiles.read(file) : null;
        } catch (final TwinhubException ex) {
            say("it begins without values of the former run: " + ex.getMessage());
            return null;
        }
    }

    @Override
    public boolean isIdle() {
        if (!trouble.equals(toldTrouble)) {
            toldTrouble = trouble;
            say(trouble.isEmpty() ? "last values are saved again" : trouble);
        }
        return isIdle;
    }

    @Override
    public void save(final DirectBuffer bytes, final int length) {
        isIdle = false;
        writer.execute(() -> {
            final byte[] content = new byte[length];
            bytes.getBytes(0, content);
            write(content);
            isIdle = true;
        });
    }

    @Override
    public void putAside(final String reason) {
        final Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        say("the last values of the former run cannot be used: " + reason + "; the file is kept as " + aside);
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException ex) {
            say("cannot move " + file + ": " + ex);
        }
    }

    /** Waits until what was handed over is saved. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            writer.awaitTermination(CLOSE_TIMEOUT_S, TimeUnit.SECONDS);
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(final byte[] content) {
        try {
            OwnerOnlyFiles.write(file, content);
            trouble = "";
        } catch (final TwinhubException ex) {
            trouble = "last values cannot be saved, it tries again: " + ex.getMessage();
        }
    }

    private static void say(final String text) {
        System.out.println(Instant.now() + " recorder: " + text);
    }
}
