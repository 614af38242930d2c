package io.twinhub.samples.waterworks;

import io.twinhub.samples.RunningNumbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an operator can say of takeovers from the values alone: how long nobody controlled, what was missing, and whether two ever controlled at a time. */
final class Takeovers {
    private final Map<Long, RunningNumbers> runs = new LinkedHashMap<>();
    private final Set<Long> former = new TreeSet<>();
    private final List<Long> silencesMs = new ArrayList<>();
    private long run;
    private long heardNs;
    private long missingAtBegin;
    private long doubleActive;

    /** A value of the controller arrived. Returns for how many milliseconds nobody had controlled if another run took over; else -1. */
    long onValue(final long number, final long ofRun, final long nowNs) {
        long silence = -1;
        if (former.contains(ofRun)) {
            doubleActive++; // another one has taken over already
        } else if (ofRun != run) {
            if (run != 0) {
                former.add(run);
                silence = (nowNs - heardNs) / 1_000_000;
                silencesMs.add(silence);
                missingAtBegin += number - 1;
            }
            run = ofRun;
        }
        heardNs = nowNs;
        runs.computeIfAbsent(ofRun, unseen -> new RunningNumbers()).onNumber(number);
        return silence;
    }

    /** The line for scripts. */
    String summary() {
        long delivered = 0;
        long lost = missingAtBegin;
        long duplicated = 0;
        long reordered = 0;
        for (final RunningNumbers numbers : runs.values()) {
            delivered += numbers.delivered();
            lost += numbers.lost();
            duplicated += numbers.duplicated();
            reordered += numbers.reordered();
        }
        return "operator: takeovers=" + silencesMs.size()
                + " takeoverMsP50=" + silenceMs(0.5)
                + " takeoverMsMax=" + silenceMs(1)
                + " published=" + (delivered + lost)
                + " delivered=" + delivered
                + " lost=" + lost
                + " duplicated=" + duplicated
                + " reordered=" + reordered
                + " doubleActive=" + doubleActive;
    }

    int count() {
        return silencesMs.size();
    }

    /** So long nobody controlled, at most, in this part of the takeovers; 0 if there was none. */
    private long silenceMs(final double part) {
        final int rank = (int) Math.ceil(part * silencesMs.size());
        return silencesMs.stream()
                .sorted()
                .skip(Math.max(0, rank - 1))
                .findFirst()
                .orElse(0L);
    }
}
