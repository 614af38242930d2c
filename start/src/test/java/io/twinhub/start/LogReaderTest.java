package io.twinhub.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogReaderTest {
    private static final int LENGTH_MAX = 1000;

    @TempDir
    private Path folder;

    private Path file;
    private RotatedLog log;

    @BeforeEach
    void makeLog() {
        file = folder.resolve("log");
        log = new RotatedLog(file, LENGTH_MAX, 3);
        log.file();
    }

    @Test
    void shouldGiveTheLastLinesThenWhatIsAdded() throws IOException {
        write("one\ntwo\nthree\n");
        try (LogReader reader = new LogReader(file)) {
            assertThat(reader.last(2)).containsExactly("two", "three");
            assertThat(reader.more()).isEmpty();
            write("fo");
            assertThat(reader.more()).isEmpty();
            write("ur\nfive");
            assertThat(reader.more()).containsExactly("four");
            assertThat(reader.unfinishedLine()).isEqualTo("five");
        }
    }

    @Test
    void shouldTakeMissingLinesFromFilesThatWerePutAside() throws IOException {
        write(numbers(0, 300));
        log.rotateIfLong();
        write("after\n");

        try (LogReader reader = new LogReader(file)) {
            assertThat(reader.last(3)).containsExactly("line 298", "line 299", "after");
        }
    }

    @Test
    void shouldLoseNothingWhenTheLogIsEmptied() throws IOException {
        try (LogReader reader = new LogReader(file)) {
            write(numbers(0, 100));
            assertThat(reader.last(1)).containsExactly("line 99");

            write(numbers(100, 150));
            log.rotateIfLong();
            write(numbers(150, 160));

            assertThat(reader.more()).containsExactly(numbers(100, 160).split("\n"));
            assertThat(reader.hadHole()).isFalse();
        }
    }

    @Test
    void shouldNoticeAnEmptiedLogThatHasGrownAsLongAgain() throws IOException {
        try (LogReader reader = new LogReader(file)) {
            write(numbers(0, 100));
            reader.last(1);

            write(numbers(100, 110));
            log.rotateIfLong();
            write(numbers(110, 300));

            assertThat(reader.more()).containsExactly(numbers(100, 300).split("\n"));
        }
    }

    @Test
    void shouldSayThatLinesAreMissingWhereTheyWere() throws IOException {
        try (LogReader reader = new LogReader(file)) {
            write(numbers(0, 100));
            reader.last(1);

            write(numbers(100, 400));
            log.rotateIfLong();
            write("after\n");

            assertThat(reader.more()).containsExactly("after");
            assertThat(reader.hadHole()).isTrue();
            assertThat(reader.hadHole()).isFalse();
        }
    }

    @Test
    void shouldFollowAFileThatIsRenamed() throws IOException {
        final Path hub = folder.resolve("localHub.log");
        Files.writeString(hub, "one\n");
        try (LogReader reader = new LogReader(hub)) {
            assertThat(reader.last(9)).containsExactly("one");

            Files.writeString(hub, "two\n", StandardOpenOption.APPEND);
            Files.move(hub, folder.resolve("localHub.1.log"));
            assertThat(reader.more()).containsExactly("two");
            Files.writeString(hub, "three\n");

            assertThat(reader.more()).containsExactly("three");
        }
    }

    @Test
    void shouldCutLinesWithoutEnd() throws IOException {
        write("x".repeat(200_000));

        try (LogReader reader = new LogReader(file)) {
            assertThat(reader.more()).hasSize(3).allMatch(line -> line.length() == 64 * 1024);
        }
    }

    private void write(final String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static String numbers(final int from, final int to) {
        return IntStream.range(from, to).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }
}
