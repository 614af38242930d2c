package io.twinhub.config;

/**
 * One event, or with a <code>{first..last}</code> in its name a row of events.
 *
 * @param name dot-separated name, such as <code>tank.{1..100}.level</code>.
 * @param eventClass name of a built-in or user event class.
 * @param unit physical unit of a primitive value; empty if none.
 * @param staleAfterNs without a new value for so long an event counts as stale; 0 never.
 */
public record EventSpec(String name, String eventClass, String unit, long staleAfterNs) {
    /** An event without unit that never becomes stale. */
    public static EventSpec of(final String name, final String eventClass) {
        return new EventSpec(name, eventClass, "", 0);
    }
}
