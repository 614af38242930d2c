package io.twinhub.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.twinhub.config.ConsolesSpec;
import io.twinhub.config.Home;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.text.XmlReader;
import io.twinhub.samples.SampleSystem;
import io.twinhub.testsupport.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A system in real processes on this machine, one start command per computer, in a home of its own. Its name and its loopback
 * addresses belong to this test process, so that several tests and a demo can run at once. Closing stops everything.
 */
final class RealSystem implements AutoCloseable {
    private static final int NETWORK_COUNT = 200;
    private static final int STOP_WITHIN_SECONDS = 20;

    /** Of transport, for figures of both. */
    private static final String PROFILE = System.getProperty("twinhub.profile", "small");

    private final Path folder;
    private final Home home;
    private final String text;
    private final SystemPlan plan;
    private final Map<String, StartedComputer> started = new LinkedHashMap<>();

    /**
     * Seals a system; starts nothing.
     *
     * @param folder an empty one.
     * @param edit makes of the sample's text what the test needs.
     */
    RealSystem(final Path folder, final SampleSystem sample, final UnaryOperator<String> edit) {
        this(folder, edit.apply(ownNames(sample.text())));
    }

    private RealSystem(final Path folder, final String text) {
        this.text = text;
        this.folder = folder;
        home = new Home(folder.resolve("home")).prepare();
        final SystemSpec spec = XmlReader.of(SystemSpec.TYPE).read(text).orThrow();
        plan = SystemPlan.compile(spec);
        new SealedVersions(home).seal(spec, "test", "", System.currentTimeMillis());
    }

    /** Seals a system that is no sample; starts nothing. */
    static RealSystem of(final Path folder, final String text) {
        return new RealSystem(folder, ownNames(text));
    }

    /** The text with a name and addresses of this test process. */
    static String ownNames(final String text) {
        final long own = ProcessHandle.current().pid();
        return text.replaceFirst("<system name=\"([a-z-]+)\"", "<system name=\"$1-" + own + "\"")
                .replace("\"127.0.", "\"127." + (1 + own % NETWORK_COUNT) + ".");
    }

    /** The text of a sample, with the profile of transport that is measured: a property of this test. */
    static String withProfile(final String text) {
        return text.replace("  <assigners", "  <transport profile=\"" + PROFILE + "\"/>\n  <assigners");
    }

    /** The text of its configuration. */
    String text() {
        return text;
    }

    SystemPlan plan() {
        return plan;
    }

    Home home() {
        return home;
    }

    /** Runs the start command of a computer; again after it was killed. */
    StartedComputer start(final String computer) {
        return start(computer, Map.of());
    }

    /** @param environment beside that of this process, for the start command and all that it starts. */
    StartedComputer start(final String computer, final Map<String, String> environment) {
        final int times = (int) started.keySet().stream()
                .filter(key -> key.startsWith(computer))
                .count();
        final StartedComputer start =
                StartedComputer.start(this, computer, folder.resolve(computer + "-" + times + ".out"), environment);
        started.put(computer + "#" + times, start);
        return start;
    }

    /** The last start of a computer. */
    StartedComputer computer(final String name) {
        StartedComputer last = null;
        for (final StartedComputer start : started.values()) {
            last = start.name().equals(name) ? start : last;
        }
        return last;
    }

    /** Whether a spoke has both paths, all other spokes that it hears and its programs. */
    boolean isWhole(final String spoke) {
        final Map<String, Long> values = computer(spoke).counters();
        return values.getOrDefault("path.A.behind", -1L) == 0
                && values.getOrDefault("path.B.behind", -1L) == 0
                && values.getOrDefault("sources.known", -1L).equals(values.get("sources.expected"))
                && values.getOrDefault("instances.active", 0L) == programCount(spoke);
    }

    /** How many programs the start command of a computer runs: a console is run by who watches. */
    private long programCount(final String computer) {
        return Arrays.stream(plan.computer(computer).instances())
                .mapToObj(instance -> plan.copy(plan.instance(instance).copy()).name())
                .filter(copy -> !ConsolesSpec.isConsole(copy))
                .count();
    }

    /** All that consoles and logs of hubs say, for a test that fails. */
    String said() {
        final StringBuilder all = new StringBuilder();
        started.values().forEach(computer -> all.append(computer.said()));
        for (int id = 0; id < plan.computerCount(); id++) {
            final StartedComputer last = computer(plan.computer(id).name());
            all.append(last == null ? "" : last.hubLog());
        }
        return all.toString();
    }

    /** All that a program said; empty if it said nothing yet. */
    String copyLog(final String computer, final String copy) {
        final Path file = home.copyLog(computer, plan.version(), copy);
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }

    /** What the board of this computer says. */
    BoardLog board(final String computer) {
        return new BoardLog(home.copyLog(computer, plan.version(), "board"));
    }

    /** What a command of the console prints, given the home of this system. */
    String console(final String... arguments) {
        final List<String> command =
                new ArrayList<>(List.of(SourceTree.root().resolve("twinhub").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", home.root().toString()));
        try {
            final Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }

    /** Stops everything, as a service manager does, and waits until all start commands have ended. */
    void stop() {
        started.values().forEach(StartedComputer::terminate);
        for (final StartedComputer start : started.values()) {
            start.awaitEnd(STOP_WITHIN_SECONDS);
        }
    }

    /** What is still there of this system: processes, and shared memory of the computers that were started. */
    List<String> leftBehind() throws IOException {
        final String mark = home.root().toString();
        final List<String> processes = ProcessFiles.all()
                .filter(pid -> ProcessFiles.commandLine(pid).contains(mark)
                        || ProcessFiles.environment(pid).contains(mark))
                .map(pid -> pid + " " + ProcessFiles.commandLine(pid))
                .toList();
        try (Stream<Path> files = Files.list(Path.of("/dev/shm"))) {
            final String name = "twinhub-" + plan.systemName() + "-" + plan.version() + "-";
            return Stream.concat(
                            processes.stream(),
                            files.map(Path::toString)
                                    .filter(file -> started.values().stream()
                                            .anyMatch(computer -> file.contains(name + computer.name() + "-"))))
                    .toList();
        }
    }

    @Override
    public void close() {
        stop();
        Await.until("an end of all processes", STOP_WITHIN_SECONDS, () -> {
            try {
                return leftBehind().isEmpty();
            } catch (final IOException ex) {
                throw new AssertionError(ex);
            }
        });
    }
}
