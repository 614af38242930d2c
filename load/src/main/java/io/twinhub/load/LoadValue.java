package io.twinhub.load;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * The value of a load event: its running number. The configured class is a later version with further fields, which nobody reads,
 * so that events are as long as wanted. One object is used again and again, so that programs allocate nothing.
 */
final class LoadValue {
    /** Name of the class in the configuration; the size follows. */
    static final String CLASS = "Load";

    private long number;

    static DataClass<LoadValue> type(final int size) {
        final LoadValue value = new LoadValue();
        return DataClass.of(CLASS + size, LoadValue.class)
                .doc("A running number, and as many bytes as make the event as long as wanted.")
                .field(int64("number", LoadValue::number).doc("Running number, from 1."))
                .build(values -> value.set(values.getLong(0)));
    }

    long number() {
        return number;
    }

    LoadValue set(final long running) {
        number = running;
        return this;
    }
}
