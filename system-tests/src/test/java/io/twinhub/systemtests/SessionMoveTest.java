package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.executive.SessionRules;
import io.twinhub.executive.wire.CloseReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions move because somebody wants it: a server leaves, a user comes to another program. */
class SessionMoveTest {
    private final ShopSystem shop = SessionScheduleTest.begun(SessionScheduleTest.WAIT, SessionRules.STANDARD);

    private void end() {
        shop.runUntilAnswered(100);
        shop.settle();
        assertThat(shop.ledger.violations()).isEmpty();
        assertThat(shop.errors).isEmpty();
    }

    @Test
    void shouldGiveTheSessionsOfAServerToOthersBeforeItEnds() {
        for (final String server : List.of(shop.holderOf("0"), "orders-1")) {
            shop.executive(server).drain();
            shop.runMillis(100);
            assertThat(shop.executive(server).isDrained()).isTrue();
            final long answered = shop.ledger.answeredCount();
            shop.runMillis(200);
            assertThat(shop.ledger.answeredCount()).as("nobody waits").isGreaterThan(answered);
            shop.system.kill(server);
            shop.runUntilAnswered(20);
            shop.system.start(server);
        }
        end();
        assertThat(shop.ledger.ceased()).isEmpty();
    }

    @Test
    void shouldKeepSessionsThatNoOtherServerCanHave() {
        final String server = shop.holderOf("0");
        final String other = server.equals("accounts-1") ? "accounts-2" : "accounts-1";
        shop.system.kill(other);
        shop.runMillis(1500);
        shop.executive(server).drain();
        shop.runMillis(500);
        assertThat(shop.executive(server).isDrained()).isFalse();
        shop.runUntilAnswered(20);
        shop.system.start(other);
        shop.runMillis(1500);
        assertThat(shop.executive(server).isDrained()).isTrue();
        end();
        assertThat(shop.ledger.ceased()).isEmpty();
    }

    @Test
    void shouldDrainAlsoWhenTheManagerDiesMeanwhile() {
        final String server = shop.holderOf("1");
        final String active = shop.activeManager();
        SessionScheduleTest.killBeforeRelease(shop, manager -> {
            shop.executive(server).drain();
            shop.runMillis(10);
            shop.system.kill("manager@" + manager);
        });
        shop.system.start("manager@" + active);
        shop.runMillis(3000);
        assertThat(shop.executive(server).isDrained()).isTrue();
        end();
    }

    @Test
    void shouldGoOnWhereItsUserComes() {
        final List<CloseReason> refused = new ArrayList<>();
        shop.executive("desk-2").begin(ShopSessions.APPLICATION, "desk-1", refused::add);
        shop.runMillis(100);
        assertThat(refused).containsExactly(CloseReason.HELD_ELSEWHERE);
        shop.executive("desk-2").attach(ShopSessions.APPLICATION, "desk-1", refused::add);
        shop.runMillis(200);
        assertThat(refused).hasSize(1);
        assertThat(shop.executive("desk-2").sessions(ShopSessions.APPLICATION))
                .extracting(session -> session.name())
                .contains("desk-1");
        assertThat(shop.ledger.ceased()).containsExactly("application desk-1: ATTACHED_ELSEWHERE");
        end();
    }
}
