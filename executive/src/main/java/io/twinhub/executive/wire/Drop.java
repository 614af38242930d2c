package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * An executive shall forget a session, or does not get the one that it wanted.
 *
 * @param of the session, in this incarnation.
 * @param request number of the request that is refused; 0 for none.
 * @param reason why.
 */
public record Drop(Incarnation of, long request, CloseReason reason) {
    public static final DataClass<Drop> TYPE = DataClass.of("sessionDrop", Drop.class)
            .doc("An executive shall forget a session, or does not get the one that it wanted.")
            .field(data("of", Drop::of, Incarnation.TYPE).doc("The session, in this incarnation."))
            .field(int64("request", Drop::request).doc("Number of the request that is refused; 0 for none."))
            .field(enumeration("reason", Drop::reason, List.of(CloseReason.values()))
                    .doc("Why."))
            .build(v -> new Drop(v.get(0), v.getLong(1), v.get(2)));
}
