package io.twinhub.start.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.twinhub.config.HeldSessions;
import io.twinhub.config.ManagerReport;
import io.twinhub.config.SavedLevel;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.ProcessState;
import io.twinhub.start.ProcessUsage;
import io.twinhub.start.activation.Lead;
import io.twinhub.start.activation.VersionLead;
import io.twinhub.start.control.ComputerReport;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a computer runs, as metrics. Made anew each time that somebody asks, from the counters that the hub processes keep anyway: no one who is asked
 * often or seldom costs the path of a message anything. Any thread.
 */
final class ComputerMetrics implements MultiCollector {
    private final Supplier<ComputerReport> report;

    /** @param report of now, with all counters. */
    ComputerMetrics(final Supplier<ComputerReport> report) {
        this.report = report;
    }

    @Override
    public MetricSnapshots collect() {
        final ComputerReport now = report.get();
        final Families families = new Families();
        final Health health = Health.of(now);
        for (final Health.State state : Health.State.values()) {
            families.gauge(
                    "twinhub_health",
                    "1 for the state that this computer is in, 0 for the others.",
                    health.state() == state ? 1 : 0,
                    "state",
                    state.text());
        }
        families.gauge(
                "twinhub_drained",
                "Whether what other computers can do is kept away from this one.",
                now.drained() ? 1 : 0);
        now.versions().forEach(version -> add(families, version));
        now.managers().forEach(manager -> add(families, manager));
        now.processes().processes().forEach(process -> add(families, process, now.usage(process.pid())));
        now.hubs().forEach(hub -> {
            families.gauge(
                    "twinhub_hub_alive",
                    "Whether the hub process turned within the last second.",
                    hub.alive() ? 1 : 0,
                    "version",
                    hub.version());
            HubMetrics.add(families, hub.version(), hub.counters());
        });
        return families.snapshots();
    }

    private static void add(final Families families, final VersionLead version) {
        families.gauge(
                "twinhub_version_leads",
                "Whether the programs of the version may act.",
                version.lead() == Lead.LEADS ? 1 : 0,
                "version",
                version.version());
        families.gauge(
                "twinhub_version_left_seconds",
                "Until the version leads no longer, or leads again, by itself; 0: neither will happen.",
                version.leftSeconds(),
                "version",
                version.version());
    }

    private static void add(final Families families, final ManagerReport manager) {
        final String[] labels = {"version", manager.version()};
        families.gauge(
                "twinhub_sessions_active",
                "Whether the manager of sessions here is the ACTIVE one; else it holds a copy.",
                manager.active() ? 1 : 0,
                labels);
        families.gauge(
                "twinhub_sessions_held",
                "Sessions that are not set aside.",
                manager.held().stream().mapToInt(HeldSessions::count).sum(),
                labels);
        families.gauge(
                "twinhub_sessions_set_aside",
                "Sessions that failed their servers again and again, and are given to none.",
                manager.setAsideCount(),
                labels);
        families.gauge(
                "twinhub_sessions_waiting", "What waits to leave the ACTIVE manager.", manager.waiting(), labels);
        families.gauge(
                "twinhub_sessions_awaited",
                "Other managers for which this one waits before it acts.",
                manager.awaited().size(),
                labels);
        families.gauge(
                "twinhub_sessions_standby_in_sync",
                "Whether a standby has everything that has left the ACTIVE manager.",
                manager.standbyInSync() ? 1 : 0,
                labels);
        families.gauge(
                "twinhub_sessions_disk_full",
                "Whether the disk of the manager takes nothing.",
                manager.diskFull() ? 1 : 0,
                labels);
        for (final SavedLevel level : SavedLevel.values()) {
            final String text = level.name().toLowerCase(Locale.ROOT);
            families.gauge(
                    "twinhub_sessions_level",
                    "1 for the level at which saves are answered now, 0 for the others; 0 for all while none is.",
                    manager.level().equals(text) ? 1 : 0,
                    "version",
                    manager.version(),
                    "level",
                    text);
        }
    }

    private static void add(final Families families, final ProcessRecord process, final Optional<ProcessUsage> used) {
        final String[] labels = {
            "version",
            process.version(),
            "process",
            process.name(),
            "kind",
            process.role().name().toLowerCase(Locale.ROOT)
        };
        families.gauge(
                "twinhub_process_running",
                "Whether the process runs.",
                process.state() == ProcessState.RUNNING ? 1 : 0,
                labels);
        families.counter(
                "twinhub_process_restarts", "How often the process was started again.", process.restartCount(), labels);
        used.ifPresent(usage -> {
            families.counter(
                    "twinhub_process_cpu_seconds", "Processor time that the process used.", usage.cpuSeconds(), labels);
            families.gauge(
                    "twinhub_process_resident_memory_bytes",
                    "Memory that the process holds.",
                    usage.residentBytes(),
                    labels);
        });
    }
}
