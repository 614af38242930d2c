package io.twinhub.start;

import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One process that is kept running until it is stopped. Used by the supervisor's thread alone; ends are handed over to that
 * thread through the {@code inbox}.
 */
final class SupervisedProcess {
    private static final long NEVER = Long.MAX_VALUE;
    private static final File NO_INPUT = new File("/dev/null");
    private static final int SIGNAL_EXIT_CODE = 128;

    private final ProcessPlan plan;
    private final String mark;
    private final SupervisorLimits limits;
    private final Consumer<Runnable> inbox;
    private final Report report;
    private final RestartBackOff backOff;
    private final RotatedLog log;
    private ProcessState state = ProcessState.WAITING;
    private Process process;
    private long startedNs;
    private long dueNs;
    private int startCount;
    private long logLengthAtStart;
    private String failure = "";
    private String logFailure = "";

    SupervisedProcess(
            final ProcessPlan plan,
            final String mark,
            final SupervisorLimits limits,
            final Consumer<Runnable> inbox,
            final Report report,
            final long nowNs) {
        this.plan = plan;
        this.mark = mark;
        this.limits = limits;
        this.inbox = inbox;
        this.report = report;
        this.backOff = new RestartBackOff(limits, plan.role() == ProcessPlan.Role.HUB);
        this.log = new RotatedLog(plan.logFile(), limits.logLengthBytes(), limits.logCount());
        this.dueNs = nowNs;
    }

    ProcessPlan plan() {
        return plan;
    }

    ProcessState state() {
        return state;
    }

    /** What the status shows. */
    ProcessRecord record(final String version) {
        final long pid = process != null && process.isAlive() ? process.pid() : 0;
        return new ProcessRecord(version, plan.role(), plan.name(), state, pid, Math.max(0, startCount - 1), failure);
    }

    /** When {@link #advance} has something to do even if nothing happens before. */
    long dueNs() {
        return state == ProcessState.WAITING || state == ProcessState.STOPPING ? dueNs : NEVER;
    }

    /** Does what is due. */
    void advance(final long nowNs) {
        if (dueNs() == NEVER || nowNs - dueNs < 0) {
            return;
        }
        if (state == ProcessState.WAITING) {
            start(nowNs);
        } else {
            report.line(plan.title() + " does not end, so it is killed");
            dueNs = NEVER;
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Keeps its log within bounds; to be called from time to time. */
    void keepLogShort() {
        try {
            log.rotateIfLong();
        } catch (final IOException | TwinhubException ex) {
            // The next time may succeed, and nothing else depends on it.
            logFailure(String.valueOf(ex.getMessage()));
        }
    }

    private void logFailure(final String reason) {
        if (!reason.equals(logFailure)) {
            logFailure = reason;
            report.line("the log of " + plan.title() + " cannot be rotated: " + reason);
        }
    }

    /** Asks the process to end, and kills it when the grace time is over. */
    void stop(final long nowNs) {
        if (state == ProcessState.WAITING) {
            stopped();
        } else if (state == ProcessState.RUNNING) {
            state = ProcessState.STOPPING;
            dueNs = nowNs + limits.graceNs();
            process.destroy();
        }
    }

    private void start(final long nowNs) {
        startCount++;
        startedNs = nowNs;
        // A program that died may have left programs that it had started: they still hold what the new one needs.
        StartMark.end(mark);
        try {
            OwnerOnlyFiles.createFolder(plan.folder());
            plan.beforeStart().run();
            logLengthAtStart = log.length();
            process = launch();
        } catch (final IOException | TwinhubException ex) {
            onNotExecutable(nowNs, ex);
            return;
        }
        failure = "";
        state = ProcessState.RUNNING;
        final Process started = process;
        final var unused = started.onExit().thenRun(() -> inbox.accept(() -> onEnd(started, System.nanoTime())));
        report.line(plan.title() + " started as process " + process.pid());
    }

    private Process launch() throws IOException {
        final ProcessBuilder builder = new ProcessBuilder(plan.command())
                .directory(plan.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                .redirectInput(NO_INPUT);
        builder.environment().putAll(plan.environment());
        builder.environment().put(StartMark.VARIABLE, mark);
        return builder.start();
    }

    private void onNotExecutable(final long nowNs, final Exception cause) {
        final long waitNs = backOff.onEnd(0);
        dueNs = nowNs + waitNs;
        // What Java puts around the words of the operating system repeats the command and says less.
        final Throwable root = cause.getCause() == null ? cause : cause.getCause();
        // JDK 17: "error=2, No such file or directory"; JDK 25: "Exec failed, error: 2 (No such file or directory) ".
        final String reason = String.valueOf(root.getMessage())
                .replaceFirst("^error=\\d+, ", "")
                .replaceFirst("^.*, error: \\d+ \\((.*)\\)\\s*$", "$1");
        if (!reason.equals(failure)) {
            // Said once. The tries go on in silence, until it works or fails in another way.
            failure = reason;
            final String copy = plan.role() == ProcessPlan.Role.COPY ? plan.name() : "";
            report.error(ErrorResult.of(
                            ErrorCode.CLI_PROGRAM_NOT_EXECUTABLE, plan.command().get(0), reason)
                    .in("system start", report.computer(), copy)
                    .expected("an executable program on this computer")
                    .action("Install it or import a version with another command; it is tried again by itself."));
        }
    }

    private void onEnd(final Process ended, final long nowNs) {
        if (state == ProcessState.STOPPING) {
            report.line(plan.title() + " ended");
            stopped();
            return;
        }
        final long ranNs = nowNs - startedNs;
        final long waitNs = backOff.onEnd(ranNs);
        state = ProcessState.WAITING;
        dueNs = nowNs + waitNs;
        report.line(plan.title() + " (process " + ended.pid() + ") " + howItEnded(ended.exitValue()) + " after "
                + seconds(ranNs) + "; starts again " + (waitNs == 0 ? "now" : "in " + seconds(waitNs)) + lastWords()
                + "; log " + logPlace());
    }

    /** A hub writes its log by itself, beside what it prints. */
    private Path logPlace() {
        return plan.role() == ProcessPlan.Role.HUB ? log.file().getParent() : log.file();
    }

    private String lastWords() {
        final String line = log.lastLine(logLengthAtStart);
        return line.isEmpty() ? "" : "; it last said: " + line;
    }

    private void stopped() {
        state = ProcessState.STOPPED;
        dueNs = NEVER;
        StartMark.end(mark);
        try {
            plan.afterEnd().run();
        } catch (final IOException ex) {
            report.line(plan.title() + " left something behind: " + ex.getMessage());
        }
    }

    private static String howItEnded(final int exitCode) {
        return exitCode > SIGNAL_EXIT_CODE
                ? "ended by signal " + (exitCode - SIGNAL_EXIT_CODE) + " (exit code " + exitCode + ")"
                : "ended with exit code " + exitCode;
    }

    private static String seconds(final long ns) {
        return String.format(Locale.ROOT, "%.1f s", (double) ns / TimeUnit.SECONDS.toNanos(1));
    }
}
