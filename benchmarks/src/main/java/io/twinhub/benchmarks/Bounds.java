package io.twinhub.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of results: each figure beside the bound that was demanded of it. Used by one thread. */
public final class Bounds {
    private static final String LINE = "%-52s %12s %12s %9s  %-9s %s%n";

    private record Row(String what, String ours, String other, String figure, String demanded, Verdict verdict) {}

    private enum Verdict {
        PASS,
        MISS,
        NONE
    }

    private final List<Row> rows = new ArrayList<>();

    /**
     * A figure that may be this great at most.
     *
     * @param ours what the figure was made from, for people.
     * @param other what it was compared with, for people; empty if with nothing.
     */
    public void atMost(
            final double bound, final String what, final String ours, final String other, final double figure) {
        rows.add(new Row(what, ours, other, text(figure), "<= " + text(bound), verdict(figure <= bound)));
    }

    /** A figure that must be this great at least. */
    public void atLeast(
            final double bound, final String what, final String ours, final String other, final double figure) {
        rows.add(new Row(what, ours, other, text(figure), ">= " + text(bound), verdict(figure >= bound)));
    }

    /** A figure of which nothing is demanded; it lets the others be judged on any machine. */
    public void told(final String what, final String ours, final String other, final double figure) {
        rows.add(new Row(what, ours, other, text(figure), "", Verdict.NONE));
    }

    /** How many figures miss their bound; what is not a number does. */
    public long missCount() {
        return rows.stream().filter(row -> row.verdict == Verdict.MISS).count();
    }

    /** The table with its heading. */
    public String toText() {
        final StringBuilder table = new StringBuilder();
        table.append(String.format(Locale.ROOT, LINE, "", "ours", "compared", "figure", "demanded", ""));
        for (final Row row : rows) {
            final String verdict =
                    row.verdict == Verdict.NONE ? "" : row.verdict.name().toLowerCase(Locale.ROOT);
            table.append(
                    String.format(Locale.ROOT, LINE, row.what, row.ours, row.other, row.figure, row.demanded, verdict));
        }
        return table.toString();
    }

    private static Verdict verdict(final boolean met) {
        return met ? Verdict.PASS : Verdict.MISS;
    }

    private static String text(final double figure) {
        return String.format(Locale.ROOT, figure < 10 ? "%.2f" : "%.0f", figure);
    }
}
