package io.twinhub.samples.orders;

import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * The answer of a book.
 *
 * @param number of the booking.
 * @param book what stands in it now.
 */
public record Booked(long number, Book book) {
    public static final DataClass<Booked> TYPE = DataClass.of("orderBooked", Booked.class)
            .doc("The answer of a book.")
            .field(int64("number", Booked::number).doc("Of the booking."))
            .field(data("book", Booked::book, Book.TYPE).doc("What stands in it now."))
            .build(v -> new Booked(v.getLong(0), v.get(1)));
}
