package io.twinhub.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What happened in a simulation, as far as a reader needs it: faults, changes of links, gaps, the first thing that went wrong. Keeps the last
 * lines and a hash over all lines and marks, by which two runs of a seed are compared.
 */
final class Transcript {
    /** Enough to see the fault that mattered and what it led to; more is not read. */
    static final int LINE_COUNT_MAX = 90;

    private final long startNs;
    private final String[] lines = new String[LINE_COUNT_MAX];
    private long lineCount;
    private long hash = 1;

    Transcript(final long startNs) {
        this.startNs = startNs;
    }

    void line(final long nowNs, final String text) {
        final long ns = nowNs - startNs;
        lines[(int) (lineCount++ % LINE_COUNT_MAX)] =
                String.format(Locale.ROOT, "%3d.%06d  %s", ns / 1_000_000_000, ns / 1_000 % 1_000_000, text);
        mark(ns, text.hashCode(), 0);
    }

    /** Enters into the hash what is too frequent to be shown, such as each delivery. */
    void mark(final long a, final long b, final long c) {
        hash = SimRandom.mix(hash * 31 + a) ^ SimRandom.mix(b * 0x9E3779B97F4A7C15L + c);
    }

    long hash() {
        return hash;
    }

    List<String> lines() {
        final List<String> result = new ArrayList<>();
        for (long i = Math.max(0, lineCount - LINE_COUNT_MAX); i < lineCount; i++) {
            result.add(lines[(int) (i % LINE_COUNT_MAX)]);
        }
        return result;
    }
}
