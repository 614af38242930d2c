package io.twinhub.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.testsupport.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A terminal in which a test types as a person does, by tmux: windows with a shell each, keys, and what stands on the screen. */
final class TmuxConsole implements AutoCloseable {
    private static final int WITHIN_SECONDS = 120;
    private static final String WIDTH = "200";
    private static final String HEIGHT = "50";
    /** Lines above the screen that are looked at, too. */
    private static final String BACK = "-3000";

    private final String server = "twinhub-" + ProcessHandle.current().pid();
    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> windows = new ArrayList<>();
    private int typedCount;

    /** Whether there is tmux on this machine. */
    static boolean isThere() {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (final IOException ex) {
            return false;
        } catch (final InterruptedException ex) {
            throw new AssertionError(ex);
        }
    }

    /** Opens the first window, named {@code admin}, with a shell in this folder. */
    TmuxConsole(final Path folder, final Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
        final List<String> command = new ArrayList<>(
                List.of("-f", "/dev/null", "new-session", "-d", "-x", WIDTH, "-y", HEIGHT, "-n", "admin"));
        command.addAll(List.of("-c", folder.toString()));
        command.addAll(List.of("bash", "--noprofile", "--norc"));
        tmux(command.toArray(String[]::new));
        tmux("set-option", "-g", "history-limit", "20000");
    }

    /** Opens another window with a shell. */
    void open(final String window) {
        tmux("new-window", "-d", "-n", window, "-c", folder.toString(), "bash", "--noprofile", "--norc");
        windows.add(window);
    }

    /** Types a line into a window. */
    void type(final String window, final String line) {
        tmux("send-keys", "-t", window, "-l", line);
        tmux("send-keys", "-t", window, "Enter");
    }

    /** Presses a key, by the name that tmux gives it. */
    void press(final String window, final String key) {
        tmux("send-keys", "-t", window, key);
    }

    /** Types a command into the first window and waits until it has ended; what it printed since. */
    String run(final String command, final int exit) {
        final int number = ++typedCount;
        tmux("clear-history", "-t", "admin");
        type("admin", "clear; " + command + "; echo \"ended-$((" + number + ")) $?\"");
        final Pattern end = Pattern.compile("^ended-" + number + " (\\d+)$", Pattern.MULTILINE);
        Await.until(command, WITHIN_SECONDS, () -> end.matcher(screen("admin")).find(), this::screens);
        final String said = screen("admin");
        assertThat(said).as(command).containsPattern("(?m)^ended-" + number + " " + exit + "$");
        return said;
    }

    /** Waits until a window shows this. */
    void await(final String window, final String pattern) {
        final Pattern wanted = Pattern.compile(pattern, Pattern.MULTILINE);
        Await.until(
                window + ": " + pattern,
                WITHIN_SECONDS,
                () -> wanted.matcher(screen(window)).find(),
                () -> screen(window));
    }

    /** What all windows show. */
    private String screens() {
        final StringBuilder text = new StringBuilder(screen("admin"));
        windows.forEach(
                window -> text.append("\n--- ").append(window).append('\n').append(screen(window)));
        return text.toString();
    }

    /** What a window shows, and what was above it. */
    String screen(final String window) {
        return tmux("capture-pane", "-p", "-J", "-S", BACK, "-t", window).stripTrailing();
    }

    /** Interrupts what runs in the windows, and waits for it. */
    @Override
    public void close() {
        windows.forEach(window -> press(window, "C-c"));
        windows.forEach(window -> Await.until(
                "the end of what ran in " + window,
                WITHIN_SECONDS,
                () -> tmux("display-message", "-p", "-t", window, "#{pane_current_command}")
                        .startsWith("bash"),
                () -> screen(window)));
        tmux("kill-server");
    }

    private String tmux(final String... arguments) {
        final List<String> command = new ArrayList<>(List.of("tmux", "-L", server));
        command.addAll(List.of(arguments));
        try {
            final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            final Process process = builder.start();
            final String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(command + ": " + said).isZero();
            return said;
        } catch (final IOException | InterruptedException ex) {
            throw new AssertionError(ex);
        }
    }
}
