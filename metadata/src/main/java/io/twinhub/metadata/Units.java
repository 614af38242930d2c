package io.twinhub.metadata;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations, sizes and times as people write them: {@code 2s}, {@code 1.5ms}, {@code 64KiB}, {@code 2026-11-21T08:30:00Z}. */
public final class Units {
    // Far longer than any number that fits 64 bits in any unit; keeps hostile text from costing time.
    private static final int TEXT_LENGTH_MAX = 64;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(-?\\d+(?:\\.\\d+)?)([A-Za-z]*)");

    private static final String[] DURATION_UNITS = {"d", "h", "min", "s", "ms", "us", "ns"};
    private static final long[] DURATION_FACTORS = {
        86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L, 1L
    };
    private static final String[] SIZE_UNITS = {"TiB", "GiB", "MiB", "KiB", "B"};
    private static final long[] SIZE_FACTORS = {1L << 40, 1L << 30, 1L << 20, 1L << 10, 1L};

    private Units() {}

    /**
     * Nanoseconds of a duration with unit d, h, min, s, ms, us or ns.
     *
     * @throws IllegalArgumentException if it is none, is not a whole number of nanoseconds or does not fit a long.
     */
    public static long parseDurationNs(final String text) {
        return parse(text, DURATION_UNITS, DURATION_FACTORS, false);
    }

    /** In the largest unit that gives a whole number. */
    public static String printDurationNs(final long durationNs) {
        return durationNs == 0 ? "0s" : print(durationNs, DURATION_UNITS, DURATION_FACTORS);
    }

    /**
     * Bytes of a size with unit TiB, GiB, MiB, KiB, B or none.
     *
     * @throws IllegalArgumentException if it is none, is not a whole number of bytes or does not fit a long.
     */
    public static long parseSizeBytes(final String text) {
        return parse(text, SIZE_UNITS, SIZE_FACTORS, true);
    }

    /** In the largest unit that gives a whole number. */
    public static String printSizeBytes(final long sizeBytes) {
        return sizeBytes == 0 ? "0B" : print(sizeBytes, SIZE_UNITS, SIZE_FACTORS);
    }

    /**
     * Nanoseconds since 1970 UTC of a time in ISO 8601 with an offset, such as {@code 2026-11-21T08:30:00.5Z}.
     *
     * @throws IllegalArgumentException if it is none or does not fit a long (the years 1678 to 2262 do).
     */
    public static long parseTimestampNs(final String text) {
        if (text.length() > TEXT_LENGTH_MAX) {
            throw new IllegalArgumentException("too long");
        }
        try {
            final Instant instant = OffsetDateTime.parse(text).toInstant();
            // Computed from the next second on: the least long lies in a second whose beginning no long can say.
            final long seconds = instant.getEpochSecond();
            return seconds >= 0
                    ? Math.addExact(Math.multiplyExact(seconds, NANOS_PER_SECOND), instant.getNano())
                    : Math.addExact(
                            Math.multiplyExact(seconds + 1, NANOS_PER_SECOND), instant.getNano() - NANOS_PER_SECOND);
        } catch (final DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("no time", e);
        }
    }

    /** In UTC, with as many digits of a second as it needs. */
    public static String printTimestampNs(final long timestampNs) {
        return Instant.ofEpochSecond(
                        Math.floorDiv(timestampNs, NANOS_PER_SECOND), Math.floorMod(timestampNs, NANOS_PER_SECOND))
                .toString();
    }

    private static long parse(
            final String text, final String[] units, final long[] factors, final boolean unitMayBeMissing) {
        if (text.length() > TEXT_LENGTH_MAX) {
            throw new IllegalArgumentException("too long");
        }
        final Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a number with a unit");
        }
        final String unit = matcher.group(2);
        if (unit.isEmpty() && unitMayBeMissing) {
            return exact(matcher.group(1), 1);
        }
        for (int i = 0; i < units.length; i++) {
            if (units[i].equals(unit)) {
                return exact(matcher.group(1), factors[i]);
            }
        }
        throw new IllegalArgumentException("unknown unit");
    }

    private static long exact(final String number, final long factor) {
        try {
            return new BigDecimal(number).multiply(BigDecimal.valueOf(factor)).longValueExact();
        } catch (final ArithmeticException e) {
            throw new IllegalArgumentException("not a whole number of 64 bits", e);
        }
    }

    private static String print(final long value, final String[] units, final long[] factors) {
        int i = 0;
        while (value % factors[i] != 0) {
            i++;
        }
        return value / factors[i] + units[i];
    }
}
