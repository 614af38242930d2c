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
public record LeadRequest(String system) {
    public static final DataClass<LeadRequest> TYPE = DataClass.of("leadRequest", LeadRequest.class)
            .doc("Asks a computer which version of a system leads there.")
            .field(string("system", LeadRequest::system).doc("Of which system."))
            .build(v -> new LeadRequest(v.get(0)));

    public static final Exchange<LeadRequest, LeadReport> EXCHANGE =
            new Exchange<>(TYPE, LeadReport.TYPE, Right.COMPUTER);
}
