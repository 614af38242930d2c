package io.twinhub.start.activation;

import static io.twinhub.metadata.Fields.data;

import io.twinhub.metadata.DataClass;
import io.twinhub.start.control.Exchange;
import io.twinhub.start.keys.Right;
import io.twinhub.start.keys.Signed;

/**
 * Gives a computer an order.
 *
 * @param order an {@link Order}; without a signature where a computer has no keys.
 */
public record OrderRequest(Signed order) {
    public static final DataClass<OrderRequest> TYPE = DataClass.of("orderRequest", OrderRequest.class)
            .doc("Gives a computer an order.")
            .field(data("order", OrderRequest::order, Signed.TYPE).doc("As the administrator signed it."))
            .build(v -> new OrderRequest(v.get(0)));

    public static final Exchange<OrderRequest, LeadReport> EXCHANGE =
            new Exchange<>(TYPE, LeadReport.TYPE, Right.ADMINISTRATOR);
}
