package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * How far one end of a session pair is.
 *
 * @param end number of the end within its session.
 * @param sequence number of the last item.
 */
public record Position(int end, long sequence) {
    public static final DataClass<Position> TYPE = DataClass.of("sessionPosition", Position.class)
            .doc("How far one end of a session pair is.")
            .field(int32("end", Position::end).doc("Number of the end within its session."))
            .field(int64("sequence", Position::sequence).doc("Number of the last item."))
            .build(v -> new Position(v.getInt(0), v.getLong(1)));
}
