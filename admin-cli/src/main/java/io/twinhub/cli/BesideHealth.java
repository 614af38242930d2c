package io.twinhub.cli;

import io.twinhub.config.AssignersSpec;
import io.twinhub.config.ConsolesSpec;
import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.ProcessState;
import io.twinhub.start.control.HubReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Whether a version that runs beside the leading one could take over on a computer: all its processes have run for three seconds without a restart, its hub process turns, a localHub has hubs of both
 * networks, and every program but a console is STANDBY, so it has caught up. An assigner that does not hold the office is connected.
 */
final class BesideHealth {
    private static final long STEADY_NS = 3_000_000_000L;
    private static final int CONNECTED = 1;
    private static final int STANDBY = 2;
    private static final String ROLE = "role.";
    private static final String LINK = "link.";
    private static final String LINK_ROLE = ".role";

    /** Since when the processes of each computer are the same. */
    private final Map<String, Steady> steady = new HashMap<>();

    private record Steady(List<ProcessRecord> processes, long sinceNs) {}

    /**
     * What is still missing on a computer, each a part of a sentence; empty if nothing is.
     *
     * @param processes of the version.
     * @param counters of its hub process: roles and links.
     * @param networks the network of each hub computer, by its name.
     */
    List<String> missing(
            final String computer,
            final List<ProcessRecord> processes,
            final HubReport hub,
            final Map<String, Integer> networks,
            final long nowNs) {
        final List<String> missing = new ArrayList<>();
        final Steady before = steady.get(computer);
        if (before == null || !before.processes.equals(processes)) {
            steady.put(computer, new Steady(processes, nowNs));
        }
        for (final ProcessRecord process : processes) {
            if (process.state() != ProcessState.RUNNING) {
                missing.add(process.name() + " does not run"
                        + (process.failure().isEmpty() ? "" : ", " + process.failure()));
            }
        }
        if (processes.isEmpty()) {
            missing.add("nothing of it runs yet");
        } else if (missing.isEmpty() && nowNs - steady.get(computer).sinceNs < STEADY_NS) {
            missing.add("a process began less than 3 s ago");
        }
        if (hub == null || !hub.alive()) {
            missing.add("its hub process does not turn");
            return missing;
        }
        if (processes.stream()
                .anyMatch(each ->
                        each.role() == ProcessPlan.Role.HUB && each.name().equals("localHub"))) {
            addNetworks(missing, hub.counters(), networks);
        }
        hub.counters().forEach((name, role) -> {
            if (name.startsWith(ROLE) && role < least(name.substring(ROLE.length()))) {
                missing.add(name.substring(ROLE.length())
                        + (role == CONNECTED ? " has not caught up" : " is not connected"));
            }
        });
        return missing;
    }

    private static int least(final String copy) {
        if (ConsolesSpec.isConsole(copy)) {
            return 0;
        }
        return copy.equals(AssignersSpec.COPY) ? CONNECTED : STANDBY;
    }

    private static void addNetworks(
            final List<String> missing, final Map<String, Long> counters, final Map<String, Integer> networks) {
        final TreeSet<Integer> carrying = new TreeSet<>();
        networks.forEach((name, network) -> {
            if (counters.getOrDefault(LINK + name + LINK_ROLE, 0L) >= STANDBY) {
                carrying.add(network);
            }
        });
        for (final int network : new TreeSet<>(networks.values())) {
            if (!carrying.contains(network)) {
                missing.add("no hub of network " + (network == 0 ? "A" : "B") + " is linked");
            }
        }
    }
}
