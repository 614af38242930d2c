package io.twinhub.testsupport;

import java.util.Arrays;
import java.util.BitSet;

/** What one program copy published and its Bus accepted: the events by running number, which starts at 1 and has no holes. */
final class AcceptedLog {
    private int[] eventIds = new int[1024];
    private int count;

    /** The number that the next accepted event will have. */
    int nextNumber() {
        return count + 1;
    }

    int count() {
        return count;
    }

    void add(final int eventId) {
        if (count == eventIds.length) {
            eventIds = Arrays.copyOf(eventIds, count * 2);
        }
        eventIds[count++] = eventId;
    }

    boolean contains(final long number) {
        return number >= 1 && number <= count;
    }

    int eventId(final long number) {
        return eventIds[(int) number - 1];
    }

    /** The newest number of an event; 0 if there is none. */
    int newestOf(final int event) {
        for (int number = count; number > 0; number--) {
            if (eventId(number) == event) {
                return number;
            }
        }
        return 0;
    }

    /** How many of these events were accepted after this number. */
    int countAfter(final int number, final BitSet events) {
        int count = 0;
        for (int later = number + 1; later <= count(); later++) {
            count += events.get(eventId(later)) ? 1 : 0;
        }
        return count;
    }
}
