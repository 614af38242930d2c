package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What publishers and subscribers have in common: a copy, and a pattern that means at least one event. */
final class RightRows {
    private static final int[] NONE = {};
    private static final String PART = "(?:\\*\\*|\\*|\\*?[A-Za-z0-9_-]+(?:\\*[A-Za-z0-9_-]+)*\\*?)";
    private static final Pattern SHAPE =
            Pattern.compile("(?=.{1," + SystemLimits.EVENT_NAME_LENGTH_MAX + "}$)" + PART + "(?:\\." + PART + ")*");

    /** Events among which a mistyped name is looked for: enough to help, few enough not to be noticed. */
    private static final int SUGGESTION_COUNT_MAX = 20_000;

    /** Patterns for which it is done: with more of them wrong it was no mistyped name. */
    private static final int SUGGESTED_PATTERN_COUNT_MAX = 50;

    private final String kind;
    private final String list;
    private final Declarations declared;
    private final Findings findings;
    private final Map<String, String> firstPaths = new HashMap<>();
    private int suggestedPatternCount;

    /**
     * @param kind what a row is called in messages.
     * @param list the field of the specification that holds the rows.
     */
    RightRows(final String kind, final String list, final Declarations declared, final Findings findings) {
        this.kind = kind;
        this.list = list;
        this.declared = declared;
        this.findings = findings;
    }

    /** Where the pattern of a row stands. */
    String eventsPath(final int row) {
        return list + "[" + row + "]/events";
    }

    /** Checks one row; the places of the events that it means, none if the row is wrong. */
    int[] check(final int row, final String copy, final String events) {
        if (!declared.copies().contains(copy)) {
            Names.unknown(findings, "program copy", copy, declared.copies(), list + "[" + row + "]/copy");
        }
        final String first = firstPaths.putIfAbsent(copy + " " + events, list + "[" + row + "]");
        if (first != null) {
            findings.add(
                    ErrorCode.CONFIG_NAME_DUPLICATE,
                    list + "[" + row + "]",
                    "each " + kind + " declared once; the first is at " + findings.where(first),
                    "Delete one of them.",
                    kind,
                    copy + " of " + events);
        }
        if (!SHAPE.matcher(events).matches()) {
            findings.add(
                    ErrorCode.CONFIG_PATTERN_INVALID,
                    eventsPath(row),
                    "an event's name in which * stands for characters of one part and ** as a whole part for any number"
                            + " of parts",
                    "Write a pattern such as tank.*.level or tank.**, or one line per event.",
                    events);
            return NONE;
        }
        final int[] matching = declared.matching(events);
        if (matching.length == 0) {
            reportNoMatch(row, events);
        }
        return matching;
    }

    private void reportNoMatch(final int row, final String events) {
        final List<String> names = declared.eventNames();
        final int count = suggestedPatternCount++ < SUGGESTED_PATTERN_COUNT_MAX ? SUGGESTION_COUNT_MAX : 0;
        final String action = NearestName.of(events, names.subList(0, Math.min(count, names.size())))
                .map(name -> "Did you mean \"" + name + "\"?")
                .orElse("Declare the events, or correct the pattern.");
        findings.add(
                ErrorCode.CONFIG_PATTERN_MATCHES_NOTHING,
                eventsPath(row),
                "a name or pattern of declared events" + (names.isEmpty() ? "; there are none" : ""),
                action,
                kind,
                events);
    }
}
