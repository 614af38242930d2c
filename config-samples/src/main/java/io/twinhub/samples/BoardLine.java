package io.twinhub.samples;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** The lines of a {@link Board}. Remembers what it showed last, because rates are differences. */
final class BoardLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final double BYTES_PER_GIB = 1024 * 1024 * 1024;

    private final Map<String, double[]> shownProcessorSeconds = new HashMap<>();
    private long shownDelivered;
    private long shownNs = System.nanoTime();

    /** For people: the state of all publishers on one line. */
    String text(final Map<String, Publisher> publishers, final long gapCount, final long nowNs) {
        final StringBuilder text =
                new StringBuilder(LocalTime.now(ZoneId.systemDefault()).format(TIME));
        final long delivered = sum(publishers.values(), Publisher::delivered);
        final double seconds = Math.max(1, nowNs - shownNs) / (double) TimeUnit.SECONDS.toNanos(1);
        text.append(String.format(
                Locale.ROOT,
                " %,9d events %,6.0f/s, lost %d, twice %d, late %d, gaps %d, silence %d ms",
                delivered,
                (delivered - shownDelivered) / seconds,
                sum(publishers.values(), Publisher::lost),
                sum(publishers.values(), Publisher::duplicated),
                sum(publishers.values(), Publisher::reordered),
                gapCount,
                longestSilenceMs(publishers.values(), nowNs)));
        publishers.forEach((name, publisher) -> text.append(String.format(
                Locale.ROOT,
                " | %s cpu %.0f%% %.1f GiB",
                name,
                processorShare(name, publisher),
                (publisher.value("memory.total") - publisher.value("memory.available")) / BYTES_PER_GIB)));
        shownDelivered = delivered;
        shownNs = nowNs;
        return text.toString();
    }

    /** For scripts: all that was counted. */
    String summary(final Map<String, Publisher> publishers, final long gapCount) {
        final Collection<Publisher> all = publishers.values();
        return "board: publishers=" + all.size()
                + " delivered=" + sum(all, Publisher::delivered)
                + " lost=" + sum(all, Publisher::lost)
                + " duplicated=" + sum(all, Publisher::duplicated)
                + " reordered=" + sum(all, Publisher::reordered)
                + " gaps=" + gapCount
                + " longestSilenceMs=" + longestSilenceMs(all, System.nanoTime());
    }

    /** Percent of the time, since it was last shown, in which the machine's processors were not idle. */
    private double processorShare(final String name, final Publisher publisher) {
        final double idle = publisher.value("cpu.idle") + publisher.value("cpu.iowait");
        final double busy = publisher.value("cpu.user")
                + publisher.value("cpu.nice")
                + publisher.value("cpu.system")
                + publisher.value("cpu.irq")
                + publisher.value("cpu.softirq")
                + publisher.value("cpu.steal");
        final double[] before = shownProcessorSeconds.put(name, new double[] {busy, idle});
        if (before == null) {
            return 0;
        }
        final double all = busy - before[0] + idle - before[1];
        return all <= 0 ? 0 : 100 * (busy - before[0]) / all;
    }

    private static long longestSilenceMs(final Collection<Publisher> publishers, final long nowNs) {
        return TimeUnit.NANOSECONDS.toMillis(publishers.stream()
                .mapToLong(publisher -> publisher.longestSilenceNs(nowNs))
                .max()
                .orElse(0));
    }

    private static long sum(final Collection<Publisher> publishers, final ToLongFunction<Publisher> count) {
        return publishers.stream().mapToLong(count).sum();
    }
}
