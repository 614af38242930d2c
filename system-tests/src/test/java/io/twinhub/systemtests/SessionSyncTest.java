package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.SavedLevel;
import io.twinhub.executive.SessionRules;
import org.junit.jupiter.api.Test;

/** Which manager has everything: whoever acts has, or asks the others first, and none goes on alone while another one believes to have it. */
class SessionSyncTest {
    private ShopSystem shop = SessionScheduleTest.begun(SessionScheduleTest.WAIT, SessionRules.STANDARD);

    private void end() {
        shop.runUntilAnswered(100);
        shop.settle();
        assertThat(shop.ledger.violations()).isEmpty();
        assertThat(shop.ledger.ceased()).isEmpty();
        assertThat(shop.lostCount).isZero();
    }

    /** The standby hears nothing more, and the ACTIVE manager dies a while later: had it gone on alone, the standby would lack what it answered. */
    static void killAlone(final ShopSystem shop) {
        final String active = shop.activeManager();
        final String standby = SessionScheduleTest.standby(shop);
        shop.system.pause("manager@" + standby);
        shop.runMillis(1600);
        shop.system.kill("manager@" + active);
        shop.system.resume("manager@" + standby);
        shop.runMillis(4000);
        shop.system.start("manager@" + active);
    }

    /** The standby begins anew, and before it has a copy the ACTIVE manager stands still, for longer than its role lasts. */
    static void beginAnewWhileTheOtherStandsStill(final ShopSystem shop) {
        final String active = shop.activeManager();
        final String standby = SessionScheduleTest.standby(shop);
        shop.system.kill("manager@" + standby);
        shop.system.pause("manager@" + active);
        shop.system.start("manager@" + standby);
        shop.runMillis(15_000);
        shop.system.resume("manager@" + active);
        shop.runMillis(2000);
    }

    @Test
    void shouldAskTheOneThatStoodStillBeforeItBegins() {
        final String standby = SessionScheduleTest.standby(shop);
        beginAnewWhileTheOtherStandsStill(shop);
        assertThat(shop.manager(standby).isActive()).isTrue();
        assertThat(shop.errors.get(0).text()).contains("has not heard the ones on");
        end();
    }

    @Test
    void shouldNotGoOnAloneWhileTheStandbyReliesOnHavingEverything() {
        shop = SessionScheduleTest.begun(SessionScheduleTest.CONTINUE, SessionRules.STANDARD);
        killAlone(shop);
        end();
    }

    @Test
    void shouldAskTheOneThatWentOnAlone() {
        shop = SessionScheduleTest.begun(SessionScheduleTest.CONTINUE, SessionRules.STANDARD);
        final String active = shop.activeManager();
        final String standby = SessionScheduleTest.standby(shop);
        shop.system.pause("manager@" + standby);
        shop.runMillis(4000);
        shop.ledger.levels().clear();
        shop.runUntilAnswered(50);
        assertThat(shop.ledger.levels()).containsOnly(SavedLevel.MEMORY);
        shop.system.pause("manager@" + active);
        shop.system.resume("manager@" + standby);
        shop.runMillis(4000);
        assertThat(shop.manager(standby).isActive())
                .as("it waits for the other one")
                .isFalse();
        shop.system.resume("manager@" + active);
        end();
    }

    @Test
    void shouldGoOnAtOnceWhenTheStandbyHasBegunAnew() {
        shop = SessionScheduleTest.begun(SessionScheduleTest.CONTINUE, SessionRules.STANDARD);
        final String standby = SessionScheduleTest.standby(shop);
        shop.system.kill("manager@" + standby);
        shop.runMillis(200);
        shop.system.start("manager@" + standby);
        shop.runMillis(1500);
        assertAnswersGoOn();
        end();
    }

    @Test
    void shouldGoOnWithWhatThereIsWhenTheOtherOneIsLostForGood() {
        shop = SessionScheduleTest.begun(SessionScheduleTest.CONTINUE, SessionRules.STANDARD);
        final String active = shop.activeManager();
        final String standby = SessionScheduleTest.standby(shop);
        shop.system.pause("manager@" + standby);
        shop.runMillis(5000);
        shop.system.kill("manager@" + active);
        shop.system.resume("manager@" + standby);
        shop.runMillis(12_000);
        assertThat(shop.manager(standby).isActive()).isTrue();
        assertThat(shop.ledger.ceased()).isNotEmpty().allMatch(text -> text.endsWith("BEHIND"));
    }

    private void assertAnswersGoOn() {
        final long answered = shop.ledger.answeredCount();
        shop.runMillis(500);
        assertThat(shop.ledger.answeredCount()).isGreaterThan(answered);
    }

    /** Three managers. One stands still and is given up, another one confirms what is answered then; who stood still acts next. */
    @Test
    void shouldAnswerNothingThatOneOfThreeLacksWhileItRelies() {
        shop = new ShopSystem(1, SessionScheduleTest.WAIT, SessionRules.STANDARD, 3);
        shop.runUntilAnswered(50);
        assertThat(shop.activeManager()).isEqualTo("spoke-1");
        shop.system.pause("manager@spoke-2");
        shop.runMillis(1600);
        shop.system.kill("manager@spoke-1");
        shop.system.resume("manager@spoke-2");
        shop.runMillis(4000);
        assertThat(shop.manager("spoke-2").isActive()).isTrue();
        shop.system.start("manager@spoke-1");
        end();
    }

    @Test
    void shouldGoOnAtOnceWithTheOtherTwoOfThree() {
        shop = new ShopSystem(1, SessionScheduleTest.WAIT, SessionRules.STANDARD, 3);
        shop.runUntilAnswered(50);
        shop.system.kill("manager@spoke-1");
        shop.runMillis(1500);
        assertAnswersGoOn();
        shop.system.start("manager@spoke-1");
        end();
    }

    @Test
    void shouldGoOnWithOneOfThreeWhenAnotherOneIsLost() {
        shop = new ShopSystem(1, SessionScheduleTest.WAIT, SessionRules.STANDARD, 3);
        shop.runUntilAnswered(50);
        shop.system.kill("manager@spoke-2");
        shop.runMillis(5000);
        assertAnswersGoOn();
        shop.system.kill("manager@spoke-1");
        shop.runMillis(4000);
        assertThat(shop.manager("spoke-3").isActive()).isTrue();
        shop.system.start("manager@spoke-1");
        shop.system.start("manager@spoke-2");
        end();
    }
}
