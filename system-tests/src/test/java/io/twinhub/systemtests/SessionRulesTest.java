package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.executive.SessionRules;
import io.twinhub.executive.manager.ManagerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The tests of sessions notice rules that look sufficient. */
class SessionRulesTest {
    @Test
    void shouldNoticeASaveOfAFormerIncarnation() {
        final SessionRules rules = new SessionRules() {
            @Override
            public boolean checksIncarnation() {
                return false;
            }
        };
        assertNoticed(rules, shop -> SessionScheduleTest.standStill(shop, shop.holderOf("0")));
    }

    @Test
    void shouldNoticeAnAnswerBeforeTheStandbyHasTheSave() {
        final SessionRules rules = new SessionRules() {
            @Override
            public boolean waitsForStandby() {
                return false;
            }
        };
        assertNoticed(rules, SessionScheduleTest::killUnheard);
    }

    @Test
    void shouldNoticeThatWhatWasGivenIsForgottenBeforeItIsSaved() {
        final SessionRules rules = new SessionRules() {
            @Override
            public boolean keepsUntilSaved() {
                return false;
            }
        };
        assertNoticed(rules, shop -> SessionScheduleTest.killBeforeSave(shop, "accounts"));
    }

    @Test
    void shouldNoticeOutputsThatLeaveBeforeTheSave() {
        final SessionRules rules = new SessionRules() {
            @Override
            public boolean holdsOutputs() {
                return false;
            }
        };
        assertNoticed(rules, shop -> SessionScheduleTest.killAfterTurn(shop, "orders"));
    }

    @Test
    void shouldNoticeAManagerThatGoesOnAloneWhileAStandbyReliesOnHavingEverything() {
        final SessionRules rules = new SessionRules() {
            @Override
            public boolean waitsForRelying() {
                return false;
            }
        };
        assertNoticed(SessionScheduleTest.CONTINUE, rules, SessionSyncTest::killAlone);
    }

    @Test
    void shouldNoticeAManagerThatBeginsWithoutAskingTheOthers() {
        final SessionRules rules = new SessionRules() {
            @Override
            public boolean asksOthers() {
                return false;
            }
        };
        assertNoticed(SessionScheduleTest.WAIT, rules, SessionSyncTest::beginAnewWhileTheOtherStandsStill);
    }

    @Test
    void shouldNoticeAnAnswerBeforeTheDiskHasTheSave() {
        final SessionRules rules = new SessionRules() {
            @Override
            public boolean waitsForDisk() {
                return false;
            }
        };
        assertNoticed(SessionScheduleTest.DISK, rules, SessionDiskTest::stopBeforeSlowDisks);
    }

    private static void assertNoticed(final SessionRules rules, final Consumer<ShopSystem> schedule) {
        assertNoticed(SessionScheduleTest.WAIT, rules, schedule);
    }

    private static void assertNoticed(
            final ManagerSettings settings, final SessionRules rules, final Consumer<ShopSystem> schedule) {
        final List<String> seen = new ArrayList<>();
        final ShopSystem shop = SessionScheduleTest.begun(settings, rules);
        schedule.accept(shop);
        shop.runMillis(1000);
        shop.settle();
        seen.addAll(shop.ledger.violations());
        seen.addAll(shop.ledger.ceased());
        System.out.println("noticed: " + seen);
        assertThat(seen).isNotEmpty();
    }
}
