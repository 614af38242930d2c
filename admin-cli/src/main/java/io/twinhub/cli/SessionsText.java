package io.twinhub.cli;

import io.twinhub.config.HeldSessions;
import io.twinhub.config.ManagerReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the console says about the manager of sessions of a computer, to people and to scripts. */
final class SessionsText {
    private SessionsText() {}

    static void print(final ManagerReport report, final Output output) {
        output.line("");
        output.line("Version %s, sessions. %s", report.version(), sentence(report));
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("TYPE", "SERVER", "SESSIONS"));
        for (final HeldSessions held : report.held()) {
            rows.add(List.of(
                    held.type(), held.server().isEmpty() ? "-" : held.server(), Integer.toString(held.count())));
        }
        output.table(rows);
        report.setAside().forEach(each -> output.line("set aside: %s, %s", each.session(), each.reason()));
        final int untold = report.setAsideCount() - report.setAside().size();
        if (untold > 0) {
            output.line("set aside: %d more", untold);
        }
    }

    static String sentence(final ManagerReport report) {
        final int count = report.held().stream().mapToInt(HeldSessions::count).sum();
        if (!report.awaited().isEmpty()) {
            return "The manager here has " + count + " and waits for the one on " + String.join(", ", report.awaited())
                    + ", which may have more.";
        }
        if (!report.active()) {
            return "The manager here is not ACTIVE; its copy has " + count + "."
                    + (report.diskFull() ? " Its disk takes nothing, so it is not in sync." : "");
        }
        final String level = report.level().isEmpty()
                ? "nothing is answered until a standby is in sync, and " + report.waiting() + " messages wait"
                : "what is answered is saved at level " + report.level();
        return "The manager here is ACTIVE and has " + count + "; " + level + "."
                + (report.diskFull() ? " Its disk takes nothing, and " + report.waiting() + " messages wait." : "");
    }

    static Map<String, Object> toMap(final ManagerReport report) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", report.version());
        map.put("active", report.active());
        map.put("level", report.level());
        map.put("wanted", report.wanted());
        map.put("waiting", report.waiting());
        map.put("standbyInSync", report.standbyInSync());
        map.put("diskFull", report.diskFull());
        map.put("awaited", report.awaited());
        map.put(
                "held",
                report.held().stream()
                        .map(held -> Map.of("type", held.type(), "server", held.server(), "sessions", held.count()))
                        .toList());
        map.put("setAsideCount", report.setAsideCount());
        map.put(
                "setAside",
                report.setAside().stream()
                        .map(each -> Map.of("session", each.session(), "reason", each.reason()))
                        .toList());
        return map;
    }
}
