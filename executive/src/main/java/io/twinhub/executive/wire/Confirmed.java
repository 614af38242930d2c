package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * A standby has all changes up to here.
 *
 * @param index how many.
 */
public record Confirmed(long index) {
    public static final DataClass<Confirmed> TYPE = DataClass.of("sessionConfirmed", Confirmed.class)
            .doc("A standby has all changes up to here.")
            .field(int64("index", Confirmed::index).doc("How many."))
            .build(v -> new Confirmed(v.getLong(0)));
}
