package io.twinhub.samples;

import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * One reading of a machine, with its place among all that its program has published. So a subscriber can count by itself what it
 * missed, without a word from the infrastructure.
 *
 * @param value what was measured.
 * @param number from 1, one more with each reading that the program published.
 * @param run when the program was started, in milliseconds since 1970: the numbers of each run begin anew.
 */
public record Reading(double value, long number, long run) {
    /** The description; an {@code <eventClass>} of the same fields stands in the configuration. */
    public static final DataClass<Reading> TYPE = DataClass.of("Reading", Reading.class)
            .doc("One reading of a machine, with its place among all that its program has published.")
            .field(float64("value", Reading::value).doc("What was measured."))
            .field(int64("number", Reading::number).doc("Running number of the program's readings, from 1."))
            .field(int64("run", Reading::run)
                    .doc("Start of the program, since 1970.")
                    .unit("ms"))
            .build(v -> new Reading(v.getDouble(0), v.getLong(1), v.getLong(2)));
}
