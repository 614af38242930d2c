package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.bytes;
import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * A session as the manager holds it, for a standby.
 *
 * @param of the session, in this incarnation.
 * @param address its address.
 * @param life the life that holds it; 0 for none.
 * @param beginLife the life that wanted it, if no session opened it.
 * @param beginNumber number of that request.
 * @param saved its last save.
 * @param restartable whether the state is enough to go on elsewhere.
 * @param failures how often it failed its server since its last save.
 * @param setAside whether it is in quarantine.
 * @param served how many ends it got because others opened a session with it.
 * @param state state of its last save.
 * @param setAsideReason what went before, of one that is in quarantine.
 */
public record SessionCopy(
        Incarnation of,
        String address,
        long life,
        long beginLife,
        long beginNumber,
        long saved,
        boolean restartable,
        int failures,
        boolean setAside,
        int served,
        byte[] state,
        String setAsideReason) {
    public static final DataClass<SessionCopy> TYPE = DataClass.of("sessionCopy", SessionCopy.class)
            .doc("A session as the manager holds it, for a standby.")
            .field(data("of", SessionCopy::of, Incarnation.TYPE).doc("The session, in this incarnation."))
            .field(string("address", SessionCopy::address).doc("Its address."))
            .field(int64("life", SessionCopy::life).doc("The life that holds it; 0 for none."))
            .field(int64("beginLife", SessionCopy::beginLife).doc("The life that wanted it, if no session opened it."))
            .field(int64("beginNumber", SessionCopy::beginNumber).doc("Number of that request."))
            .field(int64("saved", SessionCopy::saved).doc("Its last save."))
            .field(bool("restartable", SessionCopy::restartable).doc("Whether the state is enough to go on elsewhere."))
            .field(int32("failures", SessionCopy::failures).doc("How often it failed its server since its last save."))
            .field(bool("setAside", SessionCopy::setAside).doc("Whether it is in quarantine."))
            .field(int32("served", SessionCopy::served)
                    .doc("How many ends it got because others opened a session with it."))
            .field(bytes("state", SessionCopy::state).doc("State of its last save."))
            .field(string("setAsideReason", SessionCopy::setAsideReason)
                    .doc("What went before, of one that is in quarantine."))
            .build(v -> new SessionCopy(
                    v.get(0),
                    v.get(1),
                    v.getLong(2),
                    v.getLong(3),
                    v.getLong(4),
                    v.getLong(5),
                    v.getBoolean(6),
                    v.getInt(7),
                    v.getBoolean(8),
                    v.getInt(9),
                    v.get(10),
                    v.get(11)));
}
