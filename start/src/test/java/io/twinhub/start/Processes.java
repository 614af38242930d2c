package io.twinhub.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says about processes. */
public final class Processes {
    private Processes() {}

    /** Whether the process lives; one that ended and was not yet collected by its parent does not. */
    public static boolean isRunning(final long pid) {
        try {
            return Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline")).length > 0;
        } catch (final IOException ex) {
            return false;
        }
    }
}
