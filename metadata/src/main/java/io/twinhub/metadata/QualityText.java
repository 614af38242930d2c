package io.twinhub.metadata;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The words for a {@link Quality}. */
final class QualityText {
    private static final List<String> SEVERITIES = List.of("good", "uncertain", "bad");
    /** By severity, the reasons from 1 on. */
    private static final List<List<String>> REASONS = List.of(
            List.of("override"),
            List.of("last-usable", "initial", "substitute", "not-accurate", "range", "sub-normal", "simulated"),
            List.of(
                    "configuration",
                    "not-connected",
                    "device-failure",
                    "sensor-failure",
                    "communication",
                    "out-of-service",
                    "no-value",
                    "calculation"));
    /** From bit 8 on. */
    private static final List<String> DERIVED = List.of("replayed", "publisher-not-active", "stale", "path-degraded");

    private static final int DERIVED_SHIFT = 8;
    private static final String UNNAMED = "reason-";
    private static final Map<String, Integer> UNNAMED_REASONS =
            IntStream.rangeClosed(1, 63).boxed().collect(Collectors.toUnmodifiableMap(n -> UNNAMED + n, n -> n));

    private QualityText() {}

    static String print(final int quality) {
        final int published = Quality.published(quality);
        final int severity = published & 3;
        final int reason = Quality.reason(published);
        final StringJoiner words = new StringJoiner(" ").add(SEVERITIES.get(severity));
        if (reason > 0) {
            final List<String> names = REASONS.get(severity);
            words.add(reason <= names.size() ? names.get(reason - 1) : UNNAMED + reason);
        }
        for (int i = 0; i < DERIVED.size(); i++) {
            if (Quality.has(quality, 1 << DERIVED_SHIFT + i)) {
                words.add(DERIVED.get(i));
            }
        }
        return words.toString();
    }

    static int parse(final String text) {
        final String[] words = text.strip().split("\\s+");
        final int severity = SEVERITIES.indexOf(words[0]);
        if (severity < 0) {
            throw wrong(text, "one of " + SEVERITIES + " first");
        }
        int quality = severity;
        for (int i = 1; i < words.length; i++) {
            final int derived = DERIVED.indexOf(words[i]);
            final int reason = reason(severity, words[i]);
            if (derived >= 0) {
                quality |= 1 << DERIVED_SHIFT + derived;
            } else if (i == 1 && reason > 0) {
                quality |= Quality.reason(severity, reason);
            } else {
                throw wrong(
                        text,
                        "after \"" + SEVERITIES.get(severity) + "\" a reason of " + REASONS.get(severity) + " or "
                                + UNNAMED + "1 to 63, then any of " + DERIVED);
            }
        }
        return quality;
    }

    /** 0 if there is no such reason. */
    private static int reason(final int severity, final String word) {
        final int named = REASONS.get(severity).indexOf(word);
        return named >= 0 ? named + 1 : UNNAMED_REASONS.getOrDefault(word, 0);
    }

    private static TwinhubException wrong(final String text, final String expected) {
        return new TwinhubException(
                ErrorResult.of(ErrorCode.TEXT_VALUE_WRONG, "quality", text).expected(expected));
    }
}
