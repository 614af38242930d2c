package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.SavedLevel;
import io.twinhub.config.WhenAlone;
import io.twinhub.executive.SessionRules;
import io.twinhub.executive.manager.ManagerSettings;
import io.twinhub.testsupport.SimDisk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sessions at level DISK, while everything dies. */
class SessionDiskTest {
    private static final ManagerSettings CONTINUE = new ManagerSettings(SavedLevel.DISK, WhenAlone.CONTINUE);
    private static final String[] EVERYTHING = {"spoke-1", "spoke-2", "spoke-3", "spoke-4", "hub-a", "hub-b"};

    private ShopSystem shop = SessionScheduleTest.begun(SessionScheduleTest.DISK, SessionRules.STANDARD);

    private void end() {
        shop.runUntilAnswered(100);
        shop.settle();
        assertThat(shop.ledger.violations()).isEmpty();
        assertThat(shop.ledger.ceased()).isEmpty();
        assertThat(shop.lostCount).isZero();
    }

    /** Loses power everywhere, in the middle of whatever goes on. */
    static void stopEverything(final ShopSystem shop) {
        shop.system.kill(EVERYTHING);
        shop.runMillis(1000);
        shop.system.start(EVERYTHING);
    }

    @Test
    void shouldAnswerEveryOrderOnceAndSayThatItIsOnDisk() {
        assertThat(shop.ledger.levels()).containsOnly(SavedLevel.DISK);
        end();
        assertThat(shop.errors).isEmpty();
    }

    @Test
    void shouldGoOnWhenBothManagersDie() {
        shop.system.kill("manager");
        shop.runMillis(500);
        shop.system.start("manager");
        end();
    }

    @Test
    void shouldGoOnAfterAStopOfEverything() {
        for (int i = 0; i < 4; i++) {
            stopEverything(shop);
            shop.runUntilAnswered(20);
            shop.runMillis(17L * i);
        }
        end();
    }

    /** Loses power everywhere, while batches lie before slow disks. */
    static void stopBeforeSlowDisks(final ShopSystem shop) {
        shop.platters.values().forEach(platter -> platter.writeNs = 1_000_000_000);
        shop.runMillis(300);
        stopEverything(shop);
        shop.platters.values().forEach(platter -> platter.writeNs = 3_000_000);
        shop.runMillis(5000);
    }

    @Test
    void shouldGoOnAfterAStopOfEverythingBeforeSlowDisks() {
        stopBeforeSlowDisks(shop);
        stopBeforeSlowDisks(shop);
        end();
    }

    @Test
    void shouldGoOnWithTheNewerDisk() {
        final String active = shop.activeManager();
        final String standby = SessionScheduleTest.standby(shop);
        final SimDisk.Platter old = shop.platters.get(standby).copy();
        shop.runUntilAnswered(50);
        shop.system.kill("manager");
        shop.runMillis(500);
        shop.platters.put(standby, old);
        shop.system.start("manager@" + standby);
        shop.runMillis(20_000);
        assertThat(shop.manager(standby).isActive())
                .as("it waits for the other one")
                .isFalse();
        assertThat(shop.errors.get(0).text()).contains("has not heard the ones on [" + active + "]");
        shop.system.start("manager@" + active);
        end();
    }

    @Test
    void shouldEndSessionsThatAreAheadOfADiskFromABackup() {
        final Map<String, SimDisk.Platter> backup = new HashMap<>();
        shop.platters.forEach((computer, platter) -> backup.put(computer, platter.copy()));
        shop.runUntilAnswered(50);
        shop.system.kill("manager");
        shop.runMillis(500);
        shop.platters.putAll(backup);
        shop.system.start("manager");
        shop.runMillis(6000);
        assertThat(shop.ledger.ceased()).isNotEmpty().allMatch(text -> text.endsWith("BEHIND"));
    }

    @Test
    void shouldSayOfHowManySessionsNothingIsKnownWhenBothDisksAreDamaged() {
        shop.system.kill("manager");
        shop.runMillis(500);
        shop.platters.replaceAll((computer, platter) -> new SimDisk.Platter());
        shop.system.start("manager");
        shop.runMillis(6000);
        assertThat(shop.ledger.ceased())
                .contains("account 0: BEHIND", "account 1: BEHIND")
                .allMatch(text -> text.endsWith("BEHIND"));
        assertThat(shop.errors)
                .allMatch(error -> error.text().endsWith("which this manager does not know: they are ended, BEHIND."));
        assertThat(shop.errors.stream()
                        .filter(error -> error.text().matches("accounts-[12]@spoke-[24] holds [12] sessions, .*"))
                        .mapToInt(error -> error.text().contains("holds 2") ? 2 : 1)
                        .sum())
                .isEqualTo(2);
        final long answered = shop.ledger.answeredCount();
        shop.executive("desk-1").begin(ShopSessions.APPLICATION, "later", reason -> {});
        shop.runUntilAnswered(50);
        assertThat(shop.ledger.answeredCount()).isGreaterThan(answered);
    }

    @Test
    void shouldWriteEverythingAnewWhenADiskIsFoundDamagedWhileItRuns() {
        for (final String manager : List.of(shop.activeManager(), SessionScheduleTest.standby(shop))) {
            shop.platters.get(manager).isDamaged = true;
            shop.runUntilAnswered(50);
            assertThat(shop.platters.get(manager).isDamaged).isFalse();
        }
        final String other = shop.activeManager();
        shop.system.kill(EVERYTHING);
        shop.runMillis(1000);
        shop.platters.put(other, new SimDisk.Platter());
        shop.system.start(EVERYTHING);
        end();
    }

    @Test
    void shouldHoldEverythingWhileADiskIsFull() {
        final String active = shop.activeManager();
        shop.platters.get(active).isFull = true;
        shop.runMillis(1000);
        final long answered = shop.ledger.answeredCount();
        shop.runMillis(3000);
        assertThat(shop.ledger.answeredCount()).isEqualTo(answered);
        assertThat(shop.manager(active).isDiskFull()).isTrue();
        shop.platters.get(active).isFull = false;
        end();
    }

    @Test
    void shouldHoldEverythingWhileTheOtherDiskIsFull() {
        final String standby = SessionScheduleTest.standby(shop);
        shop.platters.get(standby).isFull = true;
        shop.runMillis(1000);
        final long answered = shop.ledger.answeredCount();
        shop.runMillis(3000);
        assertThat(shop.ledger.answeredCount()).isEqualTo(answered);
        shop.platters.get(standby).isFull = false;
        end();
    }

    @Test
    void shouldGoOnAloneIfItMayAndSayThatThisIsLess() {
        shop = SessionScheduleTest.begun(CONTINUE, SessionRules.STANDARD);
        final String standby = SessionScheduleTest.standby(shop);
        shop.platters.get(standby).isFull = true;
        shop.runMillis(4500);
        shop.ledger.levels().clear();
        shop.runUntilAnswered(50);
        assertThat(shop.ledger.levels()).containsOnly(SavedLevel.MEMORY);
        shop.platters.get(standby).isFull = false;
        shop.runMillis(1000);
        shop.ledger.levels().clear();
        shop.runUntilAnswered(50);
        assertThat(shop.ledger.levels()).containsOnly(SavedLevel.DISK);
        SessionScheduleTest.killUnheard(shop);
        end();
    }
}
