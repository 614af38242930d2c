package io.twinhub.config;

import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.strings;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * A type of session: who serves it, and who may open sessions of it. Who is not named may neither.
 *
 * @param name of the type, as the programs have it.
 * @param servers ids of the program copies that serve it, in all their instances; of an application these begin it as well.
 * @param clients ids of the program copies whose sessions may open sessions of this type; none of an application that nobody opens.
 * @param placement which of the servers gets one of these sessions.
 */
public record SessionTypeSpec(String name, List<String> servers, List<String> clients, SessionPlacement placement) {
    public static final DataClass<SessionTypeSpec> TYPE = DataClass.of("sessionType", SessionTypeSpec.class)
            .doc("A type of session, and who has which right to it; who is not named has none.")
            .field(string("name", SessionTypeSpec::name).doc("Name of the type, as the programs have it."))
            .field(strings("servers", SessionTypeSpec::servers)
                    .doc("Program copies that serve sessions of this type, in all their instances."))
            .field(strings("clients", SessionTypeSpec::clients)
                    .doc("Program copies that may open sessions of this type; none if absent."))
            .field(enumeration("placement", SessionTypeSpec::placement, List.of(SessionPlacement.values()))
                    .doc(
                            "Which of the servers that are there gets a session that is new, or whose server died, failed it or leaves: one after the other, the one with the fewest sessions, the one that follows from its name, or one in the zone of who opens it.")
                    .defaultValue(SessionPlacement.ROUND_ROBIN))
            .build(v -> new SessionTypeSpec(v.get(0), v.get(1), v.get(2), v.get(3)));

    public SessionTypeSpec {
        servers = List.copyOf(servers);
        clients = List.copyOf(clients);
    }

    /** Placed round robin. */
    public SessionTypeSpec(final String name, final List<String> servers, final List<String> clients) {
        this(name, servers, clients, SessionPlacement.ROUND_ROBIN);
    }
}
