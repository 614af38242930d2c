package io.twinhub.executive.manager;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * A session in a list for people.
 *
 * @param session its address, with its number if it has no name.
 * @param number its number.
 * @param server program copy and computer that holds it; empty for none, or if a standby does not know it.
 * @param saved number of its last save.
 * @param failures how often it failed its server since then.
 * @param setAside whether it is set aside.
 * @param reason why it is; empty if it is not.
 */
public record ListedSession(
        String session, long number, String server, long saved, int failures, boolean setAside, String reason) {
    public static final DataClass<ListedSession> TYPE = DataClass.of("listedSession", ListedSession.class)
            .doc("A session in a list for people.")
            .field(string("session", ListedSession::session).doc("Its address."))
            .field(int64("number", ListedSession::number).doc("Its number."))
            .field(string("server", ListedSession::server).doc("Program copy and computer that holds it."))
            .field(int64("saved", ListedSession::saved).doc("Number of its last save."))
            .field(int32("failures", ListedSession::failures).doc("How often it failed its server since then."))
            .field(bool("setAside", ListedSession::setAside).doc("Whether it is set aside."))
            .field(string("reason", ListedSession::reason).doc("Why it is."))
            .build(v -> new ListedSession(
                    v.get(0), v.getLong(1), v.get(2), v.getLong(3), v.getInt(4), v.getBoolean(5), v.get(6)));
}
