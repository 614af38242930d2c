package io.twinhub.start.control;

import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import io.twinhub.start.keys.Right;

/**
 * Asks a start command to stop all that it runs, and to end. Answered at once.
 *
 * @param reason who asks, for its log.
 */
public record StopRequest(String reason) {
    public static final DataClass<StopRequest> TYPE = DataClass.of("stopRequest", StopRequest.class)
            .doc("Asks a start command to stop all that it runs, and to end.")
            .field(string("reason", StopRequest::reason).doc("Who asks.").maxLength(256))
            .build(v -> new StopRequest(v.get(0)));

    public static final Exchange<StopRequest, ComputerReport> EXCHANGE =
            new Exchange<>(TYPE, ComputerReport.TYPE, Right.ADMINISTRATOR);
}
