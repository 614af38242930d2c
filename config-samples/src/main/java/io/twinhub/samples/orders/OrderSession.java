package io.twinhub.samples.orders;

import io.twinhub.executive.Peer;
import io.twinhub.executive.ServerSession;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the orders of one desk: the goods from the stock of the item, then the money from the desk's account, then the receipt. That is plain code without a word on
 * failures: the order that waits, and the sessions with stock and account, are saved together with what was said, and go on in another program if this one dies.
 */
final class OrderSession extends ServerSession<Order, Receipt, PendingOrders> implements BookClient.Holder {
    private final List<Order> pending = new ArrayList<>();

    @Override
    protected void onBegin() {
        if (clients(Shop.STOCKS).isEmpty()) {
            for (int item = 0; item < Shop.ITEM_COUNT; item++) {
                open(Shop.STOCKS, Integer.toString(item));
            }
        }
    }

    @Override
    protected void onMessage(final Peer<Receipt> peer, final Order order) {
        pending.add(order);
        clients(Shop.STOCKS).get(order.item()).book(new Booking(order.desk(), order.number(), order.units()));
    }

    @Override
    public void onBooked(final BookClient client, final Booked answer) {
        final Order order = pending.stream()
                .filter(each -> each.number() == answer.number())
                .findFirst()
                .orElseThrow();
        if (clients(Shop.STOCKS).contains(client)) {
            account(order.desk()).book(new Booking(order.desk(), order.number(), order.cents()));
        } else {
            pending.remove(order);
            peers().get(0).send(new Receipt(order.number(), order.cents()));
        }
    }

    /** All orders are of one desk, so there is one account. */
    private BookClient account(final String desk) {
        final List<BookClient> open = clients(Shop.ACCOUNTS);
        return open.isEmpty() ? open(Shop.ACCOUNTS, desk) : open.get(0);
    }

    @Override
    protected PendingOrders restartInformation() {
        return new PendingOrders(pending);
    }

    @Override
    protected void restore(final PendingOrders saved) {
        pending.addAll(saved.orders());
    }
}
