package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.data;

import io.twinhub.metadata.DataClass;

/**
 * An item for a session.
 *
 * @param of the session, in this incarnation.
 * @param item the item.
 */
public record Delivery(Incarnation of, Item item) {
    public static final DataClass<Delivery> TYPE = DataClass.of("sessionDelivery", Delivery.class)
            .doc("An item for a session.")
            .field(data("of", Delivery::of, Incarnation.TYPE).doc("The session, in this incarnation."))
            .field(data("item", Delivery::item, Item.TYPE).doc("The item."))
            .build(v -> new Delivery(v.get(0), v.get(1)));
}
