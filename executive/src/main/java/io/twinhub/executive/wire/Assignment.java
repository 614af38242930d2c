package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.bytes;
import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * An executive shall hold this session from now on.
 *
 * @param of the session, in this incarnation.
 * @param address type of the session, and its name behind a slash if it has one.
 * @param request number of the request that is answered with it; 0 for none.
 * @param saved the save with which it goes on; 0 for a new one.
 * @param state state of that save.
 * @param ends its ends.
 */
public record Assignment(Incarnation of, String address, long request, long saved, byte[] state, List<EndImage> ends) {
    public static final DataClass<Assignment> TYPE = DataClass.of("sessionAssignment", Assignment.class)
            .doc("An executive shall hold this session from now on.")
            .field(data("of", Assignment::of, Incarnation.TYPE).doc("The session, in this incarnation."))
            .field(string("address", Assignment::address)
                    .doc("Type of the session, and its name behind a slash if it has one."))
            .field(int64("request", Assignment::request)
                    .doc("Number of the request that is answered with it; 0 for none."))
            .field(int64("saved", Assignment::saved).doc("The save with which it goes on; 0 for a new one."))
            .field(bytes("state", Assignment::state).doc("State of that save."))
            .field(list("ends", Assignment::ends, EndImage.TYPE).doc("Its ends."))
            .build(v -> new Assignment(v.get(0), v.get(1), v.getLong(2), v.getLong(3), v.get(4), v.get(5)));
}
