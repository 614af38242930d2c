package io.twinhub.executive;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * A call of a session, or to it: a value that can be compared, be the key of a map, and be part of restart information, since it means the same on each server that
 * goes on with the session. Each of the two sessions has its own for one call.
 *
 * @param end number of the end over which it goes, within the session.
 * @param number of the message, within that end: 1, 2, and so on, with gaps.
 */
public record Call(int end, long number) {
    public static final DataClass<Call> TYPE = DataClass.of("sessionCall", Call.class)
            .doc("A call of a session, or to it.")
            .field(int32("end", Call::end).doc("Number of the end over which it goes, within the session."))
            .field(int64("number", Call::number).doc("Number of the message, within that end."))
            .build(v -> new Call(v.getInt(0), v.getLong(1)));
}
