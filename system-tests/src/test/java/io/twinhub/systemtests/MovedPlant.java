package io.twinhub.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.Home;
import io.twinhub.testsupport.Await;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assertions;

/**
 * A system of real processes with a home for each computer and for the administrator, which is moved from version 1 to version 2. Its loopback addresses belong to this test process. Closing stops everything.
 */
final class MovedPlant implements AutoCloseable {
    private static final int NETWORK_COUNT = 200;
    private static final int WITHIN_S = 120;

    private final Path folder;
    private final Activities activities = new Activities(this::home);
    private final Map<String, Process> started = new HashMap<>();

    /** Version 1 leads everywhere when this returns, and version 2 waits on all computers. */
    MovedPlant(final Path folder, final String text) throws IOException {
        this.folder = folder;
        final long own = ProcessHandle.current().pid();
        final String first = text.replace("\"127.0.", "\"127." + (1 + own % NETWORK_COUNT) + ".");
        importText("1", first);
        for (final String computer : Activities.COMPUTERS) {
            assertThat(config(
                            "invite",
                            computer,
                            "--version",
                            "1",
                            "--to",
                            invitation(computer).toString()))
                    .contains("is invited");
            start(computer, "--invitation", invitation(computer).toString());
        }
        await("version 1 everywhere", () -> config("distribute", "1").contains("is on all 4 computers"));
        importText("2", first.replace("version=\"1\"", "version=\"2\" slot=\"1\""));
        assertThat(config("distribute", "2")).contains("is on all 4 computers");
        await("version 1 to act", () -> acts("1"));
    }

    private Path invitation(final String computer) {
        return folder.resolve(computer + ".invitation");
    }

    private void importText(final String version, final String text) throws IOException {
        final Path file = Files.writeString(folder.resolve("system-" + version + ".xml"), text);
        assertThat(config("import", file.toString())).contains("is sealed");
    }

    /** The home of a computer; that of the administrator is called admin. */
    Home home(final String name) {
        return new Home(folder.resolve(name));
    }

    /** Runs the start command of a computer; again after it was killed. */
    void start(final String computer, final String... options) {
        final List<String> arguments = new ArrayList<>(List.of("system", "start", "--computer", computer));
        arguments.addAll(List.of(options));
        try {
            started.put(
                    computer,
                    builder(home(computer), arguments)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(out(computer)))
                            .start());
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }

    private File out(final String computer) {
        return folder.resolve(computer + ".out").toFile();
    }

    /** Kills the start command of a computer; its guard ends what it ran. */
    void kill(final String computer) {
        final Process process = started.get(computer);
        process.destroyForcibly();
        await("the end of " + computer, () -> !process.isAlive());
    }

    /** Kills all processes of a computer at once, as when its power fails. */
    void killAll(final String computer) {
        final String home = home(computer).root().toString();
        await("the end of all of " + computer, () -> {
            final List<Long> left = ProcessFiles.all()
                    .filter(pid -> ProcessFiles.commandLine(pid).contains(home)
                            || ProcessFiles.environment(pid).contains(home))
                    .filter(pid -> pid != ProcessHandle.current().pid())
                    .toList();
            left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            return left.isEmpty();
        });
    }

    /** What a command of the administrator says. */
    String config(final String... arguments) {
        final List<String> all = new ArrayList<>(List.of("config"));
        all.addAll(List.of(arguments));
        return console(all);
    }

    /** What the administrator is told of a computer. */
    String status(final String computer, final String... options) {
        final List<String> all = new ArrayList<>(List.of("system", "status", "--via", computer));
        all.addAll(List.of(options));
        return console(all);
    }

    private String console(final List<String> arguments) {
        try {
            final Process process = builder(home("admin"), arguments).start();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }

    /**
     * Gives a command of the administrator, and does something as soon as it says a line that begins so.
     *
     * @return all that it said.
     */
    String configUntil(final String line, final Consumer<ProcessHandle> then, final String... arguments) {
        final List<String> all = new ArrayList<>(List.of("config"));
        all.addAll(List.of(arguments));
        final StringBuilder said = new StringBuilder();
        try {
            final Process process = builder(home("admin"), all).start();
            boolean isDone = false;
            try (BufferedReader reader = process.inputReader(UTF_8)) {
                for (String next = reader.readLine(); next != null; next = reader.readLine()) {
                    said.append(next).append('\n');
                    if (!isDone && next.startsWith(line)) {
                        then.accept(process.toHandle()); // which leaves open what it has said until it was killed
                        isDone = true;
                    }
                }
            }
            assertThat(isDone).as(said.toString()).isTrue();
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
        return said.toString();
    }

    private static ProcessBuilder builder(final Home home, final List<String> arguments) {
        final List<String> command =
                new ArrayList<>(List.of(SourceTree.root().resolve("twinhub").toString()));
        command.addAll(arguments);
        command.addAll(List.of("--home", home.root().toString()));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    boolean acts(final String version) {
        return activities.act(version);
    }

    /** Whether this version acts, and nothing runs of the other one. */
    boolean actsAlone(final String version) {
        return acts(version) && activities.runs(version.equals("1") ? "2" : "1") == 0;
    }

    /** On how many computers a version runs. */
    long runs(final String version) {
        return activities.runs(version);
    }

    void await(final String what, final BooleanSupplier condition) {
        Await.until(what, WITHIN_S, condition, this::said);
    }

    private String said() {
        final StringBuilder all = new StringBuilder();
        for (final String computer : Activities.COMPUTERS) {
            try {
                all.append(computer)
                        .append(":\n")
                        .append(Files.readString(out(computer).toPath()));
            } catch (final IOException ex) {
                all.append(ex.getMessage());
            }
        }
        return all.toString();
    }

    /** Nothing was ever ACTIVE in both versions. */
    void assertNothingActedTwice() {
        activities.assertNothingActedTwice(3);
    }

    @Override
    public void close() {
        started.values().forEach(Process::destroy);
        started.forEach((computer, process) -> {
            try {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    killAll(computer);
                    Assertions.fail(computer + " did not stop by itself\n" + said());
                }
            } catch (final InterruptedException ex) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
