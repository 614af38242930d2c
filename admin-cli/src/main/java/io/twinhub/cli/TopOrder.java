package io.twinhub.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** What the rows of {@link SystemTopCommand} are sorted by, the most first. */
enum TopOrder {
    NAME('n', row -> 0),
    RATE('r', row -> or0(row.inPerSecond()) + or0(row.outPerSecond())),
    LAG('l', row -> most(row.lag())),
    SKEW('s', row -> most(row.skewNs())),
    /** What neither network brought weighs more than anything that one of them lost. */
    LOST(
            'x',
            row -> row.lost() == null
                    ? 0
                    : 1e18 * row.lost().get(2) + row.lost().get(0) + row.lost().get(1)),
    CPU('c', row -> or0(row.cpuPercent())),
    MEMORY('m', TopRow::memoryBytes);

    private final char key;

    @SuppressWarnings("ImmutableEnumChecker") // nothing says so to the checker of a comparator of figures
    private final Comparator<TopRow> comparator;

    TopOrder(final char key, final ToDoubleFunction<TopRow> figure) {
        this.key = key;
        comparator = Comparator.comparingDouble(figure).reversed().thenComparing(TopRow::computer);
    }

    /** As it is written after {@code --sort}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key that asks for it. */
    char key() {
        return key;
    }

    /** Those that do not answer come last. */
    List<TopRow> sorted(final List<TopRow> rows) {
        final List<TopRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing((final TopRow row) -> !row.failure().isEmpty())
                .thenComparing(comparator));
        return sorted;
    }

    /** The one with this key; null if there is none. */
    static TopOrder of(final int key) {
        return Arrays.stream(values())
                .filter(order -> order.key == Character.toLowerCase(key))
                .findFirst()
                .orElse(null);
    }

    private static double or0(final Double figure) {
        return Objects.requireNonNullElse(figure, 0.0);
    }

    /** What is down lags more than anything. */
    private static double most(final List<Long> figures) {
        return figures == null
                ? 0
                : figures.stream()
                        .mapToDouble(figure -> figure == HubCounts.DOWN ? Double.MAX_VALUE : figure)
                        .max()
                        .orElse(0);
    }
}
