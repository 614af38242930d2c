package io.twinhub.bus;

import io.twinhub.config.EventClassPlan;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.EventClass;
import io.twinhub.metadata.Values;
import java.util.IdentityHashMap;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * Reads values with fields as the records of a program. That a record fits the configured event class is checked once, when it is
 * first asked for, and what decoding needs is kept. Used by the thread of its Bus.
 */
final class EventReaders {
    private final Map<EventClassPlan, Map<DataClass<?>, Reader<?>>> readers = new IdentityHashMap<>();

    /** How values of one configured class become objects of one record. */
    record Reader<T>(EventClass<T> eventClass, Values values) {
        static <T> Reader<T> of(final EventClassPlan configured, final DataClass<T> type) {
            return new Reader<>(configured.fitted(EventClass.of(type)), type.newValues());
        }

        T read(final DirectBuffer buffer, final int offset, final int length) {
            return eventClass.decode(buffer, offset, length, values);
        }
    }

    /**
     * The reader of a class.
     *
     * @throws io.twinhub.metadata.TwinhubException if the record does not fit the configured class.
     */
    <T> Reader<T> of(final EventClassPlan configured, final DataClass<T> type) {
        Map<DataClass<?>, Reader<?>> ofClass = readers.get(configured);
        if (ofClass == null) {
            ofClass = new IdentityHashMap<>();
            readers.put(configured, ofClass);
        }
        @SuppressWarnings("unchecked") // put below under its own type
        Reader<T> reader = (Reader<T>) ofClass.get(type);
        if (reader == null) {
            reader = Reader.of(configured, type);
            ofClass.put(type, reader);
        }
        return reader;
    }
}
