package io.twinhub.cli;

import io.twinhub.start.AskedComputers.Answer;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.ProcessState;
import io.twinhub.start.activation.VersionLead;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.HubReport;
import io.twinhub.start.metrics.Health;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the computers of a system stand, by what their start commands said: a row each. */
final class SystemSummary {
    private static final String ROLE_PREFIX = "role.";
    private static final long ACTIVE = SystemStatusCommand.ROLES.indexOf("ACTIVE");

    private final List<Line> lines;

    /**
     * @param versions how they stand.
     * @param reason why it is not ready; empty if it is.
     */
    private record Line(
            String computer,
            String state,
            boolean isDrained,
            List<VersionLead> versions,
            int running,
            int processes,
            int restarts,
            List<String> active,
            String reason) {}

    private SystemSummary(final List<Line> lines) {
        this.lines = lines;
    }

    static SystemSummary of(final List<Answer<ComputerReport>> answers) {
        return new SystemSummary(answers.stream().map(SystemSummary::line).toList());
    }

    private static Line line(final Answer<ComputerReport> answer) {
        if (answer.answer() == null) {
            return new Line(
                    answer.computer(),
                    "silent",
                    false,
                    List.of(),
                    0,
                    0,
                    0,
                    List.of(),
                    answer.failure().text());
        }
        final List<ProcessRecord> processes = answer.answer().processes().processes();
        final Health health = Health.of(answer.answer());
        return new Line(
                answer.computer(),
                health.state().text(),
                answer.answer().drained(),
                answer.answer().versions(),
                (int) processes.stream()
                        .filter(process -> process.state() == ProcessState.RUNNING)
                        .count(),
                processes.size(),
                processes.stream().mapToInt(ProcessRecord::restartCount).sum(),
                activeCopies(answer.answer().hubs()),
                String.join("; ", health.reasons()));
    }

    /** The copies whose instance on this computer is ACTIVE. */
    static List<String> activeCopies(final List<HubReport> hubs) {
        return hubs.stream()
                .filter(HubReport::alive)
                .flatMap(hub -> hub.counters().entrySet().stream())
                .filter(counter -> counter.getKey().startsWith(ROLE_PREFIX) && counter.getValue() == ACTIVE)
                .map(counter -> counter.getKey().substring(ROLE_PREFIX.length()))
                .distinct()
                .sorted()
                .toList();
    }

    /** A sentence about all. */
    String sentence() {
        final Map<String, Integer> counts = new LinkedHashMap<>();
        for (final String state : List.of("ready", "degraded", "starting", "silent")) {
            counts.put(state, 0);
        }
        lines.forEach(line -> counts.merge(line.state, 1, Integer::sum));
        final List<String> parts = new ArrayList<>();
        counts.forEach((state, count) -> {
            if (count > 0) {
                parts.add(count + " " + state);
            }
        });
        return lines.size() + (lines.size() == 1 ? " computer: " : " computers: ") + String.join(", ", parts) + ".";
    }

    List<List<String>> rows() {
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("COMPUTER", "STATE", "VERSIONS", "PROCESSES", "RESTARTS", "ACTIVE", "WHY"));
        for (final Line line : lines) {
            rows.add(List.of(
                    line.computer,
                    line.state,
                    line.versions.isEmpty() ? "-" : LeadText.brief(line.versions),
                    line.running + "/" + line.processes,
                    Integer.toString(line.restarts),
                    line.active.isEmpty() ? "-" : String.join(" ", line.active),
                    line.reason));
        }
        return rows;
    }

    List<Map<String, Object>> toList() {
        return lines.stream().map(SystemSummary::toMap).toList();
    }

    private static Map<String, Object> toMap(final Line line) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("computer", line.computer);
        map.put("state", line.state);
        map.put("drained", line.isDrained);
        map.put("versions", LeadText.toList(line.versions));
        map.put("running", line.running);
        map.put("processes", line.processes);
        map.put("restarts", line.restarts);
        map.put("active", line.active);
        map.put("why", line.reason);
        return map;
    }
}
