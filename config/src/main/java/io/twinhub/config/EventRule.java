package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import java.util.List;
import java.util.regex.Pattern;

/** Events: names, ranges, classes, and that each is declared once. */
final class EventRule implements Rule {
    private static final Names.Shape SHAPE = new Names.Shape(
            Pattern.compile("(?=.{1," + SystemLimits.EVENT_NAME_LENGTH_MAX + "}$)[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*"),
            "parts of letters, digits, '_' or '-' with single dots between them, at most "
                    + SystemLimits.EVENT_NAME_LENGTH_MAX + " characters; {1..100} stands for a row of numbers");

    @Override
    public void check(final Declarations declared, final Findings findings) {
        final List<EventSpec> events = declared.spec().events();
        final Names names = new Names(findings, "event", SHAPE);
        long total = 0;
        for (int i = 0; i < events.size(); i++) {
            final EventSpec event = events.get(i);
            final String path = "events[" + i + "]";
            final EventTemplate template = EventTemplate.of(event.name());
            names.shape(template.longestName(), path + "/name");
            if (HubEvent.isReservedEvent(event.name())) {
                Names.reserved(findings, "event", event.name(), path + "/name");
            }
            total += template.count();
            checkRange(event, template, path, findings);
            if (!declared.eventClasses().contains(event.eventClass())) {
                Names.unknown(findings, "event class", event.eventClass(), declared.eventClasses(), path + "/class");
            }
            if (event.staleAfterNs() < 0) {
                findings.add(
                        ErrorCode.CONFIG_STALE_AFTER_RANGE,
                        path + "/staleAfter",
                        "a time of 0 or more, such as 2s",
                        "Leave staleAfter out if the event never becomes stale.",
                        event.name());
            }
            checkDuplicates(declared, i, findings);
        }
        if (total > SystemLimits.EVENT_COUNT_MAX) {
            findings.limit("events", "events", total, SystemLimits.EVENT_COUNT_MAX);
        }
    }

    private static void checkRange(
            final EventSpec event, final EventTemplate template, final String path, final Findings findings) {
        if (template.count() == 0) {
            findings.add(
                    ErrorCode.CONFIG_RANGE_BACKWARDS,
                    path + "/name",
                    "{first..last} with first not above last",
                    "Exchange the two numbers.",
                    event.name());
        } else if (template.count() > SystemLimits.EVENT_COUNT_MAX) {
            findings.add(
                    ErrorCode.CONFIG_RANGE_TOO_LARGE,
                    path + "/name",
                    "at most " + SystemLimits.EVENT_COUNT_MAX + " events in a system",
                    "Make the range smaller.",
                    event.name());
        }
    }

    /** One problem per pair of lines, not one per event: two rows of 100,000 may overlap. */
    private static void checkDuplicates(final Declarations declared, final int row, final Findings findings) {
        declared.repeatedEvents(row)
                .forEach((first, name) -> findings.add(
                        ErrorCode.CONFIG_NAME_DUPLICATE,
                        "events[" + row + "]/name",
                        "each event declared once; the first is at " + findings.where("events[" + first + "]/name"),
                        "Rename one of them or delete it.",
                        "event",
                        name));
    }
}
