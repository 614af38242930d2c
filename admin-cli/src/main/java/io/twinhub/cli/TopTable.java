package io.twinhub.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The rows of {@link SystemTopCommand} as text: columns of the same width at each refresh, so that nothing jumps. */
final class TopTable {
    private static final String UNKNOWN = "-";
    private static final List<String> HEADINGS = List.of(
            "IN/S", "OUT/S", "LAG A", "LAG B", "SKEW A", "SKEW B", "LOST A", "LOST B", "BOTH", "CPU %", "MEMORY");
    private static final int FIGURE_WIDTH = 8;
    private static final int NAME_WIDTH_MIN = 12;
    private static final long MIB = 1L << 20;
    private static final double NS_PER_MS = TimeUnit.MILLISECONDS.toNanos(1);

    private TopTable() {}

    /**
     * @param rows in their order.
     * @param rowCountMax how many are shown; of the others only how many they are.
     */
    static List<String> lines(final List<TopRow> rows, final int rowCountMax) {
        final int nameWidth = Math.max(
                NAME_WIDTH_MIN,
                rows.stream().mapToInt(row -> row.computer().length()).max().orElse(0));
        final List<String> lines = new ArrayList<>();
        lines.add(line("COMPUTER", nameWidth, HEADINGS, "SLOW; ACTIVE"));
        final int shown = rows.size() > rowCountMax ? Math.max(0, rowCountMax - 1) : rows.size();
        rows.stream().limit(shown).forEach(row -> lines.add(line(row, nameWidth)));
        if (shown < rows.size()) {
            lines.add("… and " + (rows.size() - shown) + " more");
        }
        return lines;
    }

    private static String line(final TopRow row, final int nameWidth) {
        if (!row.failure().isEmpty()) {
            return pad(row.computer(), nameWidth) + "  " + row.failure();
        }
        final List<String> figures = new ArrayList<>();
        figures.add(rate(row.inPerSecond()));
        figures.add(rate(row.outPerSecond()));
        for (int network = 0; network < HubCounts.NETWORKS.size(); network++) {
            figures.add(row.lag() == null ? UNKNOWN : lag(row.lag().get(network)));
        }
        for (int network = 0; network < HubCounts.NETWORKS.size(); network++) {
            figures.add(
                    row.skewNs() == null
                            ? UNKNOWN
                            : number("%.1f ms", row.skewNs().get(network) / NS_PER_MS));
        }
        for (int account = 0; account <= HubCounts.NETWORKS.size(); account++) {
            figures.add(row.lost() == null ? UNKNOWN : row.lost().get(account).toString());
        }
        figures.add(row.cpuPercent() == null ? UNKNOWN : number("%.1f", row.cpuPercent()));
        figures.add(row.memoryBytes() == 0 ? UNKNOWN : row.memoryBytes() / MIB + " M");
        return line(row.computer(), nameWidth, figures, words(row));
    }

    private static String words(final TopRow row) {
        final String active = row.sendersCount() < 0
                ? String.join(" ", row.active())
                : "hub, " + row.sendersCount() + (row.sendersCount() == 1 ? " sends" : " send") + " to it";
        final List<String> words = new ArrayList<>();
        if (row.drained()) {
            words.add("DRAINED");
        }
        if (!LeadText.isUsual(row.versions())) {
            words.add(LeadText.brief(row.versions()));
        }
        if (!row.slow().isEmpty()) {
            words.add("SLOW " + String.join(", ", row.slow()));
        }
        words.add(active);
        return String.join("; ", words);
    }

    private static String line(final String name, final int nameWidth, final List<String> figures, final String words) {
        return (pad(name, nameWidth)
                        + figures.stream()
                                .map(figure -> "  " + " ".repeat(Math.max(0, FIGURE_WIDTH - figure.length())) + figure)
                                .collect(Collectors.joining())
                        + "  " + words)
                .stripTrailing();
    }

    private static String pad(final String name, final int width) {
        return name + " ".repeat(Math.max(0, width - name.length()));
    }

    private static String rate(final Double perSecond) {
        return perSecond == null ? UNKNOWN : number("%.0f", perSecond);
    }

    private static String lag(final long lag) {
        return lag == HubCounts.DOWN ? "down" : Long.toString(lag);
    }

    private static String number(final String format, final double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** Which keys do what. */
    static String keys(final TopOrder order) {
        return Arrays.stream(TopOrder.values())
                        .map(each ->
                                each.key() + " " + (each == order ? each.text().toUpperCase(Locale.ROOT) : each.text()))
                        .collect(Collectors.joining("  "))
                + "  q ends";
    }
}
