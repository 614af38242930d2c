package io.twinhub.systemtests;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.config.SavedLevel;
import io.twinhub.executive.ClientSession;
import io.twinhub.executive.Peer;
import io.twinhub.executive.ServerSession;
import io.twinhub.executive.Service;
import io.twinhub.executive.SessionType;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.metadata.DataClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Sessions three deep: an application orders, an order session posts each order to the account that it is for, and an account, of which there is one in the system, counts and
 * adds up. What each of them sees it tells a {@link ShopLedger}, which stands outside.
 */
final class ShopSessions {
    static final int ACCOUNT_COUNT = 2;

    private ShopSessions() {}

    /** What is ordered and posted. */
    record Order(String client, long number, int account, long amount) {
        static final DataClass<Order> TYPE = DataClass.of("shopOrder", Order.class)
                .field(string("client", Order::client))
                .field(int64("number", Order::number))
                .field(int32("account", Order::account))
                .field(int64("amount", Order::amount))
                .build(v -> new Order(v.get(0), v.getLong(1), v.getInt(2), v.getLong(3)));
    }

    /** What became of it: the account's count and sum behind it. */
    record Posted(long number, int account, long count, long sum) {
        static final DataClass<Posted> TYPE = DataClass.of("shopPosted", Posted.class)
                .field(int64("number", Posted::number))
                .field(int32("account", Posted::account))
                .field(int64("count", Posted::count))
                .field(int64("sum", Posted::sum))
                .build(v -> new Posted(v.getLong(0), v.getInt(1), v.getLong(2), v.getLong(3)));
    }

    /** The state of each of the three. */
    record Shelf(long count, long sum, List<Order> open, long tag) {
        static final DataClass<Shelf> TYPE = DataClass.of("shopShelf", Shelf.class)
                .field(int64("count", Shelf::count))
                .field(int64("sum", Shelf::sum))
                .field(list("open", Shelf::open, Order.TYPE))
                .field(int64("tag", Shelf::tag))
                .build(v -> new Shelf(v.getLong(0), v.getLong(1), v.get(2), v.getLong(3)));
    }

    static final SessionType<Order, Posted, Shelf> APPLICATION =
            new SessionType<>("application", Order.TYPE, Posted.TYPE, Shelf.TYPE);
    static final SessionType<Order, Posted, Shelf> ORDERS =
            new SessionType<>("orders", Order.TYPE, Posted.TYPE, Shelf.TYPE);
    /** As a server has it that cannot go on with sessions of another one. */
    static final SessionType<Order, Posted, Shelf> ORDERS_WITHOUT_RESTART =
            new SessionType<>("orders", Order.TYPE, Posted.TYPE, null);

    static final SessionType<Order, Posted, Shelf> ACCOUNT =
            new SessionType<>("account", Order.TYPE, Posted.TYPE, Shelf.TYPE);

    static final Service<Order, Posted, Void, OrdersClient> ORDERS_SERVICE = Service.of(ORDERS, OrdersClient::new);
    static final Service<Order, Posted, Shelf, AccountClient> ACCOUNT_SERVICE =
            new Service<>("account", ACCOUNT, AccountClient::new, Shelf.TYPE);

    /** Orders, and checks each answer. */
    static final class Application extends ServerSession<Order, Posted, Shelf> {
        private static final int OPEN_COUNT_MAX = 4;

        private final ShopLedger ledger;
        private final List<Order> open = new ArrayList<>();
        /** What was answered since the last save. */
        private final List<ShopLedger.Answer> fresh = new ArrayList<>();
        /** The tags of its saves, by their numbers. */
        private final TreeMap<Long, Long> tags = new TreeMap<>();

        private long tag;
        private long asked;
        private long sum;

        Application(final ShopLedger ledger) {
            this.ledger = ledger;
        }

        @Override
        protected Shelf restartInformation() {
            tag = ledger.onSaving(tag, asked, List.copyOf(open), List.copyOf(fresh));
            fresh.clear();
            tags.put(savedCount() + 1, tag);
            return new Shelf(asked, sum, List.copyOf(open), tag);
        }

        @Override
        protected void restore(final Shelf saved) {
            asked = saved.count();
            sum = saved.sum();
            open.addAll(saved.open());
            tag = saved.tag();
            ledger.onRestored(name(), tag, asked, open);
        }

        @Override
        protected void onBegin() {
            if (clients(ORDERS_SERVICE).isEmpty()) {
                open(ORDERS_SERVICE);
            }
        }

        /** Orders something if not too much is open. */
        boolean order() {
            final OrdersClient orders =
                    clients(ORDERS_SERVICE).stream().findFirst().orElse(null);
            if (orders == null || open.size() >= OPEN_COUNT_MAX || !orders.canSend()) {
                return false;
            }
            asked++;
            final Order order = new Order(name(), asked, (int) (asked % ACCOUNT_COUNT), 1 + asked * 7 % 100);
            open.add(order);
            orders.order(order);
            return true;
        }

        private void onAnswer(final Posted answer) {
            final Order order = open.stream()
                    .filter(each -> each.number() == answer.number())
                    .findFirst()
                    .orElse(null);
            if (order == null) {
                ledger.violation(name() + " is answered order " + answer.number() + " twice, or never ordered it");
            } else {
                open.remove(order);
                sum += order.amount();
                fresh.add(new ShopLedger.Answer(order, answer));
            }
        }

        boolean isIdle() {
            return open.isEmpty();
        }

        long asked() {
            return asked;
        }

        @Override
        protected void onSaved(final long number, final SavedLevel level) {
            final Map.Entry<Long, Long> save = tags.floorEntry(number);
            if (save != null) {
                ledger.onSaved(name(), save.getValue(), level);
            }
        }

        @Override
        protected void onMessage(final Peer<Posted> peer, final Order message) {
            throw new IllegalStateException("nobody opens an application");
        }

        @Override
        protected void onCeased(final CloseReason reason) {
            ledger.onCeased("application " + name(), reason);
        }
    }

    /** The end of an application towards its orders. */
    static final class OrdersClient extends ClientSession<Order, Posted, Void> {
        void order(final Order order) {
            send(order);
        }

        @Override
        protected void onMessage(final Posted message) {
            ((Application) holder()).onAnswer(message);
        }

        @Override
        protected void onClosed(final CloseReason reason, final String text) {
            ((Application) holder()).ledger.onCeased("the orders of " + holder().name(), reason);
        }
    }

    /** Posts each order to the account that it is for, and passes the answer on. */
    static final class Orders extends ServerSession<Order, Posted, Shelf> {
        private final Consumer<Order> hook;
        private final ShopLedger ledger;
        private long count;

        /** @param hook is called with each order, before it has any effect. */
        Orders(final ShopLedger ledger, final Consumer<Order> hook) {
            this.ledger = ledger;
            this.hook = hook;
        }

        @Override
        protected Shelf restartInformation() {
            return new Shelf(count, 0, List.of(), 0);
        }

        @Override
        protected void restore(final Shelf saved) {
            count = saved.count();
        }

        @Override
        protected void onMessage(final Peer<Posted> peer, final Order order) {
            count++;
            hook.accept(order);
            account(order.account()).post(order);
        }

        private AccountClient account(final int number) {
            for (final AccountClient client : clients(ACCOUNT_SERVICE)) {
                if (client.account == number) {
                    return client;
                }
            }
            final AccountClient client = open(ACCOUNT_SERVICE, Integer.toString(number));
            client.account = number;
            return client;
        }

        private void onPosted(final Posted posted) {
            peers().get(0).send(posted);
        }

        @Override
        protected void onCeased(final CloseReason reason) {
            ledger.onCeased("orders", reason);
        }
    }

    /** The end of an order session towards an account. */
    static final class AccountClient extends ClientSession<Order, Posted, Shelf> {
        private int account = -1;

        void post(final Order order) {
            send(order);
        }

        @Override
        protected Shelf restartInformation() {
            return new Shelf(account, 0, List.of(), 0);
        }

        @Override
        protected void restore(final Shelf saved) {
            account = (int) saved.count();
        }

        @Override
        protected void onMessage(final Posted message) {
            ((Orders) holder()).onPosted(message);
        }
    }

    /** Counts and adds up. */
    static final class Account extends ServerSession<Order, Posted, Shelf> {
        private final Consumer<Order> hook;
        private final ShopLedger ledger;
        private long count;
        private long sum;

        Account(final ShopLedger ledger, final Consumer<Order> hook) {
            this.ledger = ledger;
            this.hook = hook;
        }

        @Override
        protected Shelf restartInformation() {
            return new Shelf(count, sum, List.of(), 0);
        }

        @Override
        protected void restore(final Shelf saved) {
            count = saved.count();
            sum = saved.sum();
        }

        @Override
        protected void onMessage(final Peer<Posted> peer, final Order order) {
            hook.accept(order);
            count++;
            sum += order.amount();
            peer.send(new Posted(order.number(), order.account(), count, sum));
        }

        long count() {
            return count;
        }

        long sum() {
            return sum;
        }

        @Override
        protected void onCeased(final CloseReason reason) {
            ledger.onCeased("account " + name(), reason);
        }
    }
}
