package io.twinhub.cli;

import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.ReportRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what the hub processes of a computer count: what each path brought, or what was forwarded and dropped. */
@Command(
        name = "paths",
        description = {
            "Show what the hub processes of a computer count. Of a spoke: what each path brought first, late (the second"
                    + " copy) and not at all, per source, in numbers of the source's sequence; and what its connection to each hub computer is, ACTIVE if it sends there. Of a hub computer: what it"
                    + " forwarded, dropped and refused."
        },
        footerHeading = "%nExample:%n",
        footer = "  twinhub system paths --computer plant-1")
final class SystemPathsCommand implements Callable<Integer> {
    private static final String SOURCE_PREFIX = "source.";
    private static final String TOTAL_PREFIX = "path";
    private static final List<String> COLUMNS =
            List.of(".A.first", ".A.late", ".A.lost", ".B.first", ".B.late", ".B.lost", ".both.lost");
    private static final String LAST_COLUMN = ".both.lost";
    private static final String HUB_PREFIX = "link.";
    private static final String HUB_SUFFIX = ".role";

    @Mixin
    private CommonOptions common;

    @Mixin
    private AskedOption asked;

    @Override
    public Integer call() {
        final ComputerReport report;
        try (AskedComputer computer = asked.connect(common, "system paths")) {
            report = computer.ask(ReportRequest.EXCHANGE, new ReportRequest(""));
        }
        final Output output = common.output();
        final List<Map<String, Object>> results = new ArrayList<>();
        for (final ProcessRecord process : report.processes().processes()) {
            if (process.role() == ProcessPlan.Role.HUB) {
                final Map<String, Long> values = new TreeMap<>(report.counters(process.version()));
                output.line("Version %s, %s:", process.version(), process.name());
                output.table(hasPaths(values) ? pathRows(values) : otherRows(values));
                if (hasPaths(values)) {
                    output.table(hubRows(values));
                }
                results.add(toMap(process, values));
            }
        }
        output.result(results);
        return Twinhub.EXIT_DONE;
    }

    private static boolean hasPaths(final Map<String, Long> values) {
        return values.containsKey(TOTAL_PREFIX + LAST_COLUMN);
    }

    /** One row per source, the total last. */
    static List<List<String>> pathRows(final Map<String, Long> values) {
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("SOURCE", "A FIRST", "A LATE", "A LOST", "B FIRST", "B LATE", "B LOST", "LOST ON BOTH"));
        values.keySet().stream()
                .filter(name -> name.startsWith(SOURCE_PREFIX) && name.endsWith(LAST_COLUMN))
                .map(name -> name.substring(0, name.length() - LAST_COLUMN.length()))
                .forEach(prefix -> rows.add(row(prefix.substring(SOURCE_PREFIX.length()), prefix, values)));
        rows.add(row("all", TOTAL_PREFIX, values));
        return rows;
    }

    /** One row per hub computer: what the connection to it is. */
    static List<List<String>> hubRows(final Map<String, Long> values) {
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("HUB", "CONNECTION"));
        values.forEach((name, role) -> {
            if (name.startsWith(HUB_PREFIX) && name.endsWith(HUB_SUFFIX)) {
                rows.add(List.of(
                        name.substring(HUB_PREFIX.length(), name.length() - HUB_SUFFIX.length()),
                        SystemStatusCommand.ROLES.get(role.intValue())));
            }
        });
        return rows;
    }

    private static List<String> row(final String title, final String prefix, final Map<String, Long> values) {
        final List<String> row = new ArrayList<>(List.of(title));
        COLUMNS.forEach(column -> row.add(Long.toString(values.getOrDefault(prefix + column, 0L))));
        return row;
    }

    private static List<List<String>> otherRows(final Map<String, Long> values) {
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("COUNTER", "VALUE"));
        values.forEach((name, value) -> rows.add(List.of(name, value.toString())));
        return rows;
    }

    private static Map<String, Object> toMap(final ProcessRecord process, final Map<String, Long> values) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", process.version());
        map.put("name", process.name());
        map.put("counters", values);
        return map;
    }
}
