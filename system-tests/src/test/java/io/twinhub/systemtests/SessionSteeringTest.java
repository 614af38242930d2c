package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.SavedLevel;
import io.twinhub.executive.SessionRules;
import io.twinhub.executive.manager.ListedSession;
import io.twinhub.executive.manager.ManagerAnswer;
import io.twinhub.executive.manager.ManagerDesk;
import io.twinhub.executive.manager.ManagerQuestion;
import io.twinhub.executive.manager.ManagerQuestion.Wish;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an administrator makes managers do: a session that was set aside goes on, a server is drained, a manager goes on without the other one. */
class SessionSteeringTest {
    private ShopSystem shop = SessionScheduleTest.begun(SessionScheduleTest.WAIT, SessionRules.STANDARD);
    private boolean fails = true;

    private ManagerAnswer ask(final String computer, final Wish wish, final String what) {
        final ManagerDesk desk = shop.desk(computer);
        final ManagerAnswer[] answer = {desk.ask(new ManagerQuestion(wish, what))};
        if (answer[0] == null) {
            shop.system.runUntil(() -> (answer[0] = desk.answer()) != null, Duration.ofSeconds(6));
        }
        return answer[0];
    }

    private String done(final String computer, final Wish wish, final String what) {
        final ManagerAnswer answer = ask(computer, wish, what);
        assertThat(answer.error()).isNull();
        return answer.done();
    }

    private String refused(final String computer, final Wish wish, final String what) {
        return ask(computer, wish, what).error().toText();
    }

    private void end() {
        shop.runUntilAnswered(100);
        shop.settle();
        assertThat(shop.ledger.violations()).isEmpty();
        assertThat(shop.ledger.ceased()).isEmpty();
    }

    // A session that was set aside.

    /** Account 0 fails with each order, until it is set aside; returns its last save. */
    private long setAccountAside() {
        final long saved = account().saved();
        shop.hook = (copy, order) -> {
            if (fails && copy.startsWith("accounts") && order.account() == 0) {
                throw new IllegalStateException("cannot handle " + order.number());
            }
        };
        shop.system.runUntil(
                () -> shop.manager(shop.activeManager()).report().setAsideCount() == 1, Duration.ofSeconds(5));
        shop.runMillis(500);
        fails = false;
        assertThat(ask(shop.activeManager(), Wish.LIST_ASIDE, "").sessions())
                .singleElement()
                .satisfies(session -> {
                    assertThat(session.session()).isEqualTo("account/0");
                    assertThat(session.server()).isEmpty();
                    assertThat(session.failures()).isEqualTo(5);
                    assertThat(session.reason()).contains("5 times in a row");
                });
        assertThat(account().saved()).isGreaterThanOrEqualTo(saved).isPositive();
        return account().saved();
    }

    private ListedSession account() {
        return ask(shop.activeManager(), Wish.LIST, "").sessions().stream()
                .filter(session -> session.session().equals("account/0"))
                .findFirst()
                .orElseThrow();
    }

    private void assertThatItGoesOn(final long saved) {
        assertThat(shop.manager(shop.activeManager()).report().setAsideCount()).isZero();
        assertThat(account().setAside()).isFalse();
        assertThat(account().saved()).isGreaterThanOrEqualTo(saved);
        shop.executive("desk-1").begin(ShopSessions.APPLICATION, "later", reason -> {});
        shop.runUntilAnswered(50);
        assertThat(account().saved()).isGreaterThan(saved);
        assertThat(account().server()).isEqualTo(placeOf(shop.holderOf("0")));
        assertThat(shop.ledger.violations()).isEmpty();
    }

    @Test
    void shouldLetASessionGoOnThatWasSetAside() {
        final String active = shop.activeManager();
        final String standby = SessionScheduleTest.standby(shop);
        final long saved = setAccountAside();

        assertThat(refused(standby, Wish.RELEASE, "account/0"))
                .contains("is not the ACTIVE one", "Ask that one: --computer " + active);
        assertThat(refused(active, Wish.RELEASE, "account/1")).contains("It is refused to release account/1");
        assertThat(refused(active, Wish.RELEASE, "account/9")).contains("There is no session account/9");
        assertThat(shop.manager(active).report().setAsideCount()).isOne();

        assertThat(done(active, Wish.RELEASE, "account/0"))
                .startsWith("account/0 goes on with accounts-")
                .endsWith("at level standby");
        assertThat(shop.errors.get(shop.errors.size() - 1).text())
                .isEqualTo("An administrator says: release account/0.");
        shop.runMillis(200);
        assertThat(shop.manager(standby).report().setAsideCount()).isZero();
        shop.system.kill("manager@" + active);
        shop.runMillis(3000);
        shop.system.start("manager@" + active);
        assertThat(shop.activeManager()).isEqualTo(standby);
        assertThatItGoesOn(saved);
    }

    @Test
    void shouldHaveLetItGoOnAlsoAfterAStopOfEverything() {
        shop = SessionScheduleTest.begun(SessionScheduleTest.DISK, SessionRules.STANDARD);
        final long saved = setAccountAside();
        final String number = Long.toString(account().number());
        assertThat(done(shop.activeManager(), Wish.RELEASE, number)).endsWith("at level disk");
        shop.system.kill("manager@spoke-1", "manager@spoke-2");
        shop.runMillis(1000);
        shop.system.start("manager@spoke-1").start("manager@spoke-2");
        shop.runMillis(6000);
        assertThatItGoesOn(saved);
    }

    @Test
    void shouldEndASession() {
        setAccountAside();
        assertThat(done(shop.activeManager(), Wish.END, "account/0")).startsWith("account/0 is ended;");
        assertThat(ask(shop.activeManager(), Wish.LIST, "").sessions())
                .noneMatch(session -> session.session().equals("account/0"));
        shop.runMillis(200);
        assertThat(shop.manager(SessionScheduleTest.standby(shop)).report().setAsideCount())
                .isZero();
    }

    // A server that is drained.

    private static String placeOf(final String server) {
        return server + (server.endsWith("1") ? "@spoke-2" : "@spoke-4");
    }

    private static String otherThan(final String server) {
        return server.equals("accounts-1") ? "accounts-2" : "accounts-1";
    }

    @Test
    void shouldDrainAServerUntilItMayServeAgain() {
        final String server = shop.holderOf("0");
        final String other = otherThan(server);
        final String active = shop.activeManager();
        assertThat(refused(active, Wish.DRAIN, "accounts-9@spoke-9"))
                .contains("no such program is connected", placeOf(server));

        assertThat(done(active, Wish.DRAIN, placeOf(server))).endsWith("; it has none");
        shop.runMillis(200);
        assertThat(shop.executive(server).sessions(ShopSessions.ACCOUNT)).isEmpty();
        assertThat(shop.executive(server).isDrained())
                .as("its program does not end of that")
                .isFalse();
        shop.system.kill("manager@" + active);
        shop.runMillis(3000);
        shop.system.start("manager@" + active);
        shop.system.kill(other);
        shop.runMillis(1500);
        shop.system.start(other);
        shop.runMillis(500);
        assertThat(shop.holderOf("0")).as("the next manager knows it, too").isEqualTo(other);

        assertThat(done(shop.activeManager(), Wish.UNDRAIN, placeOf(server))).endsWith("serves again");
        shop.system.kill(other);
        shop.runMillis(1500);
        assertThat(shop.holderOf("0")).isEqualTo(server);
        shop.system.start(other);
        end();
    }

    @Test
    void shouldSayWhatStaysAndServeInTheNextLife() {
        final String server = shop.holderOf("0");
        final String other = otherThan(server);
        shop.system.kill(other);
        shop.runMillis(1500);
        assertThat(done(shop.activeManager(), Wish.DRAIN, placeOf(server))).contains("; 2 stay");
        shop.runUntilAnswered(20);
        shop.system.kill(server);
        shop.system.start(server);
        shop.runUntilAnswered(20);
        assertThat(shop.holderOf("0")).isEqualTo(server);
        shop.system.start(other);
        end();
    }

    // A manager that waits.

    @Test
    void shouldGoOnAloneWithoutItsStandbyUntilThereIsOne() {
        final String active = shop.activeManager();
        final String standby = SessionScheduleTest.standby(shop);
        assertThat(refused(active, Wish.GO_ON, "")).contains("waits for nobody");
        assertThat(refused(standby, Wish.GO_ON, "")).contains("is not the ACTIVE one");
        shop.system.kill("manager@" + standby);
        shop.runMillis(5000);
        final long answered = shop.ledger.answeredCount();
        assertThat(shop.manager(active).report().level()).isEmpty();

        shop.ledger.levels().clear();
        assertThat(done(active, Wish.GO_ON, "")).contains("saved at level memory");
        assertThat(shop.errors)
                .extracting(error -> error.text())
                .contains("An administrator says: go on without the instances on [" + standby + "].");
        shop.runUntilAnswered(50);
        assertThat(shop.ledger.levels()).containsOnly(SavedLevel.MEMORY);
        assertThat(shop.ledger.answeredCount()).isGreaterThan(answered);

        shop.system.start("manager@" + standby);
        shop.system.runUntil(() -> shop.manager(active).report().standbyInSync(), Duration.ofSeconds(10));
        shop.runMillis(100);
        shop.ledger.levels().clear();
        shop.runUntilAnswered(50);
        assertThat(shop.ledger.levels()).containsOnly(SavedLevel.STANDBY);

        shop.system.kill("manager@" + standby);
        shop.runMillis(5000);
        assertThat(shop.manager(active).report().level()).as("it waits again").isEmpty();
        shop.system.start("manager@" + standby);
        end();
    }

    /** The computer of the ACTIVE manager is lost for ever: its standby has all that was answered, waits for another one to answer more, and goes on. */
    @Test
    void shouldLoseNothingThatWasAnsweredByTheLevelPromised() {
        final String active = shop.activeManager();
        final String standby = SessionScheduleTest.standby(shop);
        assertThat(shop.ledger.levels()).containsOnly(SavedLevel.STANDBY);
        shop.system.kill("manager@" + active);
        shop.runMillis(5000);
        final long answered = shop.ledger.answeredCount();
        shop.runMillis(1000);
        assertThat(shop.ledger.answeredCount()).isEqualTo(answered);
        assertThat(done(standby, Wish.GO_ON, "")).contains("saved at level memory");
        end();
    }

    /** What was answered at level disk is on both disks: the one that is left goes on with that, also after a stop of everything. */
    @Test
    void shouldGoOnWithItsOwnDiskWhenTheOtherComputerIsLost() {
        shop = SessionScheduleTest.begun(SessionScheduleTest.DISK, SessionRules.STANDARD);
        assertThat(shop.ledger.levels()).containsOnly(SavedLevel.DISK);
        final String lost = shop.activeManager();
        final String left = SessionScheduleTest.standby(shop);
        shop.system.kill("manager@spoke-1", "manager@spoke-2");
        shop.runMillis(1000);
        shop.system.start("manager@" + left);
        shop.runMillis(10_000);
        assertThat(shop.manager(left).isActive()).isFalse();
        assertThat(shop.manager(left).report().awaited()).containsExactly(lost);
        assertThat(refused(left, Wish.RELEASE, "account/0")).contains("It waits for the ones on [" + lost + "]");
        assertThat(done(left, Wish.GO_ON, "")).contains("the manager on " + left + " goes on");
        end();
    }
}
