package io.twinhub.samples.orders;

import static io.twinhub.metadata.Fields.list;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * The restart information of an order session.
 *
 * @param orders for which it waits for stock or account.
 */
public record PendingOrders(List<Order> orders) {
    public static final DataClass<PendingOrders> TYPE = DataClass.of("ordersPending", PendingOrders.class)
            .doc("Orders for which an order session waits for stock or account.")
            .field(list("orders", PendingOrders::orders, Order.TYPE).doc("In the order in which they came."))
            .build(v -> new PendingOrders(v.get(0)));

    public PendingOrders {
        orders = List.copyOf(orders);
    }
}
