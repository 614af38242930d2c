package io.twinhub.systemtests;

import io.twinhub.bus.Bus;
import io.twinhub.executive.Executive;
import io.twinhub.systemtests.ShopSessions.Account;
import io.twinhub.systemtests.ShopSessions.Application;
import io.twinhub.systemtests.ShopSessions.Orders;

/**
 * A program of {@link SessionKillTest}: a desk, orders or accounts, by the beginning of its copy's name. A desk orders as many as its setting says, then nothing more. Twice a
 * second each says what its sessions are.
 */
final class ShopProgram {
    private static final long SAY_INTERVAL_NS = 500_000_000;
    private static final long ORDER_INTERVAL_NS = 5_000_000;

    private final Bus bus;
    private final ShopLedger ledger = new ShopLedger(System.nanoTime());
    private final Executive executive;
    private long orderDueNs;
    private long sayDueNs;
    private long answered;
    private long answeredNs;
    private long longestPauseNs;

    private ShopProgram(final Bus bus) {
        this.bus = bus;
        executive = Executive.of(bus);
        answeredNs = bus.nanoTime();
        if (bus.copy().startsWith("desk")) {
            executive
                    .serve(ShopSessions.APPLICATION, () -> new Application(ledger))
                    .use(ShopSessions.ORDERS_SERVICE)
                    .begin(ShopSessions.APPLICATION, bus.copy(), reason -> System.out.println("refused " + reason));
        } else if (bus.copy().startsWith("orders")) {
            executive
                    .serve(ShopSessions.ORDERS, () -> new Orders(ledger, order -> {}))
                    .use(ShopSessions.ACCOUNT_SERVICE);
        } else {
            executive.serve(ShopSessions.ACCOUNT, () -> new Account(ledger, order -> {}));
        }
    }

    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            final ShopProgram program = new ShopProgram(bus);
            while (!Thread.currentThread().isInterrupted()) {
                bus.idle(bus.poll() + program.executive.doWork() + program.turn(bus.nanoTime()));
            }
        }
    }

    private int turn(final long nowNs) {
        if (ledger.answeredCount() != answered) {
            longestPauseNs = answered == 0 ? 0 : Math.max(longestPauseNs, nowNs - answeredNs);
            answered = ledger.answeredCount();
            answeredNs = nowNs;
        }
        if (nowNs - sayDueNs >= 0) {
            sayDueNs = nowNs + SAY_INTERVAL_NS;
            say();
        }
        if (nowNs - orderDueNs < 0) {
            return 0;
        }
        orderDueNs = nowNs + ORDER_INTERVAL_NS;
        int count = 0;
        final long limit = Long.parseLong(bus.settings().getOrDefault("orders", "0"));
        for (final var session : executive.sessions(ShopSessions.APPLICATION)) {
            final Application application = (Application) session;
            count += application.asked() < limit && application.order() ? 1 : 0;
        }
        return count;
    }

    private void say() {
        for (final var session : executive.sessions(ShopSessions.APPLICATION)) {
            final Application application = (Application) session;
            System.out.printf(
                    "desk asked=%d open=%b longestPauseMs=%d wrong=%s%n",
                    application.asked(), !application.isIdle(), longestPauseNs / 1_000_000, ledger.violations());
        }
        for (final var session : executive.sessions(ShopSessions.ACCOUNT)) {
            final Account account = (Account) session;
            System.out.printf(
                    "account name=%s at=%d count=%d sum=%d%n",
                    account.name(), System.currentTimeMillis(), account.count(), account.sum());
        }
        ledger.ceased().forEach(text -> System.out.println("ceased " + text));
        ledger.ceased().clear();
    }
}
