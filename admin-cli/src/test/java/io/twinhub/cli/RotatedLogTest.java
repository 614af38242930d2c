package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatedLogTest {
    @TempDir
    Path folder;

    @Test
    void shouldKeepTheNewestOutputInFilesOfBoundedLength() throws IOException {
        final Path file = folder.resolve("copies/level/log");
        try (RotatedLog log = new RotatedLog(file, 100, 3)) {
            for (int i = 0; i < 100; i++) {
                write(log, "line " + i + "\n");
            }
        }
        try (var files = Files.list(file.getParent())) {
            assertThat(files).hasSize(3).allMatch(each -> each.toFile().length() <= 100);
        }
        assertThat(Files.readString(file)).endsWith("line 99\n");
        assertThat(Files.readString(file.resolveSibling("log.1"))).endsWith("line 96\n");
    }

    @Test
    void shouldContinueTheFileOfAFormerRunForTheOwnerAlone() throws IOException {
        final Path file = folder.resolve("log");
        for (int run = 0; run < 2; run++) {
            try (RotatedLog log = new RotatedLog(file, 100, 3)) {
                write(log, "run " + run + "\n");
            }
        }
        assertThat(file).hasContent("run 0\nrun 1\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldKnowTheLastLineThatSaysSomething() throws IOException {
        try (RotatedLog log = new RotatedLog(folder.resolve("log"), 100, 3)) {
            write(log, "first\nthe re");
            write(log, "ason\n\n");
            assertThat(log.lastLine()).isEqualTo("the reason");
        }
    }

    private static void write(final RotatedLog log, final String text) throws IOException {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        log.write(bytes, bytes.length);
    }
}
