package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.Home;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.text.XmlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The quickstart sample as its README says: import, a start command per computer, events flow, stop, nothing is left. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
final class QuickstartTest {
    private static final String TWINHUB = SourceTree.root().resolve("twinhub").toString();
    private static final List<String> COMPUTERS = List.of("hub-a", "hub-b", "plant-1");
    private static final long WITHIN_NS = TimeUnit.SECONDS.toNanos(90);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private Home home;
    private SystemPlan plan;

    @BeforeEach
    void importSystem() throws Exception {
        // A name and ports of its own, so that a quickstart that somebody runs on this machine is not disturbed.
        final String text = Files.readString(SourceTree.root().resolve("config-samples/quickstart/system.xml"))
                .replace(
                        "name=\"quickstart\"",
                        "name=\"quickstart" + ProcessHandle.current().pid() + "\"")
                .replace("basePort=\"20100\"", "basePort=\"29800\"");
        final Path file = Files.writeString(folder.resolve("system.xml"), text);
        home = new Home(folder.resolve("home"));
        plan = SystemPlan.compile(XmlReader.of(SystemSpec.TYPE).read(text).orThrow());
        final Process importing = twinhub("import", "config", "import", file.toString());
        assertThat(importing.waitFor()).isZero();
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (final Process process : started) {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void shouldCarryEventsAndLeaveNothingWhenStopped() throws Exception {
        for (final String computer : COMPUTERS) {
            started.add(twinhub(computer, "system", "start", "--computer", computer));
        }
        await("events on the board", () -> board().contains(" events "));
        assertThat(board()).contains("lost 0, twice 0, late 0, gaps 0");
        assertThat(board())
                .as("the greeting, a complex event")
                .contains("board: machine-1 is Linux", " measurements\n");

        showWhatHappens();

        final Process second = twinhub("second", "system", "start", "--computer", "plant-1");
        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(said("second")).contains("plant-1 is already started");

        stop();
        assertThat(board()).contains("board: publishers=1 ").contains(" lost=0 duplicated=0 reordered=0 gaps=0 ");
        for (final String computer : COMPUTERS) {
            assertThat(said(computer)).endsWith("stopped\n");
            assertThat(Home.sharedMemory(plan, computer, System.getProperty("user.name")))
                    .doesNotExist();
        }
    }

    private void showWhatHappens() throws Exception {
        final Process watching = twinhub("watch", "system", "watch", "machine-1.cpu.*", "--count", "5", "--json");
        // Several computers are started in this home.
        assertThat(watching.waitFor()).isEqualTo(1);
        assertThat(said("watch")).contains("with one of hub-a, hub-b, plant-1");
        final Process elsewhere = twinhub("elsewhere", "system", "watch", "**", "--computer", "hub-a");
        assertThat(elsewhere.waitFor()).isEqualTo(1);
        assertThat(said("elsewhere")).contains("version 1 allows no console there", "[TH8062]");

        final Process there = twinhub(
                "there", "system", "watch", "machine-1.cpu.*", "--computer", "plant-1", "--count", "5", "--json");
        assertThat(there.waitFor()).as(said("there")).isZero();
        assertThat(said("there").lines())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("{\"time\":\"")
                        .contains("\"name\":\"machine-1.cpu.", "\"class\":\"Reading\",\"value\":{\"value\":")
                        .endsWith("\"quality\":\"good\",\"replayed\":false,\"qualityChange\":false,\"missed\":0}"));

        final Process again =
                twinhub("again", "system", "watch", "machine-1.**", "--computer", "plant-1", "--count", "5");
        assertThat(again.waitFor()).as(said("again")).isZero();
        assertThat(said("again")).containsPattern("Z  machine-1\\.\\S+ +value=\\S+, number=\\d+, run=\\d+ ms  good\n");

        final Process logs = twinhub("logs", "logs", "board", "--lines", "3");
        assertThat(logs.waitFor()).as(said("logs")).isZero();
        assertThat(said("logs").lines()).hasSize(3).anyMatch(line -> line.contains(" events "));
    }

    private Process twinhub(final String name, final String... arguments) throws IOException {
        final List<String> command = new ArrayList<>(List.of(TWINHUB));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", home.root().toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .start();
    }

    private String said(final String name) throws IOException {
        return Files.readString(folder.resolve(name + ".out"));
    }

    private String board() {
        try {
            return Files.readString(home.copyLog("plant-1", plan.version(), "board"));
        } catch (final IOException notYet) {
            return "";
        }
    }

    private static void await(final String what, final BooleanSupplier condition) {
        final long deadlineNs = System.nanoTime() + WITHIN_NS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
    }
}
