package io.twinhub.systemtests;

import io.twinhub.bus.Bus;
import io.twinhub.config.AssignersSpec;
import io.twinhub.config.EventSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.SavedLevel;
import io.twinhub.config.SessionTypeSpec;
import io.twinhub.config.SessionsSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.executive.Executive;
import io.twinhub.executive.SessionRules;
import io.twinhub.executive.SessionType;
import io.twinhub.executive.manager.Manager;
import io.twinhub.executive.manager.ManagerDesk;
import io.twinhub.executive.manager.ManagerSettings;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.systemtests.ShopSessions.Account;
import io.twinhub.systemtests.ShopSessions.Application;
import io.twinhub.systemtests.ShopSessions.Order;
import io.twinhub.systemtests.ShopSessions.Orders;
import io.twinhub.systemtests.ShopSessions.Posted;
import io.twinhub.systemtests.ShopSessions.Shelf;
import io.twinhub.testsupport.SimDisk;
import io.twinhub.testsupport.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The system of the tests of sessions: two managers, and of each kind of session two programs that serve it, on four computers. */
final class ShopSystem {
    private static final List<String> HOSTS =
            List.of("desk-1", "desk-2", "orders-1", "orders-2", "accounts-1", "accounts-2");
    private static final long ORDER_INTERVAL_NS = 20_000_000;

    final TestSystem system;
    final ShopLedger ledger = new ShopLedger();
    final List<ErrorResult> errors = new ArrayList<>();
    /** Called with the program copy and each order that a session of it begins to handle. */
    BiConsumer<String, Order> hook = (copy, order) -> {};
    /** What servers of orders serve. */
    SessionType<Order, Posted, Shelf> ordersType = ShopSessions.ORDERS;
    /** How often a manager became ACTIVE without knowing anything although there had been sessions. */
    int lostCount;

    /** What the disks of the managers have, by their computers. */
    final Map<String, SimDisk.Platter> platters = new HashMap<>();

    private final ManagerSettings settings;
    private final SessionRules rules;
    private final Map<String, Executive> executives = new HashMap<>();
    private final Map<String, Manager> managers = new HashMap<>();
    private final Map<String, ManagerDesk> desks = new HashMap<>();
    private long lastLife;
    private boolean isOrdering = true;

    ShopSystem(final long seed, final ManagerSettings settings, final SessionRules rules) {
        this(seed, settings, rules, 2);
    }

    /** @param managerCount how many managers there are: on spoke-1, spoke-2 and so on. */
    ShopSystem(final long seed, final ManagerSettings settings, final SessionRules rules, final int managerCount) {
        this.settings = settings;
        this.rules = rules;
        system = TestSystem.of(spec(settings, managerCount)).seed(seed);
        system.program("manager", this::manager);
        HOSTS.forEach(copy -> system.program(copy, bus -> host(copy, bus)));
    }

    static SystemSpec spec(final ManagerSettings settings) {
        return spec(settings, 2);
    }

    private static SystemSpec spec(final ManagerSettings settings, final int managerCount) {
        return SystemSpec.builder("shop", "1")
                .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
                .computers(List.of(
                        new SpokeSpec("spoke-1", "10.1.0.11", "10.2.0.11"),
                        new SpokeSpec("spoke-2", "10.1.0.12", "10.2.0.12"),
                        new SpokeSpec("spoke-3", "10.1.0.13", "10.2.0.13"),
                        new SpokeSpec("spoke-4", "10.1.0.14", "10.2.0.14")))
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(List.of(
                        copy("desk-1", "spoke-3"),
                        copy("desk-2", "spoke-4"),
                        copy("orders-1", "spoke-1"),
                        copy("orders-2", "spoke-3"),
                        copy("accounts-1", "spoke-2"),
                        copy("accounts-2", "spoke-4")))
                .events(List.of(EventSpec.of("nothing", "int64")))
                .sessions(new SessionsSpec(
                        List.of("spoke-1", "spoke-2", "spoke-3").subList(0, managerCount),
                        settings.saved(),
                        settings.whenAlone(),
                        List.of(
                                type("application", List.of("desk-1", "desk-2"), List.of()),
                                type("orders", List.of("orders-1", "orders-2"), List.of("desk-1", "desk-2")),
                                type("account", List.of("accounts-1", "accounts-2"), List.of("orders-1", "orders-2")))))
                .assigners(new AssignersSpec(List.of("spoke-1", "spoke-2", "spoke-3"), List.of()))
                .build();
    }

    private static SessionTypeSpec type(final String name, final List<String> servers, final List<String> clients) {
        return new SessionTypeSpec(name, servers, clients);
    }

    private static ProgramCopySpec copy(final String name, final String spoke) {
        return ProgramCopySpec.of(name, "program", spoke);
    }

    private Runnable manager(final Bus bus) {
        final Manager manager = new Manager(bus, settings, rules, disk(bus), errors::add);
        managers.put(bus.computer(), manager);
        desks.put(bus.computer(), new ManagerDesk(manager, bus::nanoTime));
        final boolean[] wasActive = {false};
        return () -> {
            manager.doWork();
            if (manager.isActive() && !wasActive[0] && manager.isEmpty() && ledger.answeredCount() > 0) {
                lostCount++;
            }
            wasActive[0] = manager.isActive();
        };
    }

    private SimDisk disk(final Bus bus) {
        return settings.saved() == SavedLevel.DISK
                ? new SimDisk(
                        platters.computeIfAbsent(bus.computer(), computer -> new SimDisk.Platter()), bus::nanoTime)
                : null;
    }

    private Runnable host(final String copy, final Bus bus) {
        final Executive executive = new Executive(bus, ++lastLife, rules);
        executives.put(copy, executive);
        if (copy.startsWith("desk")) {
            executive
                    .serve(ShopSessions.APPLICATION, () -> new Application(ledger))
                    .use(ShopSessions.ORDERS_SERVICE)
                    .begin(ShopSessions.APPLICATION, copy, reason -> {});
        } else if (copy.startsWith("orders")) {
            executive
                    .serve(ordersType, () -> new Orders(ledger, order -> hook.accept(copy, order)))
                    .use(ShopSessions.ACCOUNT_SERVICE);
        } else {
            executive.serve(ShopSessions.ACCOUNT, () -> new Account(ledger, order -> hook.accept(copy, order)));
        }
        final long[] dueNs = {bus.nanoTime()};
        return () -> {
            executive.doWork();
            if (isOrdering && bus.nanoTime() - dueNs[0] >= 0) {
                dueNs[0] = bus.nanoTime() + ORDER_INTERVAL_NS;
                executive.sessions(ShopSessions.APPLICATION).forEach(each -> ((Application) each).order());
            }
        };
    }

    /** Where the ACTIVE manager runs; null if there is none. */
    String activeManager() {
        return managers.entrySet().stream()
                .filter(entry -> entry.getValue().isActive())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    Manager manager(final String computer) {
        return managers.get(computer);
    }

    /** Where an administrator asks a manager. */
    ManagerDesk desk(final String computer) {
        return desks.get(computer);
    }

    Executive executive(final String copy) {
        return executives.get(copy);
    }

    /** The copy of the program that holds an account, by what ran last there. */
    String holderOf(final String account) {
        return executives.entrySet().stream()
                .filter(entry -> entry.getValue().sessions(ShopSessions.ACCOUNT).stream()
                        .anyMatch(session -> session.name().equals(account)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    void runMillis(final long ms) {
        system.run(Duration.ofMillis(ms));
    }

    void runUntilAnswered(final long more) {
        final long wanted = ledger.answeredCount() + more;
        system.runUntil(() -> ledger.answeredCount() >= wanted, Duration.ofSeconds(30));
    }

    /** Orders nothing more, lets everything come to rest, and reconciles. */
    void settle() {
        isOrdering = false;
        runMillis(12_000);
        final Set<Application> applications = new HashSet<>();
        final Set<Account> accounts = new HashSet<>();
        for (final Executive executive : executives.values()) {
            executive.sessions(ShopSessions.APPLICATION).forEach(each -> applications.add((Application) each));
            executive.sessions(ShopSessions.ACCOUNT).forEach(each -> accounts.add((Account) each));
        }
        ledger.reconcile(applications, accounts);
    }
}
