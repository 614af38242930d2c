package io.twinhub.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Figures of several runs. */
public final class Figures {
    private Figures() {}

    /** The median of a figure over the runs. */
    public static <T> double median(final List<T> runs, final ToDoubleFunction<T> figure) {
        return Rounds.median(runs.stream().map(figure::applyAsDouble).toList());
    }

    /** The median over the runs of how many times as much one has as the other in the same run. */
    public static <T> double medianRatio(final List<T> one, final List<T> other, final ToDoubleFunction<T> figure) {
        final List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            ratios.add(figure.applyAsDouble(one.get(i)) / figure.applyAsDouble(other.get(i)));
        }
        return Rounds.median(ratios);
    }

    /** Minimum, median and maximum. */
    public static <T> String spread(final List<T> runs, final ToDoubleFunction<T> figure) {
        final double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        return String.format(
                Locale.ROOT, "%.3f / %.3f / %.3f", sorted[0], median(runs, figure), sorted[sorted.length - 1]);
    }
}
