package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** That no two lines of one copy say different things about what happens to an event when the copy is slow. */
final class SlowRows {
    private final Declarations declared;
    private final Findings findings;
    private final Map<String, Set<SlowPolicy>> policiesOfCopy = new HashMap<>();
    /** By copy and event, the line of the first subscription; only of copies that have several policies. */
    private final Map<String, int[]> rowOfEvent = new HashMap<>();

    SlowRows(final Declarations declared, final Findings findings) {
        this.declared = declared;
        this.findings = findings;
        for (final SubscriberSpec subscriber : declared.spec().subscribers()) {
            policiesOfCopy
                    .computeIfAbsent(subscriber.copy(), copy -> EnumSet.noneOf(SlowPolicy.class))
                    .add(subscriber.whenSlow());
        }
    }

    /** Checks one line against those before it; one contested event is enough to say it. */
    void check(final int row, final SubscriberSpec subscriber, final int[] events) {
        if (policiesOfCopy.get(subscriber.copy()).size() == 1) {
            return;
        }
        final int[] rows = rowOfEvent.computeIfAbsent(subscriber.copy(), copy -> noRows());
        int contested = -1;
        for (final int event : events) {
            if (rows[event] < 0) {
                rows[event] = row;
            } else if (contested < 0 && policy(rows[event]) != subscriber.whenSlow()) {
                contested = event;
            }
        }
        if (contested >= 0) {
            findings.add(
                    ErrorCode.CONFIG_WHEN_SLOW_CONFLICT,
                    path(row),
                    "one whenSlow for each event of a copy; another is at " + findings.where(path(rows[contested])),
                    "Give both lines the same whenSlow, or take the event out of one of the two patterns.",
                    subscriber.copy(),
                    declared.eventNames().get(contested));
        }
    }

    private int[] noRows() {
        final int[] rows = new int[declared.eventNames().size()];
        Arrays.fill(rows, -1);
        return rows;
    }

    private SlowPolicy policy(final int row) {
        return declared.spec().subscribers().get(row).whenSlow();
    }

    private static String path(final int row) {
        return "subscribers[" + row + "]/whenSlow";
    }
}
