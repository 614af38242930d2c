package io.twinhub.start;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Ends what a start command leaves behind if it dies without being able to clean up. A shell waits on a pipe that the kernel
 * closes when the start command is gone, then asks its processes to end, and kills what is left after the grace time. It costs
 * nothing while it waits.
 */
final class StrayGuard implements AutoCloseable {
    /** Signals are ignored because a terminal sends them to the whole group. Only what the pipe says counts. */
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            while read -r line; do :; done
            waited=0
            while true; do
              pids=
              for file in $(grep -lsF -- "$1" /proc/[0-9]*/environ); do
                pid=${file#/proc/}
                pids="$pids ${pid%/environ}"
              done
              [ -n "$pids" ] || exit 0
              if [ "$waited" -eq 0 ]; then kill -TERM $pids; fi
              if [ "$waited" -ge "$2" ]; then kill -KILL $pids; fi
              sleep 1
              waited=$((waited + 1))
            done
            """;

    private final Process shell;

    private StrayGuard(final Process shell) {
        this.shell = shell;
    }

    /**
     * Starts to guard.
     *
     * @throws IOException if there is no shell; the start command works without a guard, too.
     */
    static StrayGuard start(final StartMark mark, final long graceNs) throws IOException {
        final String variable = StartMark.VARIABLE + "=" + mark.ofStart();
        final long graceSeconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(graceNs));
        return new StrayGuard(
                new ProcessBuilder("/bin/sh", "-c", SCRIPT, "twinhub-guard", variable, Long.toString(graceSeconds))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    /** Lets it look a last time and waits for its end. */
    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        try {
            if (!shell.waitFor(2, TimeUnit.SECONDS)) {
                shell.destroyForcibly();
            }
        } catch (final InterruptedException ex) {
            shell.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
