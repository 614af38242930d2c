package io.twinhub.samples.counter2;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * What the counter must not forget. What version 1 wrote is read as one of these.
 *
 * @param count how far it has counted.
 * @param beganMs when it began, in milliseconds since 1970 UTC.
 * @param carried how much of the count it took over from version 1.
 */
record CounterState(long count, long beganMs, long carried) {
    static final DataClass<CounterState> TYPE = DataClass.of("counterState", CounterState.class)
            .doc("What the counter must not forget.")
            .field(int64("count", CounterState::count).doc("How far it has counted."))
            .field(int64("began", CounterState::beganMs).unit("ms").doc("When it began, since 1970 UTC."))
            .field(int64("carried", CounterState::carried)
                    .doc("How much of the count it took over from version 1.")
                    .defaultValue(0)
                    .since(1))
            .build(v -> new CounterState(v.getLong(0), v.getLong(1), v.getLong(2)));

    CounterState next() {
        return new CounterState(count + 1, beganMs, carried);
    }

    CounterState takenOver() {
        return new CounterState(count, beganMs, count);
    }
}
