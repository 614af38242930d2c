package io.twinhub.cli;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.AskedComputers.Answer;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.ReportRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shows all computers of a system, again and again. It only asks start commands, and these only read the counters that the hub processes keep anyway: how many
 * look, and how often, costs the path of a message nothing.
 */
@Command(
        name = "top",
        description = {
            "Show all computers that are started in this home, or with --via all of the system that runs there, anew each second: events per second in"
                    + " and out, how far and how much later than the other one each network brings them, what was lost, processor time and"
                    + " memory of the processes, whether the computer is drained and which version leads while an activation is under way, who does not keep up, and which copies are ACTIVE. One that does not answer within two seconds is shown with the reason.",
            "Keys sort: n name, r rate, l lag, s skew, x lost, c cpu, m memory; q or Ctrl-C ends. Without a terminal it prints a table at each refresh,"
                    + " with --json an object per line."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  twinhub system top",
            "  twinhub system top --via plant-1 --sort lag",
            "  twinhub system top --once --json"
        })
final class SystemTopCommand implements Callable<Integer> {
    private static final int COLUMNS_MIN = 60;
    private static final int ROWS_MIN = 5;
    /** Above and below the rows: the line about all, the headings, the keys. */
    private static final int OTHER_LINES = 3;

    private static final double INTERVAL_MIN_S = 0.2;
    private static final double INTERVAL_MAX_S = 3600;
    /** Hub processes count once a second: after this time they have counted again. */
    private static final long COUNTED_WITHIN_NS = TimeUnit.MILLISECONDS.toNanos(1200);

    private static final String GONE = "the output is closed";

    @Mixin
    private CommonOptions common;

    @Mixin
    private AskedOption asked;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            description = "From one refresh to the next, 0.2 to 3600 (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private double intervalSeconds = 1;

    @Option(
            names = "--sort",
            paramLabel = "BY",
            description = "${COMPLETION-CANDIDATES}; the most first (default: ${DEFAULT-VALUE}).",
            defaultValue = "rate")
    private TopOrder order = TopOrder.RATE;

    @Option(names = "--once", description = "Print one table, after two looks an interval apart, and end.")
    private boolean isOnce;

    /** By computer: the last answer, and the last one with what was counted before that. */
    private final Map<String, Answer<ComputerReport>> latest = new HashMap<>();

    private final Map<String, Answer<ComputerReport>> before = new HashMap<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(intervalSeconds >= INTERVAL_MIN_S && intervalSeconds <= INTERVAL_MAX_S)) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.COMMAND_WRONG, "The interval " + intervalSeconds + " is out of range.")
                            .expected("0.2 to 3600 seconds"));
        }
        try (AskedAll system = asked.system(common, "system top")) {
            if (isOnce || common.output().json() || System.console() == null) {
                print(system);
                return Twinhub.EXIT_DONE;
            }
            try (Terminal terminal =
                    TerminalBuilder.builder().system(true).dumb(true).build()) {
                if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                    print(system);
                } else {
                    watch(system, terminal);
                }
            }
        }
        return Twinhub.EXIT_DONE;
    }

    /** On a terminal, until its user wants the end or it is gone. */
    void watch(final AskedAll system, final Terminal terminal) throws IOException, InterruptedException {
        requireRoom(terminal);
        try (TopScreen screen = new TopScreen(terminal)) {
            int key = TopScreen.NO_KEY;
            while (key != TopScreen.END) {
                final long dueNs = System.nanoTime() + intervalNs();
                final List<TopRow> rows = look(system);
                do {
                    final TopOrder wanted = TopOrder.of(key);
                    order = wanted == null ? order : wanted;
                    screen.draw(picture(rows, screen));
                    key = screen.key(dueNs);
                } while (key != TopScreen.NO_KEY && key != TopScreen.END);
            }
        }
    }

    private long intervalNs() {
        return (long) (intervalSeconds * TimeUnit.SECONDS.toNanos(1));
    }

    private static void requireRoom(final Terminal terminal) {
        final int columns = terminal.getSize().getColumns();
        final int rows = terminal.getSize().getRows();
        if (columns < COLUMNS_MIN || rows < ROWS_MIN) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.COMMAND_WRONG, "The terminal has " + columns + " columns and " + rows + " rows.")
                    .expected("at least " + COLUMNS_MIN + " columns and " + ROWS_MIN + " rows")
                    .action("Make it larger, or use --once."));
        }
    }

    private List<String> picture(final List<TopRow> rows, final TopScreen screen) {
        final List<String> lines = new ArrayList<>();
        lines.add(sentence(rows));
        lines.addAll(TopTable.lines(order.sorted(rows), screen.rows() - OTHER_LINES));
        lines.add(TopTable.keys(order));
        return lines;
    }

    /** Tables one below the other, or objects. */
    private void print(final AskedAll system) throws InterruptedException {
        final Output output = common.output();
        look(system);
        do {
            TimeUnit.NANOSECONDS.sleep(isOnce ? Math.max(intervalNs(), COUNTED_WITHIN_NS) : intervalNs());
            final List<TopRow> rows = order.sorted(look(system));
            TopTable.lines(rows, Integer.MAX_VALUE).forEach(line -> output.line("%s", line));
            output.line("%s", sentence(rows));
            output.result(toMap(rows));
            if (output.writer().checkError()) {
                throw new InterruptedException(GONE);
            }
        } while (!isOnce);
    }

    private List<TopRow> look(final AskedAll system) throws InterruptedException {
        final List<Answer<ComputerReport>> now = system.ask(ReportRequest.SUMMARY);
        for (final Answer<ComputerReport> answer : now) {
            final Answer<ComputerReport> last = latest.put(answer.computer(), answer);
            if (last != null && countedMs(last) != countedMs(answer)) {
                before.put(answer.computer(), last);
            }
        }
        return now.stream()
                .map(answer -> TopRow.of(before.get(answer.computer()), answer, now))
                .toList();
    }

    private static long countedMs(final Answer<ComputerReport> answer) {
        return answer.answer() == null ? 0 : new HubCounts(answer.answer()).countedMs();
    }

    private static String sentence(final List<TopRow> rows) {
        final long silent =
                rows.stream().filter(row -> !row.failure().isEmpty()).count();
        final long events = Math.round(rows.stream()
                .filter(row -> row.sendersCount() < 0 && row.outPerSecond() != null)
                .mapToDouble(TopRow::outPerSecond)
                .sum());
        return Instant.now().truncatedTo(ChronoUnit.SECONDS) + "  " + rows.size()
                + (rows.size() == 1 ? " computer" : " computers")
                + (silent == 0 ? "" : ", " + silent + " of them silent") + ", " + events
                + " events per second from programs";
    }

    private Map<String, Object> toMap(final List<TopRow> rows) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("at", Instant.now().toString());
        map.put("intervalSeconds", intervalSeconds);
        map.put("computers", rows.stream().map(TopRow::toMap).toList());
        return map;
    }
}
