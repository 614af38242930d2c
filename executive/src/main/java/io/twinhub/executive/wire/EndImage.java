package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.list;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Items;
import java.util.List;

/**
 * One end of a session as it was saved.
 *
 * @param end number of the end within its session.
 * @param consumed the last item that was handled.
 * @param sent the last item that it said.
 * @param taken the last item of those that the peer has handled.
 * @param ended whether it has said its last item.
 * @param heardEnd whether it has handled the last item of its peer.
 * @param calls numbers of the calls that are unanswered, see {@link OpenCalls}.
 */
public record EndImage(
        int end, long consumed, long sent, long taken, boolean ended, boolean heardEnd, List<Long> calls) {
    public static final DataClass<EndImage> TYPE = DataClass.of("sessionEndImage", EndImage.class)
            .doc("One end of a session as it was saved.")
            .field(int32("end", EndImage::end).doc("Number of the end within its session."))
            .field(int64("consumed", EndImage::consumed).doc("The last item that was handled."))
            .field(int64("sent", EndImage::sent).doc("The last item that it said."))
            .field(int64("taken", EndImage::taken).doc("The last item of those that the peer has handled."))
            .field(bool("ended", EndImage::ended).doc("Whether it has said its last item."))
            .field(bool("heardEnd", EndImage::heardEnd).doc("Whether it has handled the last item of its peer."))
            .field(list("calls", EndImage::calls, Items.int64()).doc("Numbers of the calls that are unanswered."))
            .build(v -> new EndImage(
                    v.getInt(0), v.getLong(1), v.getLong(2), v.getLong(3), v.getBoolean(4), v.getBoolean(5), v.get(6)));
}
