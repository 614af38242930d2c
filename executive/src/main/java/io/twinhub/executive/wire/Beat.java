package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * A sign of life.
 *
 * @param number a count.
 */
public record Beat(long number) {
    public static final DataClass<Beat> TYPE = DataClass.of("sessionBeat", Beat.class)
            .doc("A sign of life.")
            .field(int64("number", Beat::number).doc("A count."))
            .build(v -> new Beat(v.getLong(0)));
}
