package io.twinhub.cli;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.LogReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what an instance or a hub process says, and goes on while it says more. */
@Command(
        name = "logs",
        description = {
            "Show the last lines of the log of an instance, or of the hub process of a computer, and with --follow what is added,"
                    + " also while the log is rotated. Of several versions the one that was written last is shown. Logs lie on the"
                    + " computer whose processes write them.",
            "With --json a single object with all lines; with --follow one object per line."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  twinhub logs level-control --computer plant-1 --follow", "  twinhub logs localHub --lines 100"})
final class LogsCommand implements Callable<Integer> {
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int LINES_MAX = 1_000_000;

    /** A terminal would obey them. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]");

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "COPY", description = "Id of the program copy, or localHub or mainHub.")
    private String name;

    @Option(
            names = "--computer",
            paramLabel = "NAME",
            description = "Name of the computer, where this home has several with such a log.")
    private String computer;

    @Option(names = "--version", paramLabel = "VERSION", description = "Version id (default: that written last).")
    private String version;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is added, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "50",
            description = "How many lines to begin with (default: $${DEFAULT-VALUE}).")
    private int lineCount;

    @Override
    public Integer call() throws IOException {
        if (lineCount < 0 || lineCount > LINES_MAX) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.COMMAND_WRONG, "--lines " + lineCount + " is out of range.")
                            .expected("a whole number from 0 to " + LINES_MAX));
        }
        final LogPlace place = LogPlace.find(common.home(), name, computer, version);
        final Output output = common.output();
        try (LogReader reader = new LogReader(place.file())) {
            final List<String> lines = new ArrayList<>(reader.last(lineCount));
            if (follow) {
                lines.forEach(line -> show(output, line));
                follow(reader, output);
            } else {
                add(lines, reader.unfinishedLine());
                lines.forEach(line -> output.line("%s", safe(line)));
                output.result(toMap(place, lines));
            }
        }
        return Twinhub.EXIT_DONE;
    }

    private static void follow(final LogReader reader, final Output output) throws IOException {
        while (!Thread.currentThread().isInterrupted()) {
            final List<String> lines = reader.more();
            if (reader.hadHole()) {
                output.errorLine("(lines are missing here: the log was rotated faster than it was read)");
            }
            lines.forEach(line -> show(output, line));
            if (lines.isEmpty()) {
                LockSupport.parkNanos(POLL_NS);
            }
        }
    }

    private static void show(final Output output, final String line) {
        output.line("%s", safe(line));
        output.result(Map.of("line", line));
    }

    private static String safe(final String line) {
        return CONTROL.matcher(line).replaceAll("?");
    }

    private void add(final List<String> lines, final String unfinished) {
        if (!unfinished.isEmpty() && lineCount > 0) {
            lines.add(unfinished);
            if (lines.size() > lineCount) {
                lines.remove(0);
            }
        }
    }

    private static Map<String, Object> toMap(final LogPlace place, final List<String> lines) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("computer", place.computer());
        map.put("version", place.version());
        map.put("name", place.name());
        map.put("file", place.file().toString());
        map.put("lines", lines);
        return map;
    }
}
