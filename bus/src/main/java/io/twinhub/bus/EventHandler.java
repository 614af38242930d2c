package io.twinhub.bus;

/** Takes one event, on the thread that polls. What it throws is reported and goes no further. */
@FunctionalInterface
public interface EventHandler {
    /** An event; the object is used again for the next one, so it is valid during this call only. */
    void onEvent(Event event);
}
