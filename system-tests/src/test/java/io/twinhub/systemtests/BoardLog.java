package io.twinhub.systemtests;

import io.twinhub.testsupport.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the board of a sample system counted, from what it printed: a subscriber's own count. */
final class BoardLog {
    private static final Pattern LINE = Pattern.compile(
            ".* ([\\d,]+) events .*lost (\\d+), twice (\\d+), late (\\d+), gaps (\\d+), silence (\\d+) ms.*");

    private final Path file;

    BoardLog(final Path file) {
        this.file = file;
    }

    /** One of the board's lines. */
    record Count(long delivered, long lost, long twice, long late, long gaps, long silenceMs) {
        static final Count NOTHING = new Count(0, 0, 0, 0, 0, 0);

        /** Whether a subscriber got everything, once and in order. */
        boolean isPerfect() {
            return lost == 0 && twice == 0 && late == 0 && gaps == 0;
        }
    }

    List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }

    /** How often it printed what it had counted. */
    long countLines() {
        return lines().stream().filter(line -> LINE.matcher(line).matches()).count();
    }

    /** How many lines contain this. */
    long count(final String part) {
        return lines().stream().filter(line -> line.contains(part)).count();
    }

    Count last() {
        Count count = Count.NOTHING;
        for (final String line : lines()) {
            final Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                count = new Count(
                        Long.parseLong(matcher.group(1).replace(",", "")),
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3)),
                        Long.parseLong(matcher.group(4)),
                        Long.parseLong(matcher.group(5)),
                        Long.parseLong(matcher.group(6)));
            }
        }
        return count;
    }

    /** What it counted at least one whole second from now on. */
    Count next() {
        final long before = countLines();
        Await.until("two more lines of the board", 15, () -> countLines() >= before + 2, this::text);
        return last();
    }

    String text() {
        return String.join("\n", lines());
    }
}
