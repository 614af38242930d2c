package io.twinhub.samples.orders;

import io.twinhub.executive.ClientSession;

/** The end at a book of stock or of an account, in a session that enters something or asks. */
final class BookClient extends ClientSession<Booking, Booked, Void> {
    /** A session that holds such ends. */
    interface Holder {
        void onBooked(BookClient client, Booked answer);
    }

    /** Enters an order, or asks; the book answers with what stands in it then. */
    void book(final Booking booking) {
        send(booking);
    }

    @Override
    protected void onMessage(final Booked message) {
        ((Holder) holder()).onBooked(this, message);
    }
}
