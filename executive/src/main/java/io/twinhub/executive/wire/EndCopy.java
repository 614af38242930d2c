package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.list;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Items;
import java.util.List;

/**
 * One end of a session as the manager holds it, for a standby; its items follow.
 *
 * @param session number of the session.
 * @param end number of the end within it.
 * @param peer number of the session at the other end; 0 if that is gone.
 * @param peerEnd number of the other end within that.
 * @param consumed the last item that was handled.
 * @param sent the last item that it said.
 * @param ended whether it has said its last item.
 * @param heardEnd whether it has handled the last item of its peer.
 * @param items the items that wait.
 * @param calls numbers of the calls that are unanswered, see {@link OpenCalls}.
 */
public record EndCopy(
        long session,
        int end,
        long peer,
        int peerEnd,
        long consumed,
        long sent,
        boolean ended,
        boolean heardEnd,
        List<Item> items,
        List<Long> calls) {
    public static final DataClass<EndCopy> TYPE = DataClass.of("sessionEndCopy", EndCopy.class)
            .doc("One end of a session as the manager holds it, for a standby; its items follow.")
            .field(int64("session", EndCopy::session).doc("Number of the session."))
            .field(int32("end", EndCopy::end).doc("Number of the end within it."))
            .field(int64("peer", EndCopy::peer).doc("Number of the session at the other end; 0 if that is gone."))
            .field(int32("peerEnd", EndCopy::peerEnd).doc("Number of the other end within that."))
            .field(int64("consumed", EndCopy::consumed).doc("The last item that was handled."))
            .field(int64("sent", EndCopy::sent).doc("The last item that it said."))
            .field(bool("ended", EndCopy::ended).doc("Whether it has said its last item."))
            .field(bool("heardEnd", EndCopy::heardEnd).doc("Whether it has handled the last item of its peer."))
            .field(list("items", EndCopy::items, Item.TYPE).doc("The items that wait."))
            .field(list("calls", EndCopy::calls, Items.int64()).doc("Numbers of the calls that are unanswered."))
            .build(v -> new EndCopy(
                    v.getLong(0),
                    v.getInt(1),
                    v.getLong(2),
                    v.getInt(3),
                    v.getLong(4),
                    v.getLong(5),
                    v.getBoolean(6),
                    v.getBoolean(7),
                    v.get(8),
                    v.get(9)));
}
