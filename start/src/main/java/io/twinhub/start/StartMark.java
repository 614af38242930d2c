package io.twinhub.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * A mark in the environment of every process that a start command starts. Processes hand their environment on to what they
 * start themselves, and the kernel shows it to their owner. So all that descends from a start command can be found when the
 * command is long dead, whatever program it is, and no other process that happens to have an old process id is ever taken
 * for one. Where there is no {@code /proc} nothing is found.
 */
final class StartMark {
    static final String VARIABLE = "TWINHUB_START";
    private static final Path PROC = Path.of("/proc");
    /** Never part of a normalized path, so one computer's mark is never the beginning of another's. */
    private static final String SEPARATOR = "//";

    private static final long KILL_POLL_NS = TimeUnit.MILLISECONDS.toNanos(5);
    /** A killed process is gone in milliseconds, unless the kernel cannot let go of it: then nobody can wait for it. */
    private static final long KILL_LIMIT_NS = TimeUnit.SECONDS.toNanos(5);

    private final String computerMark;
    private final String startMark;

    /** @param folder the computer's. */
    StartMark(final Path folder) {
        computerMark = folder.toAbsolutePath().normalize() + SEPARATOR;
        final byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        startMark = computerMark + HexFormat.of().formatHex(random) + SEPARATOR;
    }

    /** The mark of all that this start command starts. */
    String ofStart() {
        return startMark;
    }

    /** The mark of one process and its descendants. */
    String ofProcess(final String version, final String name) {
        return startMark + version + SEPARATOR + name + SEPARATOR;
    }

    /** Kills what former start commands of this computer left behind. Returns how many processes that were. */
    int endFormerStarts() {
        return end(value -> value.startsWith(computerMark) && !value.startsWith(startMark));
    }

    /** Kills what lives under a mark and waits until it is gone. Returns how many processes that were. */
    static int end(final String mark) {
        return end(value -> value.startsWith(mark));
    }

    /** Asks the kernel until nothing is left: what is killed may still start something in its last instant. */
    private static int end(final Predicate<String> marked) {
        final long deadlineNs = System.nanoTime() + KILL_LIMIT_NS;
        List<ProcessHandle> living = find(marked);
        final int count = living.size();
        while (!living.isEmpty() && System.nanoTime() - deadlineNs < 0) {
            living.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(KILL_POLL_NS);
            living = find(marked);
        }
        return count;
    }

    private static List<ProcessHandle> find(final Predicate<String> marked) {
        final List<ProcessHandle> found = new ArrayList<>();
        if (!Files.isDirectory(PROC)) {
            return found;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (final Path process : processes) {
                if (marked.test(markOf(process))) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(found::add);
                }
            }
        } catch (final IOException ex) {
            // A process ended while it was looked at.
        }
        return found;
    }

    private static String markOf(final Path process) {
        try {
            final String environment =
                    new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.UTF_8);
            for (final String variable : environment.split("\0")) {
                if (variable.startsWith(VARIABLE + "=")) {
                    return variable.substring(VARIABLE.length() + 1);
                }
            }
        } catch (final IOException ex) {
            // Another user's process, or it just ended: not ours.
        }
        return "";
    }
}
