package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * A manager has assigned a session.
 *
 * @param of the session, in this incarnation.
 * @param life the life that shall hold it; 0 for none.
 * @param failures how often it failed its server since its last save.
 */
public record Placed(Incarnation of, long life, int failures) {
    public static final DataClass<Placed> TYPE = DataClass.of("sessionPlaced", Placed.class)
            .doc("A manager has assigned a session.")
            .field(data("of", Placed::of, Incarnation.TYPE).doc("The session, in this incarnation."))
            .field(int64("life", Placed::life).doc("The life that shall hold it; 0 for none."))
            .field(int32("failures", Placed::failures).doc("How often it failed its server since its last save."))
            .build(v -> new Placed(v.get(0), v.getLong(1), v.getInt(2)));
}
