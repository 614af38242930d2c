package io.twinhub.samples.orders;

import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * What is entered in a book of stock or of an account; or, with the number 0, the question what stands in it.
 *
 * @param desk whose order it is for; empty of a question.
 * @param number of the order.
 * @param amount units of the item, or cents.
 */
public record Booking(String desk, long number, long amount) {
    static final Booking QUESTION = new Booking("", 0, 0);

    public static final DataClass<Booking> TYPE = DataClass.of("orderBooking", Booking.class)
            .doc("What is entered in a book of stock or of an account; or the question what stands in it.")
            .field(string("desk", Booking::desk).doc("Whose order it is for; empty of a question."))
            .field(int64("number", Booking::number).doc("Of the order; of a question 0."))
            .field(int64("amount", Booking::amount).doc("Units of the item, or cents."))
            .build(v -> new Booking(v.get(0), v.getLong(1), v.getLong(2)));

    boolean isQuestion() {
        return number == 0;
    }
}
