package io.twinhub.systemtests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the kernel tells about processes; of one that has ended it tells nothing. */
final class ProcessFiles {
    /** Ticks of the kernel's clock per second, as programs see them on every Linux. */
    private static final int TICKS_PER_SECOND = 100;
    /** Place of the start time among the words that follow the process' name in its state. */
    private static final int START_TIME_WORD = 19;

    private ProcessFiles() {}

    /** All processes of this machine. */
    static Stream<Long> all() {
        return ProcessHandle.allProcesses().map(ProcessHandle::pid);
    }

    static String commandLine(final long pid) {
        return read(pid, "cmdline").replace('\0', ' ');
    }

    static String environment(final long pid) {
        return read(pid, "environ").replace('\0', ' ');
    }

    /** How long ago it was started, by the kernel's own clock. */
    static long ageMs(final long pid) {
        final String state = read(pid, "stat");
        final String[] words = state.substring(state.lastIndexOf(')') + 2).split(" ");
        final long startedTicks = Long.parseLong(words[START_TIME_WORD]);
        return uptimeMs() - startedTicks * 1000 / TICKS_PER_SECOND;
    }

    /** How many files, sockets and the like it has open. */
    static long openCount(final long pid) {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return open.count();
        } catch (final IOException ex) {
            return 0;
        }
    }

    /** How many files it has mapped into its memory from this folder. */
    static long mappedCount(final long pid, final Path folder) {
        return read(pid, "maps")
                .lines()
                .filter(line -> line.contains(folder.toString()))
                .count();
    }

    /** SIGSTOP, SIGCONT and the like. */
    static void signal(final long pid, final String name) {
        try {
            final int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("process " + pid + " took no " + name);
            }
        } catch (final IOException | InterruptedException ex) {
            throw new AssertionError(ex);
        }
    }

    private static long uptimeMs() {
        try {
            final String uptime = Files.readString(Path.of("/proc/uptime"));
            return (long) (1000 * Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))));
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }

    private static String read(final long pid, final String file) {
        try {
            return new String(
                    Files.readAllBytes(Path.of("/proc", Long.toString(pid), file)), StandardCharsets.ISO_8859_1);
        } catch (final IOException ex) {
            return "";
        }
    }
}
