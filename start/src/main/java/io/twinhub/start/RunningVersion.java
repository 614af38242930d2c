package io.twinhub.start;

import java.util.List;
import java.util.stream.Stream;

/**
 * The processes of one version on this computer. They start all at once, because each connects to the others in any order.
 * They stop in two steps: first the programs, whose last messages the hub still carries, then the hub.
 */
final class RunningVersion {
    private final String version;
    private final List<SupervisedProcess> hubs;
    private final List<SupervisedProcess> copies;
    private boolean stopping;

    RunningVersion(final String version, final List<SupervisedProcess> processes) {
        this.version = version;
        hubs = ofRole(processes, ProcessPlan.Role.HUB);
        copies = ofRole(processes, ProcessPlan.Role.COPY);
    }

    String version() {
        return version;
    }

    boolean isStopping() {
        return stopping;
    }

    /** Whether all its processes have ended for good. */
    boolean isStopped() {
        return areStopped(hubs) && areStopped(copies);
    }

    void stop(final long nowNs) {
        stopping = true;
        copies.forEach(process -> process.stop(nowNs));
    }

    void advance(final long nowNs) {
        processes().forEach(process -> process.advance(nowNs));
        if (stopping && areStopped(copies)) {
            hubs.forEach(process -> process.stop(nowNs));
        }
    }

    /** Keeps the logs within bounds; to be called from time to time. */
    void keepLogsShort() {
        processes().forEach(SupervisedProcess::keepLogShort);
    }

    long dueNs() {
        return processes().mapToLong(SupervisedProcess::dueNs).min().orElse(Long.MAX_VALUE);
    }

    Stream<ProcessRecord> records() {
        return processes().map(process -> process.record(version));
    }

    private Stream<SupervisedProcess> processes() {
        return Stream.concat(hubs.stream(), copies.stream());
    }

    private static List<SupervisedProcess> ofRole(
            final List<SupervisedProcess> processes, final ProcessPlan.Role role) {
        return processes.stream()
                .filter(process -> process.plan().role() == role)
                .toList();
    }

    private static boolean areStopped(final List<SupervisedProcess> processes) {
        return processes.stream().allMatch(process -> process.state() == ProcessState.STOPPED);
    }
}
