package io.twinhub.samples.counter;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * What the counter must not forget.
 *
 * @param count how far it has counted.
 * @param beganMs when it began, in milliseconds since 1970 UTC.
 */
record CounterState(long count, long beganMs) {
    static final DataClass<CounterState> TYPE = DataClass.of("counterState", CounterState.class)
            .doc("What the counter must not forget.")
            .field(int64("count", CounterState::count).doc("How far it has counted."))
            .field(int64("began", CounterState::beganMs).unit("ms").doc("When it began, since 1970 UTC."))
            .build(v -> new CounterState(v.getLong(0), v.getLong(1)));

    CounterState next() {
        return new CounterState(count + 1, beganMs);
    }
}
