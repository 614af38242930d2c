package io.twinhub.samples.orders;

import io.twinhub.executive.ApplicationSession;
import io.twinhub.executive.Call;
import io.twinhub.executive.ClientSession;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** An application: asks all desks for their books, and when these have ended, stock and accounts as well. Then the books of all three must say the same. */
final class AuditSession extends ApplicationSession<Round> implements BookClient.Holder {
    private final LongSupplier nowMs;
    private final List<String> desks;
    private final Map<DeskClient, DeskBook> ofDesks = new HashMap<>();
    private final Map<BookClient, Book> ofBooks = new HashMap<>();
    private long round;
    /** Whether all desks have ended: what is asked then will not change any more. */
    private boolean areDesksOver;

    AuditSession(final LongSupplier nowMs, final List<String> desks) {
        this.nowMs = nowMs;
        this.desks = desks;
    }

    /** The end at a desk. */
    static final class DeskClient extends ClientSession<Booking, DeskBook, Void> {
        void ask() {
            call(Booking.QUESTION);
        }

        @Override
        protected void onReply(final Call call, final DeskBook book) {
            ((AuditSession) holder()).onDesk(this, book);
        }
    }

    @Override
    protected void onBegin() {
        if (clients(Shop.DESKS).isEmpty()) {
            for (int item = 0; item < Shop.ITEM_COUNT; item++) {
                open(Shop.STOCKS, Integer.toString(item));
            }
            desks.forEach(desk -> {
                open(Shop.DESKS, desk);
                open(Shop.ACCOUNTS, desk);
            });
        }
    }

    /** Asks once more. */
    void ask() {
        round++;
        clients(Shop.DESKS).stream().filter(ClientSession::canCall).forEach(DeskClient::ask);
        if (areDesksOver) {
            clients(Shop.STOCKS).stream().filter(ClientSession::canCall).forEach(BookClient::ask);
            clients(Shop.ACCOUNTS).stream().filter(ClientSession::canCall).forEach(BookClient::ask);
        }
    }

    private void onDesk(final DeskClient client, final DeskBook book) {
        ofDesks.put(client, book);
        areDesksOver |= hasHeardAll() && ofDesks.values().stream().allMatch(desk -> desk.isOver(nowMs.getAsLong()));
    }

    @Override
    public void onBooked(final BookClient client, final Call call, final Book book) {
        if (areDesksOver) {
            ofBooks.put(client, book);
        }
    }

    /** Whether every desk has answered since this program has the session. */
    boolean hasHeardAll() {
        return ofDesks.size() == desks.size();
    }

    /** Whether all books were seen after everything was over. */
    boolean isOver() {
        return ofBooks.size() == Shop.ITEM_COUNT + desks.size();
    }

    /** How many orders were made, and how many have a receipt, as far as it was told. */
    String progress() {
        return String.format(
                Locale.ROOT,
                "auditor: %d orders, %d done, longest pause %d ms",
                ordered(),
                done().count(),
                longestPauseMs());
    }

    /** What came of the comparison; to be asked when it is over. */
    Verdict verdict() {
        Book stock = Book.EMPTY;
        long worth = 0;
        for (int item = 0; item < Shop.ITEM_COUNT; item++) {
            final Book book = ofBooks.get(clients(Shop.STOCKS).get(item));
            stock = stock.plus(book);
            worth += book.sum() * Shop.centsOf(item);
        }
        Book paid = Book.EMPTY;
        for (final BookClient account : clients(Shop.ACCOUNTS)) {
            paid = paid.plus(ofBooks.get(account));
        }
        final boolean exactlyOnce = done().hasOrdersOf(stock)
                && done().hasOrdersOf(paid)
                && done().count() == ordered()
                && done().sum() == paid.sum();
        return new Verdict(ordered(), done().count(), exactlyOnce, paid.sum() - worth, longestPauseMs());
    }

    /**
     * @param orders how many were made.
     * @param completed how many receipts came.
     * @param exactlyOnce whether desks, stock and accounts have the same orders, each once, and desks and accounts the same money.
     * @param balance cents that were paid, less what the goods are worth that were taken.
     * @param longestPauseMs the longest time in which a desk got no receipt.
     */
    record Verdict(long orders, long completed, boolean exactlyOnce, long balance, long longestPauseMs) {}

    private long ordered() {
        return ofDesks.values().stream().mapToLong(DeskBook::ordered).sum();
    }

    private Book done() {
        return ofDesks.values().stream().map(DeskBook::done).reduce(Book.EMPTY, Book::plus);
    }

    private long longestPauseMs() {
        return ofDesks.values().stream()
                .mapToLong(DeskBook::longestPauseMs)
                .max()
                .orElse(0);
    }

    @Override
    protected Round restartInformation() {
        return new Round(round);
    }

    @Override
    protected void restore(final Round saved) {
        round = saved.number();
    }
}
