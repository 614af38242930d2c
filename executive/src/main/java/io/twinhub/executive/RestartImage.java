package io.twinhub.executive;

import static io.twinhub.metadata.Fields.bytes;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * The state of a save, as a server writes it for its successor: the restart information of a session and of the client sessions that it holds. To the manager it is bytes.
 *
 * @param state serial form of the restart information of the session; empty if it has none.
 */
public record RestartImage(byte[] state, List<Client> clients) {
    /** A client session in it. */
    public record Client(int end, String service, byte[] state) {
        public static final DataClass<Client> TYPE = DataClass.of("sessionRestartClient", Client.class)
                .doc("A client session that a session holds.")
                .field(int32("end", Client::end).doc("Number of its end within the session."))
                .field(string("service", Client::service).doc("Name of the service that makes it."))
                .field(bytes("state", Client::state)
                        .doc("Serial form of its restart information; empty if it has none."))
                .build(v -> new Client(v.getInt(0), v.get(1), v.get(2)));
    }

    public static final DataClass<RestartImage> TYPE = DataClass.of("sessionRestart", RestartImage.class)
            .doc("What a server needs to go on with a session of another one.")
            .field(bytes("state", RestartImage::state)
                    .doc("Serial form of the restart information of the session; empty if it has none."))
            .field(list("clients", RestartImage::clients, Client.TYPE).doc("The client sessions that it holds."))
            .build(v -> new RestartImage(v.get(0), v.get(1)));
}
