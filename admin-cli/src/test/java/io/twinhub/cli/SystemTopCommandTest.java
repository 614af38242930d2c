package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.Home;
import io.twinhub.start.AskedComputers.Answer;
import io.twinhub.start.activation.Lead;
import io.twinhub.start.activation.VersionLead;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.control.ComputerReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class SystemTopCommandTest {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    @TempDir
    private Path folder;

    private AskedHome home;
    private final AtomicLong looks = new AtomicLong();

    @BeforeEach
    void startComputers() {
        home = new AskedHome(folder);
        home.add("plant", () -> AskedHome.report("plant", "localHub", looks.get(), spoke(looks.incrementAndGet())));
        home.add("hub-a", () -> AskedHome.report("hub-a", "mainHub", 0, Map.of("events.forwarded", 7L)));
    }

    @AfterEach
    void stopComputers() {
        home.close();
    }

    private static Map<String, Long> spoke(final long look) {
        final Map<String, Long> counters = new TreeMap<>();
        counters.put("events.countedMs", 2000 * look);
        counters.put("path.A.first", 1000 * look);
        counters.put("path.B.first", 500 * look);
        counters.put("path.A.lost", 3L);
        counters.put("path.A.lag", 12L);
        counters.put("path.A.behind", 1L);
        counters.put("path.B.behind", -1L);
        counters.put("path.A.skew.p99Ns", 2_500_000L);
        counters.put("path.both.lost", 1L);
        counters.put("events.sent", 100 * look);
        counters.put("role.pump", 3L);
        counters.put("role.board", 2L);
        counters.put("receiver.board.slow", 1L);
        counters.put("link.hub-a.role", 3L);
        return counters;
    }

    @Test
    void shouldMakeRatesOutOfTwoAnswers() {
        final Answer<ComputerReport> before =
                new Answer<>("plant", AskedHome.report("plant", "localHub", 10, spoke(1)), null, 4 * SECOND_NS);
        final Answer<ComputerReport> now =
                new Answer<>("plant", AskedHome.report("plant", "localHub", 11, spoke(2)), null, 6 * SECOND_NS);

        final TopRow row = TopRow.of(before, now, List.of(now));

        assertThat(row)
                .isEqualTo(new TopRow(
                        "plant",
                        "",
                        750.0,
                        50.0,
                        List.of(12L, HubCounts.DOWN),
                        List.of(2_500_000L, 0L),
                        List.of(3L, 0L, 1L),
                        50.0,
                        64 << 20,
                        List.of("board"),
                        List.of("pump"),
                        List.of(new VersionLead("1", Lead.LEADS, 0)),
                        false,
                        -1));
        assertThat(TopTable.lines(List.of(row), 10))
                .containsExactly(
                        "COMPUTER          IN/S     OUT/S     LAG A     LAG B    SKEW A    SKEW B    LOST A    LOST B      BOTH     CPU %    MEMORY  SLOW; ACTIVE",
                        "plant              750        50        12      down    2.5 ms    0.0 ms         3         0         1      50.0      64 M  SLOW board; pump");
        assertThat(TopRow.of(null, now, List.of(now)).inPerSecond()).isNull();
        assertThat(TopRow.of(now, before, List.of(before)).cpuPercent()).isNull();
    }

    @Test
    void shouldSortWithTheSilentOnesLastAndShowNoMoreThanFits() {
        final List<TopRow> rows = List.of(
                row("a", 1, List.of(9L, 9L), List.of(0L, 0L, 0L)),
                row("b", 3, List.of(0L, 0L), List.of(50L, 0L, 0L)),
                row("c", 2, List.of(0L, HubCounts.DOWN), List.of(0L, 0L, 1L)),
                TopRow.of(
                        null,
                        new Answer<>(
                                "d", null, AskedComputer.unreachable("d", "x").error(), 0),
                        List.of()));

        assertThat(names(TopOrder.RATE.sorted(rows))).containsExactly("b", "c", "a", "d");
        assertThat(names(TopOrder.LAG.sorted(rows))).containsExactly("c", "a", "b", "d");
        assertThat(names(TopOrder.LOST.sorted(rows))).containsExactly("c", "b", "a", "d");
        assertThat(names(TopOrder.NAME.sorted(rows))).containsExactly("a", "b", "c", "d");
        assertThat(TopTable.lines(rows, 3)).hasSize(4).last().isEqualTo("… and 2 more");
        assertThat(TopOrder.of('X')).isEqualTo(TopOrder.LOST);
        assertThat(TopOrder.of('z')).isNull();
    }

    @Test
    void shouldPrintOneTableWithoutATerminal() {
        final Console console = Console.run("system", "top", "--once", "--interval", "0.2", "--home", folder);

        assertThat(console.exit()).isZero();
        assertThat(console.out())
                .containsPattern("plant +\\d+ +\\d+ +12 +down .* SLOW board; pump\n")
                .containsPattern("hub-a +- +- .* hub, 1 sends to it\n")
                .contains("2 computers");
    }

    @Test
    void shouldShowWhoIsDrainedAndWhichVersionLeadsForHowLong() {
        home.add("office", () -> AskedHome.moving("office"));

        final Console console = Console.run("system", "top", "--once", "--interval", "0.2", "--home", folder);
        assertThat(console.out())
                .containsPattern("office .* DRAINED; 1 beside 51 s, 2 leads 42 s; pump\n")
                .containsPattern("plant .* SLOW board; pump\n");
    }

    @Test
    void shouldPrintObjectsForScripts() {
        final Console console = Console.run(
                "system", "top", "--once", "--interval", "0.2", "--home", folder, "--json", "--sort", "name");

        assertThat(console.out())
                .startsWith("{\"at\":")
                .contains("\"computer\":\"hub-a\",\"inPerSecond\":null", "\"lagB\":-1", "\"active\":[\"pump\"]")
                .contains("\"drained\":false,\"versions\":[{\"version\":\"1\",\"lead\":\"leads\",\"leftMs\":0}]");
        assertThat(console.out().lines()).hasSize(1);
    }

    @Test
    void shouldShowOneThatDoesNotAnswerAsARow() throws IOException {
        Files.createDirectories(folder.resolve("computers/deaf"));
        Files.createDirectories(folder.resolve("computers/dead"));
        Files.createFile(folder.resolve("computers/dead/control"));
        try (ServerSocketChannel deaf = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            deaf.bind(UnixDomainSocketAddress.of(folder.resolve("computers/deaf/control")));
            final Console console = Console.run("system", "top", "--once", "--interval", "0.2", "--home", folder);

            assertThat(console.exit()).isZero();
            assertThat(console.out())
                    .containsPattern("dead +The start command of dead does not answer: ")
                    .containsPattern("deaf +The start command of deaf does not answer: ")
                    .containsPattern("plant +\\d+ ")
                    .contains("4 computers, 2 of them silent");
        }
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        assertThat(Console.run("system", "top", "--interval", "0", "--home", folder)
                        .err())
                .contains("The interval 0.0 is out of range.", "0.2 to 3600 seconds");
        assertThat(Console.run("system", "top", "--sort", "colour", "--home", folder)
                        .exit())
                .isEqualTo(2);
        assertThat(Console.run("system", "top", "--home", folder.resolve("none"))
                        .err())
                .contains("none is started in");
    }

    @Test
    void shouldDrawOnATerminalSortByKeyAndEnd() throws Exception {
        final PipedOutputStream keys = new PipedOutputStream();
        final ByteArrayOutputStream screen = new ByteArrayOutputStream();
        try (Terminal terminal =
                new ExternalTerminal("test", "ansi", new PipedInputStream(keys), screen, StandardCharsets.UTF_8)) {
            terminal.setSize(Size.of(40, 20));
            final CompletableFuture<String> narrow = watch(terminal);
            assertThat(narrow.get()).contains("The terminal has 40 columns and 20 rows.");

            terminal.setSize(Size.of(160, 20));
            final CompletableFuture<String> end = watch(terminal);
            await(screen, "SLOW board; pump");
            await(screen, "r RATE");
            keys.write('c');
            keys.flush();
            await(screen, "c CPU");
            keys.write('q');
            keys.flush();
            assertThat(end.get()).isEmpty();

            final CompletableFuture<String> gone = watch(terminal);
            keys.close();
            assertThat(gone.get()).isEmpty();
        }
    }

    /** The error with which it ends; empty if it ends without one. */
    private CompletableFuture<String> watch(final Terminal terminal) {
        final CompletableFuture<String> end = new CompletableFuture<>();
        final Thread thread = new Thread(() -> {
            try (AskedAll system = AskedAll.local(new Home(folder), List.of("plant", "hub-a"))) {
                new SystemTopCommand().watch(system, terminal);
                end.complete("");
            } catch (final IOException | InterruptedException | RuntimeException ex) {
                end.complete(ex.getMessage());
            }
        });
        thread.setDaemon(true);
        thread.start();
        return end;
    }

    private static void await(final ByteArrayOutputStream screen, final String wanted) {
        while (!screen.toString(StandardCharsets.UTF_8).contains(wanted)) {
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain for " + wanted + " on " + screen);
            }
            Thread.onSpinWait();
        }
    }

    private static TopRow row(final String name, final double rate, final List<Long> lag, final List<Long> lost) {
        return new TopRow(
                name, "", rate, 0.0, lag, List.of(0L, 0L), lost, 0.0, 0, List.of(), List.of(), List.of(), false, -1);
    }

    private static List<String> names(final List<TopRow> rows) {
        return rows.stream().map(TopRow::computer).toList();
    }
}
