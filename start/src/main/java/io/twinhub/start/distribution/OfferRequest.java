package io.twinhub.start.distribution;

import static io.twinhub.metadata.Fields.data;

import io.twinhub.metadata.DataClass;
import io.twinhub.start.control.Exchange;
import io.twinhub.start.keys.Right;
import io.twinhub.start.keys.Signed;

/**
 * Offers a version to a computer; the answer says from where on it wants the content.
 *
 * @param statement a {@link VersionStatement}.
 */
public record OfferRequest(Signed statement) {
    public static final DataClass<OfferRequest> TYPE = DataClass.of("offerRequest", OfferRequest.class)
            .doc("Offers a version to a computer.")
            .field(data("statement", OfferRequest::statement, Signed.TYPE).doc("What the administrator says of it."))
            .build(v -> new OfferRequest(v.get(0)));

    public static final Exchange<OfferRequest, Wanted> EXCHANGE =
            new Exchange<>(TYPE, Wanted.TYPE, Right.ADMINISTRATOR);
}
