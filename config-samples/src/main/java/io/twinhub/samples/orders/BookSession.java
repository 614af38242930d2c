package io.twinhub.samples.orders;

import io.twinhub.executive.Call;
import io.twinhub.executive.Peer;
import io.twinhub.executive.ServerSession;

/** The book of an item's stock, or of an account. There is one of each in the system, so all who open it share what stands in it. */
final class BookSession extends ServerSession<Booking, Book, Book> {
    private Book book = Book.EMPTY;

    @Override
    protected void onCall(final Peer<Book> peer, final Call call, final Booking message) {
        if (!message.isQuestion()) {
            book = book.with(message.desk(), message.number(), message.amount());
        }
        reply(call, book);
    }

    @Override
    protected Book restartInformation() {
        return book;
    }

    @Override
    protected void restore(final Book saved) {
        book = saved;
    }
}
