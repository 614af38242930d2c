package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * A standby has all changes up to here.
 *
 * @param index how many.
 * @param durable how many of them are on its disk; -1 for none.
 * @param diskFailed whether its disk takes nothing.
 * @param number of this word; comes back with {@link Heard}.
 */
public record Confirmed(long index, long durable, boolean diskFailed, long number) {
    public static final DataClass<Confirmed> TYPE = DataClass.of("sessionConfirmed", Confirmed.class)
            .doc("A standby has all changes up to here.")
            .field(int64("index", Confirmed::index).doc("How many."))
            .field(int64("durable", Confirmed::durable).doc("How many of them are on its disk; -1 for none."))
            .field(bool("diskFailed", Confirmed::diskFailed).doc("Whether its disk takes nothing."))
            .field(int64("number", Confirmed::number).doc("Number of this word."))
            .build(v -> new Confirmed(v.getLong(0), v.getLong(1), v.getBoolean(2), v.getLong(3)));
}
