package io.twinhub.samples.orders;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * An order was taken from stock and paid.
 *
 * @param number of the order.
 * @param cents that were paid.
 */
public record Receipt(long number, long cents) {
    public static final DataClass<Receipt> TYPE = DataClass.of("orderReceipt", Receipt.class)
            .doc("An order was taken from stock and paid.")
            .field(int64("number", Receipt::number).doc("Of the order."))
            .field(int64("cents", Receipt::cents).doc("That were paid."))
            .build(v -> new Receipt(v.getLong(0), v.getLong(1)));
}
