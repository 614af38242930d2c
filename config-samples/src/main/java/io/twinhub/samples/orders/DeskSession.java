package io.twinhub.samples.orders;

import io.twinhub.executive.Call;
import io.twinhub.executive.ClientSession;
import io.twinhub.executive.Peer;
import io.twinhub.executive.ServerSession;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** An application: orders, and enters each receipt. If its program dies, the other desk's goes on with it. */
final class DeskSession extends ServerSession<Booking, DeskBook, DeskBook> {
    private static final int OPEN_COUNT_MAX = 16;
    private static final long MS_PER_SECOND = 1000;

    private final LongSupplier nowMs;
    private final long seconds;
    private DeskBook book = DeskBook.EMPTY;

    /**
     * @param nowMs the time.
     * @param seconds how long to order, from the first receipt on; 0 for ever.
     */
    DeskSession(final LongSupplier nowMs, final long seconds) {
        this.nowMs = nowMs;
        this.seconds = seconds;
    }

    /** The end towards the orders of this desk. */
    static final class OrderClient extends ClientSession<Order, Receipt, Void> {
        void order(final Order order) {
            call(order);
        }

        @Override
        protected void onReply(final Call call, final Receipt receipt) {
            ((DeskSession) holder()).onReceipt(receipt);
        }
    }

    @Override
    protected void onBegin() {
        if (clients(Shop.ORDERS).isEmpty()) {
            open(Shop.ORDERS);
        }
    }

    /** Orders something, unless too much is open or the time is over. */
    void order() {
        final OrderClient orders = clients(Shop.ORDERS).get(0);
        final boolean isTime = book.endMs() == 0 || nowMs.getAsLong() < book.endMs();
        if (isTime && book.open().size() < OPEN_COUNT_MAX && orders.canCall()) {
            final long number = book.ordered() + 1;
            final Order order = new Order(name(), number, (int) (number % Shop.ITEM_COUNT), 1 + (int) (number * 7 % 5));
            final List<Order> open = new ArrayList<>(book.open());
            open.add(order);
            book = new DeskBook(number, open, book.done(), book.endMs(), book.receiptMs(), book.longestPauseMs());
            orders.order(order);
        }
    }

    private void onReceipt(final Receipt receipt) {
        final long now = nowMs.getAsLong();
        final List<Order> open = new ArrayList<>(book.open());
        open.removeIf(order -> order.number() == receipt.number());
        final long endMs = book.endMs() == 0 && seconds > 0 ? now + seconds * MS_PER_SECOND : book.endMs();
        final long pauseMs = book.receiptMs() == 0 ? 0 : now - book.receiptMs();
        // A receipt that came twice would be entered twice, so that the auditor sees it.
        final Book done = book.done().with(name(), receipt.number(), receipt.cents());
        book = new DeskBook(book.ordered(), open, done, endMs, now, Math.max(book.longestPauseMs(), pauseMs));
    }

    /** An auditor asks. */
    @Override
    protected void onCall(final Peer<DeskBook> peer, final Call call, final Booking question) {
        reply(call, book);
    }

    DeskBook book() {
        return book;
    }

    @Override
    protected DeskBook restartInformation() {
        return book;
    }

    @Override
    protected void restore(final DeskBook saved) {
        book = saved;
    }
}
