package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.HeldSessions;
import io.twinhub.config.ManagerReport;
import io.twinhub.config.SavedLevel;
import io.twinhub.config.WhenAlone;
import io.twinhub.executive.SessionRules;
import io.twinhub.executive.manager.ManagerSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of an application, orders and accounts, while servers and managers die at chosen moments. */
class SessionScheduleTest {
    static final ManagerSettings WAIT = new ManagerSettings(SavedLevel.STANDBY, WhenAlone.WAIT);
    static final ManagerSettings CONTINUE = new ManagerSettings(SavedLevel.STANDBY, WhenAlone.CONTINUE);

    static final ManagerSettings DISK = new ManagerSettings(SavedLevel.DISK, WhenAlone.WAIT);

    private ShopSystem shop = begun(WAIT, SessionRules.STANDARD);

    /** A system that has worked for a while. */
    static ShopSystem begun(final ManagerSettings settings, final SessionRules rules) {
        final ShopSystem shop = new ShopSystem(1, settings, rules);
        shop.system.runUntil(() -> shop.ledger.answeredCount() >= 50, Duration.ofSeconds(30));
        return shop;
    }

    /** Kills the program in which an order comes to be handled, once, in the middle of that. */
    static void killBeforeSave(final ShopSystem shop, final String copies) {
        final String[] killed = {""};
        shop.hook = (copy, order) -> {
            if (killed[0].isEmpty() && copy.startsWith(copies)) {
                killed[0] = copy;
                shop.system.kill(copy);
            }
        };
        shop.system.runUntil(() -> !killed[0].isEmpty(), Duration.ofSeconds(5));
        shop.runMillis(1500);
        shop.system.start(killed[0]);
    }

    /** Kills something while the ACTIVE manager has saves that its standby does not have yet. */
    static void killBeforeRelease(final ShopSystem shop, final Consumer<String> killing) {
        final String active = shop.activeManager();
        final String standby = standby(shop);
        shop.system.pause("manager@" + standby);
        shop.system.runUntil(() -> shop.manager(active).waitingCount() > 5, Duration.ofSeconds(1));
        shop.runMillis(20);
        killing.accept(active);
        shop.runMillis(100);
        shop.system.resume("manager@" + standby);
        shop.runMillis(2000);
    }

    /** Kills the program in which an order was handled, at the end of the turn in which that happened. */
    static void killAfterTurn(final ShopSystem shop, final String copies) {
        final String[] worked = {""};
        shop.hook = (copy, order) -> worked[0] = copy.startsWith(copies) && worked[0].isEmpty() ? copy : worked[0];
        shop.system.runUntil(() -> !worked[0].isEmpty(), Duration.ofSeconds(5));
        shop.system.kill(worked[0]);
        shop.runMillis(1500);
        shop.system.start(worked[0]);
    }

    /** Kills the ACTIVE manager while nothing of what it says reaches its standby. */
    static void killUnheard(final ShopSystem shop) {
        final String active = shop.activeManager();
        final String standby = standby(shop);
        shop.system.cut(standby, "A").cut(standby, "B");
        shop.runMillis(250);
        shop.system.kill("manager@" + active);
        shop.system.restore(standby, "A").restore(standby, "B");
        shop.runMillis(3000);
        shop.system.start("manager@" + active);
    }

    static String standby(final ShopSystem shop) {
        return shop.activeManager().equals("spoke-1") ? "spoke-2" : "spoke-1";
    }

    /** A server stands still until another one has its sessions, and goes on with what it believes to have. */
    static void standStill(final ShopSystem shop, final String copy) {
        shop.system.pause(copy);
        shop.runMillis(1500);
        shop.system.resume(copy);
        shop.runMillis(1000);
    }

    private void end() {
        shop.runUntilAnswered(100);
        shop.settle();
        assertThat(shop.ledger.violations()).isEmpty();
        assertThat(shop.ledger.ceased()).isEmpty();
        assertThat(shop.errors).isEmpty();
        assertThat(shop.lostCount).isZero();
    }

    @Test
    void shouldAnswerEveryOrderOnce() {
        end();
    }

    @Test
    void shouldGoOnWhenAServerDiesBeforeItsSave() {
        killBeforeSave(shop, "accounts");
        killBeforeSave(shop, "orders");
        killBeforeSave(shop, "accounts");
        end();
    }

    @Test
    void shouldGoOnWhenAServerDiesRightAfterItsSave() {
        killAfterTurn(shop, "orders");
        killAfterTurn(shop, "accounts");
        killAfterTurn(shop, "orders");
        end();
    }

    @Test
    void shouldGoOnWhenTheManagerDiesUnheardByItsStandby() {
        killUnheard(shop);
        end();
    }

    @Test
    void shouldGoOnWhenAServerDiesBetweenItsSaveAndItsRelease() {
        final String server = shop.holderOf("0");
        killBeforeRelease(shop, active -> shop.system.kill(server, "orders-1"));
        shop.system.start(server, "orders-1");
        end();
    }

    @Test
    void shouldGoOnWhenTheManagerDiesBetweenASaveAndItsRelease() {
        killBeforeRelease(shop, active -> shop.system.kill("manager@" + active));
        shop.system.start("manager@spoke-1", "manager@spoke-2");
        end();
    }

    @Test
    void shouldGoOnWhenAServerAndTheManagerDieTogether() {
        final String server = shop.holderOf("1");
        killBeforeRelease(shop, active -> shop.system.kill("manager@" + active, server));
        shop.system.start("manager@spoke-1", "manager@spoke-2", server);
        end();
    }

    @Test
    void shouldGoOnWhenOneManagerDiesAfterTheOther() {
        for (int i = 0; i < 3; i++) {
            final String active = shop.activeManager();
            shop.system.kill("manager@" + active);
            shop.runMillis(100);
            shop.system.start("manager@" + active);
            shop.runUntilAnswered(20);
            shop.runMillis(2000);
            assertThat(shop.activeManager()).isNotEqualTo(active);
        }
        end();
    }

    @Test
    void shouldRefuseAServerThatComesBack() {
        standStill(shop, shop.holderOf("0"));
        standStill(shop, "orders-2");
        end();
    }

    @Test
    void shouldGoOnWhenTwoServersDieAtDifferentTimes() {
        final String server = shop.holderOf("0");
        shop.system.kill("orders-1");
        shop.runMillis(200);
        shop.system.kill(server, "desk-2");
        shop.runMillis(2000);
        shop.system.start("orders-1", "desk-2", server);
        end();
    }

    @Test
    void shouldGoOnWhereAnApplicationWasWhenItIsWantedThereAgain() {
        shop.system.kill("desk-1", "desk-2");
        shop.runMillis(1000);
        shop.system.start("desk-1", "desk-2");
        end();
    }

    @Test
    void shouldGoOnWhenAWholeComputerVanishes() {
        shop.system.kill("spoke-1");
        shop.runMillis(5000);
        shop.system.start("spoke-1");
        end();
    }

    @Test
    void shouldHoldEverythingWhileThereIsNoStandbyIfItIsToWait() {
        final String standby = standby(shop);
        shop.system.kill("manager@" + standby);
        shop.runMillis(1500);
        final long answered = shop.ledger.answeredCount();
        shop.runMillis(2000);
        assertThat(shop.ledger.answeredCount()).isEqualTo(answered);
        shop.system.start("manager@" + standby);
        end();
    }

    @Test
    void shouldGoOnAloneIfItMay() {
        shop = begun(CONTINUE, SessionRules.STANDARD);
        final String standby = standby(shop);
        assertThat(shop.ledger.levels()).contains(SavedLevel.STANDBY);
        shop.system.kill("manager@" + standby);
        shop.runMillis(1500);
        shop.ledger.levels().clear();
        shop.runUntilAnswered(50);
        assertThat(shop.ledger.levels()).containsOnly(SavedLevel.MEMORY);
        shop.system.start("manager@" + standby);
        shop.runMillis(3000);
        shop.ledger.levels().clear();
        shop.runUntilAnswered(50);
        assertThat(shop.ledger.levels()).containsOnly(SavedLevel.STANDBY);
        end();
    }

    @Test
    void shouldGoOnWhenAServerDiesWhereMemoryIsEnough() {
        shop = begun(new ManagerSettings(SavedLevel.MEMORY, WhenAlone.CONTINUE), SessionRules.STANDARD);
        shop.ledger.levels().clear();
        killBeforeSave(shop, "accounts");
        killAfterTurn(shop, "orders");
        assertThat(shop.ledger.levels()).containsOnly(SavedLevel.MEMORY);
        end();
    }

    @Test
    void shouldTellPeersThatASessionWithoutRestartInformationIsGone() {
        shop = new ShopSystem(1, WAIT, SessionRules.STANDARD);
        shop.ordersType = ShopSessions.ORDERS_WITHOUT_RESTART;
        shop.system.runUntil(() -> shop.ledger.answeredCount() >= 50, Duration.ofSeconds(30));
        shop.system.kill("orders-1", "orders-2");
        shop.runMillis(2000);
        assertThat(shop.ledger.ceased())
                .containsExactlyInAnyOrder("the orders of desk-1: SERVER_LOST", "the orders of desk-2: SERVER_LOST");
        assertThat(shop.errors).allMatch(error -> error.text().contains("was ended, SERVER_LOST"));
    }

    @Test
    void shouldSetASessionAsideThatFailsAgainAndAgain() {
        shop.hook = (copy, order) -> {
            if (copy.startsWith("orders") && order.client().equals("desk-1")) {
                throw new IllegalStateException("cannot handle " + order.number());
            }
        };
        shop.runMillis(3000);
        assertThat(shop.ledger.ceased()).containsExactly("the orders of desk-1: QUARANTINED");
        shop.runMillis(500);
        for (final String manager : List.of(shop.activeManager(), standby(shop))) {
            final ManagerReport report = shop.manager(manager).report();
            assertThat(report.active()).isEqualTo(manager.equals(shop.activeManager()));
            assertThat(report.level()).isEqualTo(report.active() ? "standby" : "");
            assertThat(report.setAsideCount()).isEqualTo(1);
            assertThat(report.setAside()).singleElement().satisfies(aside -> {
                assertThat(aside.session()).startsWith("orders#");
                assertThat(aside.reason())
                        .startsWith("it failed its server 5 times in a row, at last orders-")
                        .contains("cannot handle ");
            });
            final List<HeldSessions> accounts = report.held().stream()
                    .filter(held -> held.type().equals("account"))
                    .toList();
            assertThat(accounts).allMatch(held -> held.server().startsWith("accounts-") == report.active());
            assertThat(accounts.stream().mapToInt(HeldSessions::count).sum()).isEqualTo(2);
        }
        assertThat(shop.errors.get(shop.errors.size() - 1).text())
                .contains("is set aside")
                .contains("failed its server 5 times in a row");
        final long answered = shop.ledger.answeredCount();
        shop.runUntilAnswered(50);
        assertThat(shop.ledger.violations()).isEmpty();
        assertThat(shop.ledger.answeredCount()).isGreaterThan(answered);
    }

    /** The process of the only server ends at each of its orders, with those of the other desk in hands. */
    @ParameterizedTest
    @ValueSource(strings = {"desk-1", "desk-2"})
    void shouldSetAsideWhatEndsItsServerAndNothingElse(final String desk) {
        final Set<String> dead = new HashSet<>();
        shop.system.kill("orders-2");
        shop.hook = (copy, order) -> {
            if (copy.startsWith("orders") && order.client().equals(desk)) {
                dead.add(copy);
                shop.system.kill(copy);
            }
        };
        for (int i = 0; i < 60 && shop.ledger.ceased().isEmpty(); i++) {
            shop.runMillis(300);
            dead.forEach(shop.system::start);
            dead.clear();
        }
        shop.runUntilAnswered(50);
        assertThat(shop.ledger.ceased()).containsExactly("the orders of " + desk + ": QUARANTINED");
        assertThat(shop.manager(shop.activeManager()).report().setAside())
                .singleElement()
                .satisfies(aside -> assertThat(aside.reason())
                        .matches("it failed its server 5 times in a row, at last orders-[12]@spoke-[13], which died"));
        assertThat(shop.ledger.violations()).isEmpty();
    }

    /** Its localHub says so, long before its beats are missed. */
    @Test
    void shouldGoOnElsewhereSoonAfterAServerDied() {
        final String[] killed = {"", ""};
        final boolean[] goesOn = {false};
        shop.hook = (copy, order) -> {
            if (killed[0].isEmpty() && copy.startsWith("orders")) {
                killed[0] = copy;
                killed[1] = order.client();
                shop.system.kill(copy);
            }
            goesOn[0] |= copy.startsWith("orders")
                    && !copy.equals(killed[0])
                    && order.client().equals(killed[1]);
        };
        shop.system.runUntil(() -> !killed[0].isEmpty(), Duration.ofSeconds(5));
        shop.system.runUntil(() -> goesOn[0], Duration.ofMillis(250));
    }
}
