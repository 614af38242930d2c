package io.twinhub.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatedLogTest {
    @TempDir
    Path folder;

    @Test
    void shouldKeepTheNewestOutputInFilesOfBoundedLength() throws IOException {
        final RotatedLog log = new RotatedLog(folder.resolve("copies/level/log"), 100, 3);
        // As a process does it: one open file, to which all is appended.
        try (OutputStream out = Files.newOutputStream(log.file(), StandardOpenOption.APPEND)) {
            for (int i = 0; i < 100; i++) {
                out.write(("line " + i + "\n").getBytes(StandardCharsets.UTF_8));
                log.rotateIfLong();
            }
        }
        try (var files = Files.list(log.file().getParent())) {
            assertThat(files).hasSize(3).allMatch(each -> each.toFile().length() <= 100);
        }
        final Path before = log.file().resolveSibling("log.1");
        final String newest = Files.readString(before) + Files.readString(log.file());
        assertThat(newest).endsWith("line 97\nline 98\nline 99\n");
        assertThat(newest.lines().skip(1).count()).isGreaterThan(10);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(before)))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldKeepNoMoreThanTheEndOfAFlood() throws IOException {
        final RotatedLog log = new RotatedLog(folder.resolve("log"), 100, 3);
        Files.writeString(log.file(), "x".repeat(100_000) + "end");
        log.rotateIfLong();
        assertThat(log.file()).isEmptyFile();
        assertThat(Files.readString(folder.resolve("log.1"))).hasSize(100).endsWith("end");
    }

    @Test
    void shouldKnowTheLastLineThatSaysSomething() throws IOException {
        final RotatedLog log = new RotatedLog(folder.resolve("log"), 100, 3);
        assertThat(log.lastLine(0)).isEmpty();
        Files.writeString(log.file(), "first\nthe reason\n\n");
        assertThat(log.lastLine(0)).isEqualTo("the reason");
        assertThat(log.lastLine("first\nthe re".length())).isEqualTo("ason");
        assertThat(log.lastLine(log.length())).as("nothing new was written").isEmpty();
    }
}
