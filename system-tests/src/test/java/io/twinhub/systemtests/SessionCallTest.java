package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.twinhub.config.HeldSessions;
import io.twinhub.executive.Call;
import io.twinhub.executive.SessionLimits;
import io.twinhub.executive.SessionType;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.systemtests.CallSessions.Account;
import io.twinhub.systemtests.CallSessions.Desk;
import io.twinhub.systemtests.CallSessions.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Calls and the ends of pairs, while servers, callers and managers die at chosen moments. */
class SessionCallTest {
    private CallSystem shop = begun(new CallSystem(SessionScheduleTest.WAIT));

    /** A system in which the first calls are answered. */
    private static CallSystem begun(final CallSystem shop) {
        shop.wanted = 15;
        shop.runUntil(() -> shop.held(CallSessions.DESK, Desk.class)
                .anyMatch(desk -> desk.heard.size() >= 15 && desk.kept.isEmpty()));
        return shop;
    }

    /** Lets the account keep calls until it has some, as its restart information. */
    private void hold() {
        shop.holds = true;
        shop.wanted += 5;
        shop.runUntil(() -> shop.account().kept.size() == 5);
        shop.runMillis(200);
    }

    /** What the desk's executive says that it waits for is what the desk noted as that. */
    private void assertWaiting(final int count) {
        assertThat(shop.desk().orders().unansweredCalls())
                .hasSize(count)
                .containsExactlyElementsOf(shop.desk().kept.keySet());
        assertThat(shop.orders().peer().unansweredCalls()).hasSize(count);
    }

    /** Every call is answered once, in the account it is counted once, and nobody waits any more. */
    private void end() {
        shop.holds = false;
        shop.wanted += 20;
        shop.runUntil(() -> shop.held(CallSessions.DESK, Desk.class)
                .anyMatch(desk -> desk.count == shop.wanted && desk.kept.isEmpty()));
        shop.runMillis(1000);
        final List<String> expected = new ArrayList<>(LongStream.rangeClosed(1, shop.wanted)
                .mapToObj(number -> number % 10 == 0
                        ? "refused " + number + " This program does not know the article \"" + number + "\"."
                        : "done " + number)
                .toList());
        assertThat(shop.desk().heard).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(shop.account().count).isEqualTo(shop.wanted);
        assertThat(shop.account().kept).isEmpty();
        assertThat(shop.orders().kept).isEmpty();
        assertWaiting(0);
        assertThat(shop.errors).isEmpty();
    }

    /** Kills a program once, when it begins to handle this. */
    private void killAt(final String what) {
        final String[] killed = {""};
        shop.hook = (copy, begun) -> {
            if (killed[0].isEmpty() && begun.equals(what)) {
                killed[0] = copy;
                shop.kill(copy);
            }
        };
        shop.wanted += 5;
        shop.runUntil(() -> !killed[0].isEmpty());
        shop.runMillis(1500);
        shop.system.start(killed[0]);
    }

    private void restart(final SessionType<?, ?, ?> type) {
        final String holder = shop.holderOf(type);
        shop.kill(holder);
        shop.runMillis(1500);
        assertThat(shop.holderOf(type)).isNotEqualTo(holder);
        shop.system.start(holder);
        shop.runMillis(500);
    }

    private void changeManager() {
        final String active = shop.activeManager();
        shop.kill("manager@" + active);
        shop.runMillis(3000);
        shop.system.start("manager@" + active);
        shop.runMillis(3000);
        assertThat(shop.activeManager()).isNotEqualTo(active);
    }

    @Test
    void shouldAnswerEveryCallOnce() {
        end();
    }

    @Test
    void shouldAnswerOnceWhenAServerDiesWithACallOrAnAnswer() {
        killAt("orders call");
        killAt("account call");
        killAt("orders reply");
        end();
    }

    @Test
    void shouldAnswerAfterEachOfThreeSessionsWentToAnotherServer() {
        hold();
        assertWaiting(5);
        restart(CallSessions.ACCOUNT);
        restart(CallSessions.ORDERS);
        restart(CallSessions.DESK);
        assertWaiting(5);
        assertThat(shop.account().kept).hasSize(5);
        end();
    }

    @Test
    void shouldAnswerWhenTheCallerIsGoneWhileTheAnswerComes() {
        hold();
        final String holder = shop.holderOf(CallSessions.DESK);
        shop.kill(holder);
        shop.holds = false;
        shop.runMillis(1500);
        shop.system.start(holder);
        end();
    }

    @Test
    void shouldAnswerWhenManagersChange() {
        hold();
        changeManager();
        assertWaiting(5);
        changeManager();
        restart(CallSessions.ORDERS);
        restart(CallSessions.DESK);
        assertWaiting(5);
        end();
    }

    @Test
    void shouldAnswerAfterAStopOfEverything() {
        shop = begun(new CallSystem(SessionScheduleTest.DISK));
        hold();
        shop.stopEverything();
        shop.runUntil(() -> shop.held(CallSessions.ACCOUNT, Account.class)
                        .findAny()
                        .isPresent()
                && shop.held(CallSessions.ORDERS, Orders.class).findAny().isPresent());
        assertWaiting(5);
        shop.stopEverything();
        end();
    }

    @Test
    void shouldSayWhichCallsAreNotAnsweredWhenTheServerFinishes() {
        hold();
        shop.orders().end();
        shop.runMillis(500);
        assertThat(shop.desk().heard).contains("closed FINISHED, unanswered 5");
        assertThat(shop.desk().hasOrders()).isFalse();
        shop.holds = false;
        shop.runMillis(500);
        assertThat(shop.account().kept).as("answers to nobody").isEmpty();
        assertThat(shop.account().hasPeer()).isFalse();
        assertThat(shop.errors).isEmpty();
    }

    @Test
    void shouldSayWhichCallsAreNotAnsweredWhenTheServerSaysItsLastMessage() {
        hold();
        shop.orders().endOutput();
        shop.runMillis(500);
        assertThat(shop.desk().heard).contains("end, unanswered 5");
        assertThat(shop.errors).isEmpty();
    }

    @Test
    void shouldRefuseAnAnswerThatNobodyWaitsFor() {
        hold();
        final Account account = shop.account();
        final Call open = account.kept.keySet().iterator().next();
        account.answerBy(open);
        assertThat(refusal(() -> account.answerBy(open))).contains("call " + open.number());
        assertThat(refusal(() -> account.answerBy(new Call(open.end(), 1)))).contains("one answer to each call");
        assertThat(refusal(() -> account.answerBy(new Call(open.end(), 1_000_000))))
                .contains("call 1000000");
        final Call own = shop.desk().kept.keySet().iterator().next();
        assertThat(refusal(() -> shop.desk().answerBy(own))).contains("application/d");
    }

    private static String refusal(final Runnable answering) {
        final TwinhubException thrown = catchThrowableOfType(TwinhubException.class, answering::run);
        assertThat(thrown.error().errorCode()).isEqualTo(ErrorCode.SESSION_CALL_NOT_OPEN);
        return thrown.error().toText();
    }

    @Test
    void shouldLetSomeCallsWaitAndMessagesGoOn() {
        hold();
        final Desk desk = shop.desk();
        while (desk.orders().canCall()) {
            desk.ask();
            shop.runMillis(50);
            shop.wanted = desk.count;
        }
        assertThat(desk.orders().unansweredCalls()).hasSize(SessionLimits.WINDOW_COUNT);
        final TwinhubException thrown =
                catchThrowableOfType(TwinhubException.class, () -> desk.orders().ask(1));
        assertThat(thrown.error().errorCode()).isEqualTo(ErrorCode.SESSION_WINDOW_FULL);
        assertThat(desk.orders().canSend()).isTrue();
        desk.orders().say(7);
        shop.runMillis(500);
        assertThat(desk.heard).contains("message 7");
        desk.heard.remove("message 7");
        end();
    }

    @Test
    void shouldEndAPairThatCallsWhoTakesNoCalls() {
        shop.orders().refuses = true;
        shop.wanted = 16;
        shop.runUntil(() -> shop.desk().heard.size() == 16);
        assertThat(shop.desk().heard).contains("closed PEER_CLOSEDOrders takes messages alone, unanswered 1");
        assertThat(shop.errors).isEmpty();
    }

    @Test
    void shouldEndWhatASideSaysOverRestarts() {
        shop.desk().orders().say(3);
        shop.desk().orders().endOutput();
        shop.runMillis(300);
        assertThat(shop.orders().heard).containsExactly("end");
        restart(CallSessions.ORDERS);
        restart(CallSessions.DESK);
        changeManager();
        assertThat(shop.desk().orders().canSend()).isFalse();
        assertThat(shop.orders().heard).as("told once").containsExactly("end");
        shop.orders().say(4);
        shop.runMillis(300);
        restart(CallSessions.DESK);
        restart(CallSessions.ORDERS);
        shop.orders().endOutput();
        shop.runMillis(300);
        assertOver("message 3", "message 4", "end, unanswered 0");
    }

    @Test
    void shouldLetTheOtherSideSayMoreOverRestarts() {
        shop.desk().orders().say(3);
        shop.desk().orders().say(0);
        shop.runMillis(300);
        restart(CallSessions.DESK);
        restart(CallSessions.ORDERS);
        changeManager();
        assertThat(shop.orders().peer().canSend()).isFalse();
        assertThat(shop.desk().orders().canSend()).isTrue();
        shop.desk().orders().say(0);
        shop.runMillis(300);
        restart(CallSessions.ORDERS);
        shop.desk().orders().endOutput();
        shop.runMillis(300);
        assertOver("message 3", "end, unanswered 0");
    }

    /** The pair is gone on both sides and at the manager, where desk and account stay. */
    private void assertOver(final String... heard) {
        assertThat(shop.desk().heard).endsWith(heard);
        assertThat(shop.desk().hasOrders()).isFalse();
        assertThat(shop.held(CallSessions.ORDERS, Orders.class)).isEmpty();
        assertThat(shop.manager().report().held().stream()
                        .mapToInt(HeldSessions::count)
                        .sum())
                .isEqualTo(2);
        assertThat(shop.errors).isEmpty();
    }

    /** A caller that says its last message waits for its answers all the same. */
    @Test
    void shouldTellAServerOfTheEndWhenAllCallsAreAnswered() {
        hold();
        shop.desk().orders().endOutput();
        shop.runMillis(300);
        restart(CallSessions.ORDERS);
        assertThat(shop.orders().heard).isEmpty();
        assertWaiting(5);
        shop.hook = (copy, what) -> {
            if (what.equals("orders end")) {
                shop.orders().endOutput();
            }
        };
        shop.holds = false;
        shop.runMillis(500);
        assertThat(shop.desk().heard).filteredOn(text -> text.contains("done")).hasSize(18);
        assertOver("end, unanswered 0");
    }
}
