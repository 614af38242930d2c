package io.twinhub.samples.orders;

import io.twinhub.executive.Call;
import io.twinhub.executive.Peer;
import io.twinhub.executive.ServerSession;
import io.twinhub.samples.orders.PendingOrders.Pending;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the orders of one desk: the goods from the stock of the item, then the money from the desk's account, then the receipt. That is plain code without a word on
 * failures: the order that waits, its calls, and the sessions with stock and account are saved together with what was said, and go on in another program if this one dies.
 */
final class OrderSession extends ServerSession<Order, Receipt, PendingOrders> implements BookClient.Holder {
    /** Orders by the call of stock or account whose answer they wait for. */
    private final Map<Call, Pending> pending = new LinkedHashMap<>();

    @Override
    protected void onBegin() {
        if (clients(Shop.STOCKS).isEmpty()) {
            for (int item = 0; item < Shop.ITEM_COUNT; item++) {
                open(Shop.STOCKS, Integer.toString(item));
            }
        }
    }

    @Override
    protected void onCall(final Peer<Receipt> peer, final Call call, final Order order) {
        final BookClient stock = clients(Shop.STOCKS).get(order.item());
        await(stock.book(order, order.units()), call, order);
    }

    @Override
    public void onBooked(final BookClient client, final Call booking, final Book book) {
        final Pending done = pending.remove(booking);
        final Order order = done.order();
        if (clients(Shop.STOCKS).contains(client)) {
            await(account(order.desk()).book(order, order.cents()), done.call(), order);
        } else {
            reply(done.call(), new Receipt(order.number(), order.cents()));
        }
    }

    private void await(final Call booking, final Call call, final Order order) {
        pending.put(booking, new Pending(booking, call, order));
    }

    /** All orders are of one desk, so there is one account. */
    private BookClient account(final String desk) {
        final List<BookClient> open = clients(Shop.ACCOUNTS);
        return open.isEmpty() ? open(Shop.ACCOUNTS, desk) : open.get(0);
    }

    @Override
    protected PendingOrders restartInformation() {
        return new PendingOrders(new ArrayList<>(pending.values()));
    }

    @Override
    protected void restore(final PendingOrders saved) {
        saved.orders().forEach(each -> pending.put(each.booking(), each));
    }
}
