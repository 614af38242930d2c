package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.PathMerge;
import io.twinhub.transport.SkewBuckets;
import io.twinhub.transport.SourceAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * Shows in counters what each path did: totals of all sources, and each source alone as far as there is room for its counters.
 */
final class PathCounters {
    private static final String[] PATHS = {"A", "B"};

    /** Counters of one source: first, late and lost per path, and lost on both. */
    private static final int PER_SOURCE = 3 * PATHS.length + 1;

    /** Links and streams need counters, too: sources get at most this part of the room. */
    private static final int ROOM_PART = 4;

    private final PathMerge merge;
    private final int sourceCount;
    private final AccountCounters total;
    private final List<SourceCounters> sources = new ArrayList<>();
    private final LongConsumer[] skewMedianNs = new LongConsumer[PATHS.length];
    private final LongConsumer[] skewMostNs = new LongConsumer[PATHS.length];
    private final LongConsumer gaps;

    private record SourceCounters(int source, AccountCounters counters) {}

    /** @param room how many counters this process can have. */
    PathCounters(
            final SystemPlan plan,
            final PathMerge merge,
            final Function<String, LongConsumer> counters,
            final int room) {
        this.merge = merge;
        sourceCount = plan.computerCount();
        total = new AccountCounters("path", counters);
        for (int path = 0; path < PATHS.length; path++) {
            skewMedianNs[path] = counters.apply("path." + PATHS[path] + ".skew.p50Ns");
            skewMostNs[path] = counters.apply("path." + PATHS[path] + ".skew.p99Ns");
        }
        gaps = counters.apply("gaps");
        final int shownMax = room / ROOM_PART / PER_SOURCE;
        for (int source = 0; source < sourceCount && sources.size() < shownMax; source++) {
            if (merge.hears(source)) {
                final String name = "source." + plan.computer(source).name();
                sources.add(new SourceCounters(source, new AccountCounters(name, counters)));
            }
        }
    }

    void show() {
        long gapCount = 0;
        for (int source = 0; source < sourceCount; source++) {
            total.add(merge.account(source));
            gapCount += merge.account(source).gapCount();
        }
        total.show();
        gaps.accept(gapCount);
        for (int path = 0; path < PATHS.length; path++) {
            final SkewBuckets skew = merge.skew(path);
            skewMedianNs[path].accept(skew.quantileNs(0.5));
            skewMostNs[path].accept(skew.quantileNs(0.99));
        }
        for (final SourceCounters source : sources) {
            source.counters.add(merge.account(source.source));
            source.counters.show();
        }
    }

    /** The counters of one account, or of the sum of several. */
    private static final class AccountCounters {
        private final LongConsumer[] counters = new LongConsumer[PER_SOURCE];
        private final long[] values = new long[PER_SOURCE];

        AccountCounters(final String name, final Function<String, LongConsumer> counter) {
            for (int path = 0; path < PATHS.length; path++) {
                final String prefix = name + "." + PATHS[path] + ".";
                counters[3 * path] = counter.apply(prefix + "first");
                counters[3 * path + 1] = counter.apply(prefix + "late");
                counters[3 * path + 2] = counter.apply(prefix + "lost");
            }
            counters[PER_SOURCE - 1] = counter.apply(name + ".both.lost");
        }

        void add(final SourceAccount account) {
            for (int path = 0; path < PATHS.length; path++) {
                values[3 * path] += account.first(path);
                values[3 * path + 1] += account.late(path);
                values[3 * path + 2] += account.lost(path);
            }
            values[PER_SOURCE - 1] += account.lostOnBoth();
        }

        void show() {
            for (int i = 0; i < PER_SOURCE; i++) {
                counters[i].accept(values[i]);
                values[i] = 0;
            }
        }
    }
}
