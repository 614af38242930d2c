package io.twinhub.config;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * How many sessions of a type a server holds.
 *
 * @param type of the sessions.
 * @param server program copy and computer, {@code orders@plant-1}; empty for those that no server has now, or of which a standby does not know it.
 * @param count how many.
 */
public record HeldSessions(String type, String server, int count) {
    public static final DataClass<HeldSessions> TYPE = DataClass.of("heldSessions", HeldSessions.class)
            .doc("How many sessions of a type a server holds.")
            .field(string("type", HeldSessions::type).doc("Of the sessions."))
            .field(string("server", HeldSessions::server).doc("Program copy and computer; empty if not known."))
            .field(int32("count", HeldSessions::count).doc("How many."))
            .build(v -> new HeldSessions(v.get(0), v.get(1), v.getInt(2)));
}
