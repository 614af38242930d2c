package io.twinhub.config;

import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * A session that a manager gives to no server any more.
 *
 * @param session its address, with its number if it has no name.
 * @param reason what went before.
 */
public record SessionSetAside(String session, String reason) {
    public static final DataClass<SessionSetAside> TYPE = DataClass.of("sessionSetAside", SessionSetAside.class)
            .doc("A session that a manager gives to no server any more.")
            .field(string("session", SessionSetAside::session).doc("Its address."))
            .field(string("reason", SessionSetAside::reason).doc("What went before."))
            .build(v -> new SessionSetAside(v.get(0), v.get(1)));
}
