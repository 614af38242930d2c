package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.data;

import io.twinhub.metadata.DataClass;

/**
 * The peer of an end has handled items of it.
 *
 * @param of the session, in this incarnation.
 * @param position up to where.
 */
public record Taken(Incarnation of, Position position) {
    public static final DataClass<Taken> TYPE = DataClass.of("sessionTaken", Taken.class)
            .doc("The peer of an end has handled items of it.")
            .field(data("of", Taken::of, Incarnation.TYPE).doc("The session, in this incarnation."))
            .field(data("position", Taken::position, Position.TYPE).doc("Up to where."))
            .build(v -> new Taken(v.get(0), v.get(1)));
}
