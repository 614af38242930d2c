package io.twinhub.start;

import java.util.concurrent.TimeUnit;

/**
 * Times and sizes of a {@link Supervisor}.
 *
 * @param versionPollNs how often it looks for new and removed versions, and at the length of logs.
 * @param backOffFirstNs wait before the first restart of a process.
 * @param backOffMaxNs longest wait before a restart; each one waits twice as long as the one before.
 * @param goodRunNs a process that ran so long is trusted again: its next restart waits as short as the first.
 * @param graceNs what a process gets between being asked to end and being killed.
 * @param logLengthBytes a log file that has grown so long is put aside.
 * @param logCount log files that are kept of each process, with the current one.
 */
public record SupervisorLimits(
        long versionPollNs,
        long backOffFirstNs,
        long backOffMaxNs,
        long goodRunNs,
        long graceNs,
        int logLengthBytes,
        int logCount) {

    public static SupervisorLimits standard() {
        return new SupervisorLimits(
                // Reading one small folder costs some 50 us, so this is nothing, and a second is soon enough for a
                // person.
                TimeUnit.SECONDS.toNanos(1),
                TimeUnit.MILLISECONDS.toNanos(200),
                TimeUnit.SECONDS.toNanos(10),
                TimeUnit.SECONDS.toNanos(10),
                TimeUnit.SECONDS.toNanos(5),
                4 * 1024 * 1024,
                4);
    }
}
