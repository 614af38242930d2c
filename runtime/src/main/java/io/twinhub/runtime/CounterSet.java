package io.twinhub.runtime;

import io.aeron.Aeron;
import io.aeron.Counter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Named numbers of a hub process that other processes of this computer read with {@link HubCounters} while it runs, and for as long
 * as its directory lies there. Setting one costs one store into memory. For one thread.
 */
public final class CounterSet {
    /** Type of the counter that shows that the hub process turns; its value is the time of the last turn by the {@link ProcessClock}. */
    static final int HEARTBEAT_TYPE_ID = 1101;
    /** Type of the counters that a component names. */
    static final int NAMED_TYPE_ID = 1102;

    private static final int NAME_LENGTH_MAX = 380;

    private final Aeron aeron;
    private final Map<String, Counter> counters = new HashMap<>();

    CounterSet(final Aeron aeron) {
        this.aeron = aeron;
    }

    /** How many counters there can be in this hub process, those of Aeron included. */
    public int room() {
        return aeron.countersReader().maxCounterId() + 1;
    }

    /**
     * The counter with this name, made with value 0 when it is first asked for. Not for the message path: making one takes a round
     * trip to the driver.
     *
     * @param name at most 380 characters, ASCII.
     * @return what sets its value.
     */
    public LongConsumer counter(final String name) {
        if (name.length() > NAME_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "name of a counter has " + name.length() + " characters, limit " + NAME_LENGTH_MAX);
        }
        return counters.computeIfAbsent(name, n -> aeron.addCounter(NAMED_TYPE_ID, n))::setRelease;
    }
}
