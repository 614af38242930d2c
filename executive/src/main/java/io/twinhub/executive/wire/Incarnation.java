package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * A session from one assignment to a server until the next.
 *
 * @param session number of the session.
 * @param term copy epoch of the manager that assigned it.
 * @param count assignments of this session so far.
 */
public record Incarnation(long session, long term, long count) {
    public static final DataClass<Incarnation> TYPE = DataClass.of("sessionIncarnation", Incarnation.class)
            .doc("A session from one assignment to a server until the next.")
            .field(int64("session", Incarnation::session).doc("Number of the session."))
            .field(int64("term", Incarnation::term).doc("Copy epoch of the manager that assigned it."))
            .field(int64("count", Incarnation::count).doc("Assignments of this session so far."))
            .build(v -> new Incarnation(v.getLong(0), v.getLong(1), v.getLong(2)));
}
