package io.twinhub.samples.orders;

import io.twinhub.executive.Call;
import io.twinhub.executive.ClientSession;

/** The end at a book of stock or of an account, in a session that enters something or asks: what can be called of a book. */
final class BookClient extends ClientSession<Booking, Book, Void> {
    /** A session that holds such ends. */
    interface Holder {
        /** A call was done; the book had this in it then. */
        void onBooked(BookClient client, Call booking, Book book);
    }

    /** Enters an order. */
    Call book(final Order order, final long amount) {
        return call(new Booking(order.desk(), order.number(), amount));
    }

    /** Asks what stands in the book. */
    Call ask() {
        return call(Booking.QUESTION);
    }

    @Override
    protected void onReply(final Call call, final Book book) {
        ((Holder) holder()).onBooked(this, call, book);
    }
}
