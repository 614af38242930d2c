package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * The code of a session failed; what it did since its last save is void.
 *
 * @param of the session, in this incarnation.
 * @param text what it said.
 */
public record Failure(Incarnation of, String text) {
    public static final DataClass<Failure> TYPE = DataClass.of("sessionFailure", Failure.class)
            .doc("The code of a session failed; what it did since its last save is void.")
            .field(data("of", Failure::of, Incarnation.TYPE).doc("The session, in this incarnation."))
            .field(string("text", Failure::text).doc("What it said."))
            .build(v -> new Failure(v.get(0), v.get(1)));
}
