package io.twinhub.start.control;

import static io.twinhub.metadata.Fields.bool;

import io.twinhub.metadata.DataClass;
import io.twinhub.start.keys.Right;

/**
 * Asks a spoke computer to give away what others can do, before it is taken down, or to take it again.
 *
 * @param drained whether it is to be drained; also across starts of its start command, until somebody says otherwise.
 */
public record DrainRequest(boolean drained) {
    public static final DataClass<DrainRequest> TYPE = DataClass.of("drainRequest", DrainRequest.class)
            .doc("Asks a spoke computer to give away what others can do, or to take it again.")
            .field(bool("drained", DrainRequest::drained).doc("Whether it is to be drained."))
            .build(v -> new DrainRequest(v.getBoolean(0)));

    public static final Exchange<DrainRequest, DrainReply> EXCHANGE =
            new Exchange<>(TYPE, DrainReply.TYPE, Right.ADMINISTRATOR);
}
