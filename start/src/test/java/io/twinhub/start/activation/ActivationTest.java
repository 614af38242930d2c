package io.twinhub.start.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.TwinhubException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one computer does on orders, and by itself, with the time as an argument: milliseconds since the first pause came. */
final class ActivationTest {
    private static final long MS = 1_000_000;
    private static final long WITHIN_MS = 60_000;
    private static final long RETURN_MS = Activation.returnMs(WITHIN_MS);
    /** Wall and monotonic clock begin anywhere. */
    private static final long WALL_MS = 1_790_000_000_000L;

    private static final long START_NS = -77 * MS;

    private final Order beside = Order.none("plant", "1").in("a").leading("1", "2", "");
    private final Order pause = beside.pause("1", "2", WITHIN_MS);
    private final Activation paused = Activation.none("plant", "1")
            .next(beside, false, ns(-5000), wall(-5000))
            .next(pause, false, ns(0), wall(0));
    private final Activation tried = paused.next(pause.tried(), false, ns(300), wall(300));

    @Test
    void shouldLetTheOtherVersionLeadStepByStep() {
        final Activation none = Activation.none("plant", "1");
        assertThat(none.leads(ns(0), wall(0))).isEqualTo("1");
        final Activation first = none.next(beside, false, ns(0), wall(0));
        assertThat(first.leads(ns(0), wall(0))).isEqualTo("1");
        assertThat(first.runs(ns(0), wall(0))).containsExactlyInAnyOrder("1", "2");
        assertThat(paused.leads(ns(100), wall(100))).isEmpty();
        assertThat(paused.runs(ns(100), wall(100))).containsExactlyInAnyOrder("1", "2");
        assertThat(tried.leads(ns(400), wall(400))).isEqualTo("2");
        assertThat(tried.runs(ns(400), wall(400))).containsExactlyInAnyOrder("1", "2");
        final Activation kept = tried.next(pause.tried().leading("2", "", "1"), false, ns(9_000), wall(9_000));
        assertThat(kept.leads(ns(999_000), wall(999_000))).isEqualTo("2");
        assertThat(kept.runs(ns(9_000), wall(9_000))).containsExactly("2");
        assertThat(kept.order().back()).isEqualTo("1");
    }

    /** The time counts from the pause, not from what followed it. */
    @Test
    void shouldReturnByItself() {
        for (final Activation each : new Activation[] {paused, tried}) {
            final String leading = each.order().leads();
            assertThat(each.leads(ns(WITHIN_MS - 1), wall(WITHIN_MS - 1))).isEqualTo(leading);
            assertThat(each.leads(ns(WITHIN_MS), wall(WITHIN_MS))).isEmpty();
            assertThat(each.runs(ns(WITHIN_MS), wall(WITHIN_MS))).containsExactly("1");
            final long endMs = WITHIN_MS + RETURN_MS;
            assertThat(each.leads(ns(endMs - 1), wall(endMs - 1))).isEmpty();
            assertThat(each.isSettled(ns(endMs - 1))).isFalse();
            assertThat(each.leads(ns(endMs), wall(endMs))).isEqualTo("1");
            assertThat(each.isSettled(ns(endMs))).isTrue();
        }
    }

    @Test
    void shouldTellHowAVersionStandsAndHowLongItTakesByItself() {
        final Activation first = Activation.none("plant", "1").next(beside, false, ns(0), wall(0));
        assertThat(first.lead("1", ns(0), wall(0))).isEqualTo(new VersionLead("1", Lead.LEADS, 0));
        assertThat(first.lead("2", ns(0), wall(0))).isEqualTo(new VersionLead("2", Lead.BESIDE, 0));

        final long againMs = WITHIN_MS + RETURN_MS;
        assertThat(paused.lead("1", ns(100), wall(100))).isEqualTo(new VersionLead("1", Lead.PAUSED, againMs - 100));
        assertThat(paused.lead("2", ns(100), wall(100))).isEqualTo(new VersionLead("2", Lead.PAUSED, 0));
        assertThat(tried.lead("1", ns(400), wall(400))).isEqualTo(new VersionLead("1", Lead.BESIDE, againMs - 400));
        assertThat(tried.lead("2", ns(400), wall(400)))
                .isEqualTo(new VersionLead("2", Lead.LEADS, WITHIN_MS - 400))
                .extracting(VersionLead::text)
                .isEqualTo("leads for 60 s more");
        assertThat(tried.lead("1", ns(againMs - 1), wall(againMs - 1)))
                .isEqualTo(new VersionLead("1", Lead.PAUSED, 1))
                .extracting(VersionLead::text)
                .isEqualTo("is paused, and leads again in 1 s");
        assertThat(tried.lead("1", ns(againMs), wall(againMs))).isEqualTo(new VersionLead("1", Lead.LEADS, 0));
        final Activation kept = tried.next(pause.tried().leading("2", "", "1"), false, ns(9_000), wall(9_000));
        assertThat(kept.lead("1", ns(9_000), wall(9_000))).isEqualTo(new VersionLead("1", Lead.BESIDE, 0));
    }

    /** A start command that was killed, at whatever moment, and begins again after a second does the same at the same time. */
    @Test
    void shouldGoOnFromWhatIsKept() {
        for (long ms = 0; ms < WITHIN_MS + RETURN_MS + 5_000; ms += 97) {
            for (final Activation each : new Activation[] {paused, tried}) {
                final Activation again =
                        Activation.restored(each.order(), each.beganWallMs(), ns(ms) + 12_345 * MS, wall(ms));
                for (long later = ms; later < ms + 80_000; later += 977) {
                    assertThat(again.leads(ns(later) + 12_345 * MS, wall(later)))
                            .isEqualTo(each.leads(ns(later), wall(later)));
                    assertThat(again.runs(ns(later) + 12_345 * MS, wall(later)))
                            .isEqualTo(each.runs(ns(later), wall(later)));
                }
            }
        }
    }

    /** While a computer is suspended only its wall clock goes on; the former version takes the longer way. */
    @Test
    void shouldStopByTheEarlierClockAndReturnByTheMonotonicOne() {
        assertThat(tried.leads(ns(1_000), wall(1_000 + WITHIN_MS))).isEmpty();
        assertThat(tried.leads(ns(1_000), wall(1_000 + WITHIN_MS + RETURN_MS))).isEmpty();
        assertThat(tried.leads(ns(WITHIN_MS), wall(-WITHIN_MS))).isEmpty();
        assertThat(tried.leads(ns(WITHIN_MS + RETURN_MS), wall(-WITHIN_MS))).isEqualTo("1");
    }

    @Test
    void shouldNotLeadOnWhenTheWallClockWasSetBackBehindAKill() {
        final Activation again = Activation.restored(tried.order(), tried.beganWallMs(), ns(0), wall(-3_600_000));
        assertThat(again.leads(ns(0), wall(-3_600_000))).isEmpty();
        assertThat(again.leads(ns(RETURN_MS - 1), wall(0))).isEmpty();
        assertThat(again.leads(ns(RETURN_MS), wall(0))).isEqualTo("1");
    }

    @Test
    void shouldTakeTheSameOrderTwice() {
        assertThat(tried.next(pause.tried(), false, ns(500), wall(500))).isSameAs(tried);
        assertThat(tried.next(pause.tried(), false, ns(99_000), wall(99_000))).isSameAs(tried);
    }

    @Test
    void shouldRefuseAnOldNumber() {
        assertRefused(ErrorCode.ORDER_OUTDATED, () -> tried.next(beside, false, ns(500), wall(500)));
        assertRefused(
                ErrorCode.ORDER_OUTDATED, () -> tried.next(pause.leading("1", "", ""), false, ns(500), wall(500)));
    }

    /** Of two administrators the second one. */
    @Test
    void shouldRefuseAnotherActivationWhileOneIsUnderWay() {
        final Order other = tried.order().in("b").pause("1", "3", WITHIN_MS);
        assertRefused(ErrorCode.ORDER_UNDER_WAY, () -> tried.next(other, false, ns(500), wall(500)));
        final Activation later = tried.next(other, false, ns(WITHIN_MS), wall(WITHIN_MS));
        assertThat(later.leftMs(ns(WITHIN_MS), wall(WITHIN_MS))).isEqualTo(WITHIN_MS);
    }

    @Test
    void shouldRefuseAnotherVersionWithoutAPauseJustBefore() {
        final Activation first = Activation.none("plant", "1").next(beside, false, ns(0), wall(0));
        assertRefused(
                ErrorCode.ORDER_WITHOUT_PAUSE, () -> first.next(beside.leading("2", "", "1"), false, ns(0), wall(0)));
        assertRefused(ErrorCode.ORDER_WITHOUT_PAUSE, () -> first.next(pause.tried(), false, ns(0), wall(0)));
        assertRefused(
                ErrorCode.ORDER_WITHOUT_PAUSE,
                () -> tried.next(tried.order().leading("1", "", "2"), false, ns(500), wall(500)));
        assertThat(tried.next(tried.order().leading("1", "", "2"), true, ns(500), wall(500))
                        .leads(ns(500), wall(500)))
                .isEqualTo("1");
    }

    @Test
    void shouldRefuseWhatComesWhenTheTimeIsOver() {
        assertRefused(ErrorCode.ORDER_LATE, () -> paused.next(pause.tried(), false, ns(WITHIN_MS), wall(WITHIN_MS)));
        final Order kept = tried.order().leading("2", "", "1");
        assertRefused(ErrorCode.ORDER_WITHOUT_PAUSE, () -> tried.next(kept, false, ns(WITHIN_MS), wall(WITHIN_MS)));
    }

    /** Before confirmation, and within the same time. */
    @Test
    void shouldGoBackByAPause() {
        final Order again = tried.order().pause("1", "2", WITHIN_MS);
        final Activation second = tried.next(again, false, ns(20_000), wall(20_000));
        assertThat(second.leads(ns(20_000), wall(20_000))).isEmpty();
        assertThat(second.leftMs(ns(20_000), wall(20_000))).isEqualTo(WITHIN_MS - 20_000);
        final Activation back = second.next(again.leading("1", "", "2"), false, ns(20_100), wall(20_100));
        assertThat(back.leads(ns(20_100), wall(20_100))).isEqualTo("1");
        assertThat(back.runs(ns(20_100), wall(20_100))).containsExactly("1");
    }

    /**
     * The schedule of docs/activation.md: one computer hears the pause last, has the slowest clock, and a start command that stands still; the other one hears it first and has the fastest clock.
     */
    @ParameterizedTest
    @ValueSource(longs = {10_000, 60_000, 600_000, 3_600_000})
    void shouldReturnOnlyWhenNothingOfTheOtherVersionIsActiveAnywhere(final long withinMs) {
        final Order of = beside.pause("1", "2", withinMs);
        final Activation each = Activation.none("plant", "1")
                .next(beside, false, ns(0), wall(0))
                .next(of, false, ns(0), wall(0))
                .next(of.tried(), false, ns(10), wall(10));
        final double slow = 0.995;
        final double fast = slow * 1.01;
        // Real time at which the last one stops, and the leases over that only it still renews.
        final double goneMs = Activation.PAUSE_WINDOW_MS + firstMs(each, "", slow) + Activation.LEASE_MS;
        final double backMs = firstMs(each, "1", fast);
        assertThat(backMs).isGreaterThan(goneMs);
        assertThat(backMs - goneMs).isLessThan(Activation.MARGIN_MS * 1.1);
    }

    /** Real milliseconds from the pause until this version leads, by a clock of this rate. */
    private static double firstMs(final Activation activation, final String leads, final double rate) {
        long ms = 10;
        while (!activation.leads(ns(ms), wall(ms)).equals(leads)) {
            ms++;
        }
        return ms / rate;
    }

    private static void assertRefused(final ErrorCode code, final ThrowingCallable order) {
        assertThatThrownBy(order)
                .isInstanceOfSatisfying(
                        TwinhubException.class,
                        refused -> assertThat(refused.error().errorCode()).isEqualTo(code));
    }

    private static long ns(final long ms) {
        return START_NS + ms * MS;
    }

    private static long wall(final long ms) {
        return WALL_MS + ms;
    }
}
