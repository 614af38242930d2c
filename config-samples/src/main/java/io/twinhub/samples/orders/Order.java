package io.twinhub.samples.orders;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * What a desk orders.
 *
 * @param desk that orders, and pays from the account of this name.
 * @param number 1, 2, and so on, of this desk.
 * @param item what of, 0 to {@link Shop#ITEM_COUNT} - 1.
 * @param units how many.
 */
public record Order(String desk, long number, int item, int units) {
    public static final DataClass<Order> TYPE = DataClass.of("sampleOrder", Order.class)
            .doc("What a desk orders.")
            .field(string("desk", Order::desk).doc("Desk that orders, and pays from the account of this name."))
            .field(int64("number", Order::number).doc("1, 2, and so on, of this desk."))
            .field(int32("item", Order::item).doc("What of."))
            .field(int32("units", Order::units).doc("How many."))
            .build(v -> new Order(v.get(0), v.getLong(1), v.getInt(2), v.getInt(3)));

    /** What it costs, in cents. */
    long cents() {
        return (long) units * Shop.centsOf(item);
    }
}
