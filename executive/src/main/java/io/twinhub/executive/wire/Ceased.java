package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * A manager has ended a session.
 *
 * @param session number of the session.
 * @param reason why.
 * @param text of the reason, for people.
 */
public record Ceased(long session, CloseReason reason, String text) {
    public static final DataClass<Ceased> TYPE = DataClass.of("sessionCeased", Ceased.class)
            .doc("A manager has ended a session.")
            .field(int64("session", Ceased::session).doc("Number of the session."))
            .field(enumeration("reason", Ceased::reason, List.of(CloseReason.values()))
                    .doc("Why."))
            .field(string("text", Ceased::text).doc("Of the reason, for people."))
            .build(v -> new Ceased(v.getLong(0), v.get(1), v.get(2)));
}
