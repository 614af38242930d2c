package io.twinhub.start.activation;

import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import io.twinhub.start.control.Exchange;
import io.twinhub.start.keys.Right;

/**
 * Asks a computer which version of a system leads there.
 *
 * @param system of which.
 */
public record StandingRequest(String system) {
    public static final DataClass<StandingRequest> TYPE = DataClass.of("standingRequest", StandingRequest.class)
            .doc("Asks a computer which version of a system leads there.")
            .field(string("system", StandingRequest::system).doc("Of which system."))
            .build(v -> new StandingRequest(v.get(0)));

    public static final Exchange<StandingRequest, Standing> EXCHANGE =
            new Exchange<>(TYPE, Standing.TYPE, Right.COMPUTER);
}
