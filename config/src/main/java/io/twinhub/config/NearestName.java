package io.twinhub.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person may have meant by a name that does not exist. */
public final class NearestName {
    private NearestName() {}

    /** The known name with the fewest typing errors in between; none if all are too far away to be meant. */
    public static Optional<String> of(final String name, final Collection<String> known) {
        String nearest = null;
        // With more than a third of the letters wrong it is no typing error any more.
        int best = Math.max(1, (name.length() + 1) / 3) + 1;
        for (final String candidate : known) {
            if (Math.abs(candidate.length() - name.length()) < best) {
                final int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
                if (distance < best) {
                    best = distance;
                    nearest = candidate;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Levenshtein distance: insertions, deletions and replacements. */
    private static int distance(final String a, final String b) {
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                final int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            final int[] used = above;
            above = row;
            row = used;
        }
        return above[b.length()];
    }
}
