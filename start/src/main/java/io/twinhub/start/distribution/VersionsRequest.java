package io.twinhub.start.distribution;

import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import io.twinhub.start.control.Exchange;
import io.twinhub.start.keys.Right;

/**
 * Asks which versions a computer has that the administrator has signed.
 *
 * @param system of which.
 */
public record VersionsRequest(String system) {
    public static final DataClass<VersionsRequest> TYPE = DataClass.of("versionsRequest", VersionsRequest.class)
            .doc("Asks which signed versions a computer has.")
            .field(string("system", VersionsRequest::system).doc("Of which system."))
            .build(v -> new VersionsRequest(v.get(0)));

    public static final Exchange<VersionsRequest, VersionsReply> EXCHANGE =
            new Exchange<>(TYPE, VersionsReply.TYPE, Right.COMPUTER);
}
