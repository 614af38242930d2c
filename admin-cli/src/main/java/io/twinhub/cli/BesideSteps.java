package io.twinhub.cli;

import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.HubReport;
import io.twinhub.start.control.ReportRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Waits until a version that runs beside the leading one is healthy on all computers, and says how each is getting on. */
final class BesideSteps {
    private static final long LIMIT_NS = 120_000_000_000L;
    private static final long ANSWER_MS = 3_000;
    private static final long POLL_MS = 250;

    private final AskedSystem asked;
    private final SealedVersions versions;
    private final Output output;

    BesideSteps(final AskedSystem asked, final SealedVersions versions, final Output output) {
        this.asked = asked;
        this.versions = versions;
        this.output = output;
    }

    /** What is not healthy, and where; empty if all is. */
    List<String> await(final Set<String> all, final String version) throws InterruptedException {
        final SystemPlan plan = versions.plan(version);
        final Map<String, Integer> networks = new HashMap<>();
        final Set<String> computers = new TreeSet<>();
        for (int id = 0; id < plan.computerCount(); id++) {
            if (plan.computer(id).hub()) {
                networks.put(plan.computer(id).name(), plan.computer(id).network());
            }
            if (all.contains(plan.computer(id).name())) {
                computers.add(plan.computer(id).name());
            }
        }
        final BesideHealth health = new BesideHealth();
        final Map<String, String> said = new TreeMap<>();
        final long endNs = System.nanoTime() + LIMIT_NS;
        while (true) {
            final Map<String, String> missing = missing(computers, version, networks, health);
            for (final String computer : computers) {
                final String text = missing.getOrDefault(computer, "healthy");
                if (!text.equals(said.put(computer, text))) {
                    output.line("   %-20s %s", computer, text);
                }
            }
            if (missing.isEmpty() || System.nanoTime() - endNs >= 0) {
                final List<String> texts = new ArrayList<>();
                missing.forEach((computer, text) -> texts.add(computer + ": " + text));
                return texts;
            }
            Thread.sleep(POLL_MS);
        }
    }

    private Map<String, String> missing(
            final Set<String> computers,
            final String version,
            final Map<String, Integer> networks,
            final BesideHealth health)
            throws InterruptedException {
        final var roles = asked.ask(computers, ReportRequest.EXCHANGE, ReportRequest.STATUS, ANSWER_MS);
        final var links = asked.ask(computers, ReportRequest.EXCHANGE, new ReportRequest("link."), ANSWER_MS);
        final Map<String, String> missing = new TreeMap<>();
        for (final String computer : computers) {
            final ComputerReport role = roles.answers().get(computer);
            final ComputerReport link = links.answers().get(computer);
            if (role == null || link == null) {
                missing.put(computer, "its start command does not answer");
                continue;
            }
            final List<ProcessRecord> processes = role.processes().processes().stream()
                    .filter(process -> process.version().equals(version))
                    .toList();
            final List<String> open =
                    health.missing(computer, processes, hub(role, link, version), networks, System.nanoTime());
            if (!open.isEmpty()) {
                missing.put(computer, String.join(", ", open));
            }
        }
        return missing;
    }

    /** Roles and links of a version's hub process together; null if there is none. */
    private static HubReport hub(final ComputerReport roles, final ComputerReport links, final String version) {
        final Map<String, Long> counters = new HashMap<>(roles.counters(version));
        counters.putAll(links.counters(version));
        return Stream.of(roles, links)
                        .flatMap(report -> report.hubs().stream())
                        .filter(Objects::nonNull)
                        .anyMatch(hub -> hub.version().equals(version) && hub.alive())
                ? new HubReport(version, true, counters)
                : null;
    }
}
