package io.twinhub.systemtests;

import io.twinhub.bus.Bus;
import io.twinhub.config.SavedLevel;
import io.twinhub.executive.Executive;
import io.twinhub.executive.SessionRules;
import io.twinhub.executive.SessionType;
import io.twinhub.executive.manager.Manager;
import io.twinhub.executive.manager.ManagerSettings;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.systemtests.CallSessions.Account;
import io.twinhub.systemtests.CallSessions.Desk;
import io.twinhub.systemtests.CallSessions.Note;
import io.twinhub.systemtests.CallSessions.Orders;
import io.twinhub.systemtests.CallSessions.State;
import io.twinhub.testsupport.SimDisk;
import io.twinhub.testsupport.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The computers of {@link ShopSystem}, with sessions that call: the desk "d", which is begun in desk-1, its orders, and the account "0". */
final class CallSystem {
    private static final long CALL_INTERVAL_NS = 20_000_000;
    private static final int CALLS_COUNT_MAX = 8;

    final TestSystem system;
    final List<ErrorResult> errors = new ArrayList<>();
    /** Called with the program copy and what it begins to handle. */
    BiConsumer<String, String> hook = (copy, what) -> {};
    /** Whether the account keeps calls instead of answering them. */
    boolean holds;
    /** How often the desk shall call. */
    long wanted;
    /** What servers of orders serve. */
    SessionType<Note, Note, State> ordersType = CallSessions.ORDERS;

    private final ManagerSettings settings;
    private final Map<String, SimDisk.Platter> platters = new HashMap<>();
    private final Map<String, Executive> executives = new HashMap<>();
    private final Map<String, Manager> managers = new HashMap<>();
    private long lastLife;

    CallSystem(final ManagerSettings settings) {
        this.settings = settings;
        system = TestSystem.of(ShopSystem.spec(settings)).seed(1);
        system.program("manager", this::manager);
        for (final String copy : List.of("desk-1", "desk-2", "orders-1", "orders-2", "accounts-1", "accounts-2")) {
            system.program(copy, bus -> host(copy, bus));
        }
    }

    private Runnable manager(final Bus bus) {
        final SimDisk disk = settings.saved() == SavedLevel.DISK
                ? new SimDisk(platters.computeIfAbsent(bus.computer(), each -> new SimDisk.Platter()), bus::nanoTime)
                : null;
        final Manager manager = new Manager(bus, settings, SessionRules.STANDARD, disk, errors::add);
        managers.put(bus.computer(), manager);
        return manager::doWork;
    }

    private Runnable host(final String copy, final Bus bus) {
        final Executive executive = new Executive(bus, ++lastLife, SessionRules.STANDARD);
        executives.put(copy, executive);
        if (copy.startsWith("desk")) {
            executive.serve(CallSessions.DESK, Desk::new).use(CallSessions.ORDERS_SERVICE);
            if (copy.equals("desk-1")) {
                executive.begin(CallSessions.DESK, "d", reason -> {});
            }
        } else if (copy.startsWith("orders")) {
            executive
                    .serve(ordersType, () -> new Orders(what -> hook.accept(copy, what)))
                    .use(CallSessions.ACCOUNT_SERVICE);
        } else {
            executive.serve(CallSessions.ACCOUNT, () -> new Account(this, what -> hook.accept(copy, what)));
        }
        final long[] dueNs = {bus.nanoTime()};
        return () -> {
            executive.doWork();
            if (bus.nanoTime() - dueNs[0] >= 0) {
                dueNs[0] = bus.nanoTime() + CALL_INTERVAL_NS;
                executive.sessions(CallSessions.DESK).forEach(each -> call((Desk) each));
                executive.sessions(CallSessions.ACCOUNT).stream()
                        .filter(each -> !holds)
                        .forEach(each -> ((Account) each).release());
            }
        };
    }

    private void call(final Desk desk) {
        if (desk.count < wanted && desk.kept.size() < CALLS_COUNT_MAX && desk.hasOrders()) {
            desk.ask();
        }
    }

    Desk desk() {
        return held(CallSessions.DESK, Desk.class).findFirst().orElseThrow();
    }

    Orders orders() {
        return held(CallSessions.ORDERS, Orders.class).findFirst().orElseThrow();
    }

    Account account() {
        return held(CallSessions.ACCOUNT, Account.class).findFirst().orElseThrow();
    }

    /** Sessions of a type in the programs that run. */
    <S> Stream<S> held(final SessionType<?, ?, ?> type, final Class<S> of) {
        return executives.values().stream()
                .flatMap(executive -> executive.sessions(type).stream())
                .map(of::cast);
    }

    /** The program copy that holds the one session of a type. */
    String holderOf(final SessionType<?, ?, ?> type) {
        return executives.entrySet().stream()
                .filter(entry -> !entry.getValue().sessions(type).isEmpty())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    String activeManager() {
        return managers.entrySet().stream()
                .filter(entry -> entry.getValue().isActive())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    Manager manager() {
        return managers.get(activeManager());
    }

    /** Ends programs, or what runs on computers; their sessions go elsewhere or wait. */
    void kill(final String... victims) {
        system.kill(victims);
        for (final String victim : victims) {
            executives.remove(victim);
        }
    }

    /** Loses power everywhere. */
    void stopEverything() {
        final String[] everything = {"spoke-1", "spoke-2", "spoke-3", "spoke-4", "hub-a", "hub-b"};
        system.kill(everything);
        executives.clear();
        managers.clear();
        runMillis(1000);
        system.start(everything);
        runUntil(() -> held(CallSessions.DESK, Desk.class).findAny().isPresent());
    }

    void runMillis(final long ms) {
        system.run(Duration.ofMillis(ms));
    }

    void runUntil(final BooleanSupplier condition) {
        system.runUntil(condition, Duration.ofSeconds(30));
    }
}
