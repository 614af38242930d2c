package io.twinhub.start;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The system start command of one computer: runs what the sealed versions say, restarts what dies, and stops everything at
 * the end. One thread does all the work; between events it sleeps. {@link #stop} may be called from any thread.
 */
public final class Supervisor {
    private final Path folder;
    private final LaunchPlans plans;
    private final SupervisorLimits limits;
    private final Report report;
    private final StartMark mark;
    private final StartRecord startRecord;
    private final Map<String, RunningVersion> running = new LinkedHashMap<>();
    /** Versions in which this computer does not occur. */
    private final Set<String> passedOver = new HashSet<>();
    /** Versions that cannot be read, each with the reason last told; they are looked at again, in case somebody repairs them. */
    private final Map<String, String> unreadable = new HashMap<>();

    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean stopping;
    private boolean waitingSaid;
    private long nextPollNs;

    /** @param folder the computer's: holds the lock and the record of the processes. */
    public Supervisor(final Path folder, final LaunchPlans plans, final SupervisorLimits limits, final Report report) {
        this.folder = folder;
        this.plans = plans;
        this.limits = limits;
        this.report = report;
        mark = new StartMark(folder);
        startRecord = new StartRecord(folder, report);
    }

    /**
     * Runs until it is stopped; what was started has ended when this returns.
     *
     * @param companion lives meanwhile.
     * @throws TwinhubException if this computer is already started.
     * @throws IOException if the computer's folder cannot be used.
     */
    public void run(final Companion companion) throws IOException, InterruptedException {
        try {
            final StartLock lock = StartLock.acquire(folder, report.computer());
            try {
                companion.open(this);
                runLocked();
            } finally {
                companion.close();
                lock.close();
            }
        } finally {
            ended.countDown();
        }
    }

    private void runLocked() throws IOException, InterruptedException {
        endStrays();
        final StrayGuard guard = startGuard();
        try {
            loop();
        } finally {
            StartMark.end(mark.ofStart());
            startRecord.delete();
            if (guard != null) {
                guard.close();
            }
        }
        report.line("stopped");
    }

    /** What it runs now; what the status shows. Any thread. */
    public ProcessRecords records() {
        return startRecord.now();
    }

    /** Begins to stop everything. */
    public void stop() {
        inbox.add(() -> {
            if (!stopping) {
                report.line("stopping");
                stopping = true;
            }
        });
    }

    /** Waits until {@link #run} has done its work. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    private void endStrays() {
        final int count = mark.endFormerStarts();
        if (count > 0) {
            report.line("ended " + count + " processes that a start command before had left behind");
        }
    }

    private StrayGuard startGuard() {
        try {
            return StrayGuard.start(mark, limits.graceNs());
        } catch (final IOException ex) {
            report.line("without a guard (" + ex.getMessage()
                    + "): if this command is killed, its programs stay until the next start");
            return null;
        }
    }

    private void loop() throws InterruptedException {
        nextPollNs = System.nanoTime();
        while (!stopping || !running.isEmpty()) {
            final long nowNs = System.nanoTime();
            if (nowNs - nextPollNs >= 0 && !stopping) {
                lookForVersions(nowNs);
                running.values().forEach(RunningVersion::keepLogsShort);
                nextPollNs = nowNs + limits.versionPollNs();
            }
            advance(nowNs);
            startRecord.write(
                    running.values().stream().flatMap(RunningVersion::records).toList());
            awaitEvent();
        }
    }

    private void advance(final long nowNs) {
        for (final RunningVersion version : List.copyOf(running.values())) {
            if (stopping && !version.isStopping()) {
                version.stop(nowNs);
            }
            version.advance(nowNs);
            if (version.isStopping() && version.isStopped()) {
                running.remove(version.version());
                report.line("version " + version.version() + " stopped");
            }
        }
    }

    private void awaitEvent() throws InterruptedException {
        if (stopping && running.isEmpty()) {
            return;
        }
        final long nowNs = System.nanoTime();
        long waitNs = stopping ? limits.versionPollNs() : nextPollNs - nowNs;
        for (final RunningVersion version : running.values()) {
            final long dueNs = version.dueNs();
            waitNs = dueNs == Long.MAX_VALUE ? waitNs : Math.min(waitNs, dueNs - nowNs);
        }
        Runnable event = inbox.poll(Math.max(0, waitNs), TimeUnit.NANOSECONDS);
        while (event != null) {
            event.run();
            event = inbox.poll();
        }
    }

    private void lookForVersions(final long nowNs) {
        final Set<String> sealed;
        try {
            sealed = plans.versions();
        } catch (final TwinhubException ex) {
            report.error(ex.error());
            return;
        }
        for (final RunningVersion version : running.values()) {
            if (!sealed.contains(version.version()) && !version.isStopping()) {
                report.line("version " + version.version() + " is to run no longer");
                version.stop(nowNs);
            }
        }
        passedOver.retainAll(sealed);
        unreadable.keySet().retainAll(sealed);
        for (final String version : sealed) {
            if (!running.containsKey(version) && !passedOver.contains(version)) {
                found(version, nowNs);
            }
        }
        if (running.isEmpty() && !waitingSaid) {
            report.line("no version to run yet; waiting for one (twinhub config import FILE)");
        }
        waitingSaid = running.isEmpty();
    }

    private void found(final String version, final long nowNs) {
        final List<ProcessPlan> processes;
        try {
            processes = plans.processes(version);
        } catch (final TwinhubException ex) {
            onUnreadable(version, ex);
            return;
        }
        unreadable.remove(version);
        if (processes.isEmpty()) {
            passedOver.add(version);
            report.line("version " + version + " found: it has no computer " + report.computer());
            return;
        }
        report.line("version " + version + " found: " + processes.size()
                + (processes.size() == 1 ? " process" : " processes"));
        running.put(
                version,
                new RunningVersion(
                        version,
                        processes.stream()
                                .map(plan -> new SupervisedProcess(
                                        plan, mark.ofProcess(version, plan.name()), limits, inbox::add, report, nowNs))
                                .toList()));
    }

    private void onUnreadable(final String version, final TwinhubException cause) {
        final String reason = cause.error().toText();
        if (!reason.equals(unreadable.put(version, reason))) {
            report.error(ErrorResult.of(ErrorCode.CLI_VERSION_NOT_RUN, version)
                    .in("system start", report.computer(), "")
                    .action("Remove it or import it again; the other versions are not affected.")
                    .causedBy(cause));
        }
    }
}
