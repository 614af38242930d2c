package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * A session that was set aside goes on: an administrator let it.
 *
 * @param session number of the session.
 */
public record Resumed(long session) {
    public static final DataClass<Resumed> TYPE = DataClass.of("sessionResumed", Resumed.class)
            .doc("A session that was set aside goes on.")
            .field(int64("session", Resumed::session).doc("Number of the session."))
            .build(v -> new Resumed(v.getLong(0)));
}
