package io.twinhub.samples.orders;

import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.list;

import io.twinhub.executive.Call;
import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * The restart information of an order session.
 *
 * @param orders for which it waits for stock or account.
 */
public record PendingOrders(List<Pending> orders) {
    /**
     * An order that waits.
     *
     * @param booking the call of stock or account whose answer it waits for.
     * @param call of the desk, to be answered in the end.
     * @param order what was ordered.
     */
    public record Pending(Call booking, Call call, Order order) {
        public static final DataClass<Pending> TYPE = DataClass.of("orderPending", Pending.class)
                .doc("An order that waits for stock or account.")
                .field(data("booking", Pending::booking, Call.TYPE)
                        .doc("Call of stock or account whose answer it waits for."))
                .field(data("call", Pending::call, Call.TYPE).doc("Of the desk, to be answered in the end."))
                .field(data("order", Pending::order, Order.TYPE).doc("What was ordered."))
                .build(v -> new Pending(v.get(0), v.get(1), v.get(2)));
    }

    public static final DataClass<PendingOrders> TYPE = DataClass.of("ordersPending", PendingOrders.class)
            .doc("Orders for which an order session waits for stock or account.")
            .field(list("orders", PendingOrders::orders, Pending.TYPE).doc("In the order in which they were booked."))
            .build(v -> new PendingOrders(v.get(0)));

    public PendingOrders {
        orders = List.copyOf(orders);
    }
}
