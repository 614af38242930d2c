package io.twinhub.bus;

/**
 * Takes one event whose value is a record, on the thread that polls. What it throws is reported and goes no further.
 *
 * @param <T> the record.
 */
@FunctionalInterface
public interface RecordHandler<T> {
    /**
     * An event.
     *
     * @param value belongs to the handler.
     * @param event the rest of it: name, quality, timestamp; used again for the next one, so it is valid during this call only.
     */
    void onEvent(T value, Event event);
}
