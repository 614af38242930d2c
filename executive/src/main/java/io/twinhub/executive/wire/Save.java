package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.bytes;
import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.list;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * All that a session did since its last save, to be taken as a whole or not at all.
 *
 * @param of the session, in this incarnation.
 * @param number 1, 2, and so on, per session.
 * @param restartable whether the state is enough to go on elsewhere.
 * @param finished whether the session is over with it.
 * @param state restart information of the session and of the client sessions that it holds.
 * @param consumed what it has handled, per end.
 * @param outputs what it says with this save.
 */
public record Save(
        Incarnation of,
        long number,
        boolean restartable,
        boolean finished,
        byte[] state,
        List<Position> consumed,
        List<Item> outputs) {
    public static final DataClass<Save> TYPE = DataClass.of("sessionSave", Save.class)
            .doc("All that a session did since its last save, to be taken as a whole or not at all.")
            .field(data("of", Save::of, Incarnation.TYPE).doc("The session, in this incarnation."))
            .field(int64("number", Save::number).doc("1, 2, and so on, per session."))
            .field(bool("restartable", Save::restartable).doc("Whether the state is enough to go on elsewhere."))
            .field(bool("finished", Save::finished).doc("Whether the session is over with it."))
            .field(bytes("state", Save::state)
                    .doc("Restart information of the session and of the client sessions that it holds."))
            .field(list("consumed", Save::consumed, Position.TYPE).doc("What it has handled, per end."))
            .field(list("outputs", Save::outputs, Item.TYPE).doc("What it says with this save."))
            .build(v ->
                    new Save(v.get(0), v.getLong(1), v.getBoolean(2), v.getBoolean(3), v.get(4), v.get(5), v.get(6)));
}
