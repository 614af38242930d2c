package io.twinhub.samples.orders;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * How far an auditor is.
 *
 * @param number how often it has asked.
 */
public record Round(long number) {
    public static final DataClass<Round> TYPE = DataClass.of("orderRound", Round.class)
            .doc("How far an auditor is.")
            .field(int64("number", Round::number).doc("How often it has asked."))
            .build(v -> new Round(v.getLong(0)));
}
