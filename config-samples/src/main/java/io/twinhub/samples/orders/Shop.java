package io.twinhub.samples.orders;

import io.twinhub.executive.Service;
import io.twinhub.executive.SessionType;

/** What the programs of the shop agree on: types of session, how they are called, and what things cost. */
final class Shop {
    static final int ITEM_COUNT = 3;

    /** Of an application that orders, by the name of its store; an auditor opens it to ask. */
    static final SessionType<Booking, DeskBook, DeskBook> DESK =
            new SessionType<>("desk", Booking.TYPE, DeskBook.TYPE, DeskBook.TYPE);
    /** What takes the orders of one desk. */
    static final SessionType<Order, Receipt, PendingOrders> ORDER =
            new SessionType<>("order", Order.TYPE, Receipt.TYPE, PendingOrders.TYPE);
    /** The stock of an item, by its number: there is one in the system. */
    static final SessionType<Booking, Book, Book> STOCK =
            new SessionType<>("stock", Booking.TYPE, Book.TYPE, Book.TYPE);
    /** The account of a desk, by its name. */
    static final SessionType<Booking, Book, Book> ACCOUNT =
            new SessionType<>("account", Booking.TYPE, Book.TYPE, Book.TYPE);
    /** Of the application that compares all books. */
    static final SessionType<Void, Void, Round> AUDIT = SessionType.ofApplication("audit", Round.TYPE);

    static final Service<Booking, DeskBook, Void, AuditSession.DeskClient> DESKS =
            Service.of(DESK, AuditSession.DeskClient::new);
    static final Service<Order, Receipt, Void, DeskSession.OrderClient> ORDERS =
            Service.of(ORDER, DeskSession.OrderClient::new);
    static final Service<Booking, Book, Void, BookClient> STOCKS = Service.of(STOCK, BookClient::new);
    static final Service<Booking, Book, Void, BookClient> ACCOUNTS = Service.of(ACCOUNT, BookClient::new);

    private Shop() {}

    /** What a unit of an item costs. */
    static long centsOf(final int item) {
        return 199 + 350L * item;
    }
}
