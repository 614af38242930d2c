package io.twinhub.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** What Linux tells about a computer in files. Where it does not, nothing is known, and nobody is told of an error. */
record MachineFiles(Path root) {
    private static final int LENGTH_MAX = 1 << 20;

    /** Those of this computer. */
    static MachineFiles here() {
        return new MachineFiles(Path.of("/"));
    }

    /** The lines of a file; none if it cannot be read. */
    List<String> lines(final String name) {
        // In large pieces: the kernel gives some such files to the first read alone, and Files.readAllBytes begins with
        // one byte.
        try (InputStream in = Files.newInputStream(root.resolve(name))) {
            return new String(in.readNBytes(LENGTH_MAX), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (final IOException absent) {
            return List.of();
        }
    }

    /** The first line of a file; empty if there is none. */
    String line(final String name) {
        return lines(name).stream().findFirst().map(String::strip).orElse("");
    }

    /** The number that is all of a file. */
    OptionalLong number(final String name) {
        final String text = line(name);
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** Free bytes where a folder lies; empty if there is no such folder. */
    OptionalLong free(final String folder) {
        final Path path = root.resolve(folder);
        try {
            if (!Files.isDirectory(path)) {
                return OptionalLong.empty();
            }
            final FileStore store = Files.getFileStore(path);
            return OptionalLong.of(store.getUsableSpace());
        } catch (final IOException unknown) {
            return OptionalLong.empty();
        }
    }

    boolean isWritable(final String folder) {
        return Files.isWritable(root.resolve(folder));
    }

    boolean exists(final String name) {
        return Files.exists(root.resolve(name));
    }
}
