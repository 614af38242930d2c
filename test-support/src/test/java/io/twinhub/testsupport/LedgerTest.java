package io.twinhub.testsupport;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final int P = 0;
    private static final int S = 1;
    private static final int X = 10;
    private static final int Y = 11;
    private static final int NOT_FOR_S = 12;
    private static final int UNASKED = 13;

    private final Ledger ledger = ledger(events(X, Y));

    private static Ledger ledger(final BitSet inLineOnly) {
        return new Ledger(
                copy -> copy == P ? "P" : "S",
                2,
                publishers(),
                new int[] {P, S},
                new BitSet[] {events(), events(X, Y, UNASKED)},
                new BitSet[] {events(), inLineOnly});
    }

    private static int[] publishers() {
        final int[] publishers = new int[14];
        java.util.Arrays.fill(publishers, -1);
        publishers[X] = P;
        publishers[Y] = P;
        publishers[NOT_FOR_S] = P;
        publishers[UNASKED] = P;
        return publishers;
    }

    private static BitSet events(final int... ids) {
        final BitSet events = new BitSet();
        for (final int id : ids) {
            events.set(id);
        }
        return events;
    }

    @BeforeEach
    void subscribe() {
        ledger.onSubscribed(S, events(X, Y));
        ledger.onSettled(S);
        ledger.onAccepted(P, X); // 1
        ledger.onAccepted(P, NOT_FOR_S); // 2
        ledger.onAccepted(P, Y); // 3
        ledger.onAccepted(P, X); // 4
    }

    @Test
    void shouldAcceptACompleteDeliveryWithHolesWhereNothingIsSubscribed() {
        deliver(X, 1);
        deliver(Y, 3);
        deliver(X, 4);
        assertThatCode(ledger::checkComplete).doesNotThrowAnyException();
    }

    @Test
    void shouldFindALossAtTheNextDelivery() {
        deliver(X, 1);
        assertThatThrownBy(() -> deliver(X, 4))
                .isInstanceOf(LedgerViolation.class)
                .hasMessageContaining("LOST number 3");
    }

    @Test
    void shouldFindALossOfTheFirstExpected() {
        assertThatThrownBy(() -> deliver(Y, 3)).hasMessageContaining("LOST number 1");
    }

    @Test
    void shouldFindALossAtTheEnd() {
        deliver(X, 1);
        assertThatThrownBy(ledger::checkComplete).hasMessageContaining("LOST number 3");
    }

    @Test
    void shouldExcuseALossThatWasReportedSinceTheLastDelivery() {
        deliver(X, 1);
        ledger.onGap(P, S);
        deliver(X, 4);
        ledger.onAccepted(P, X); // 5
        ledger.onAccepted(P, X); // 6
        assertThatThrownBy(() -> deliver(X, 6)).hasMessageContaining("LOST number 5");
    }

    @Test
    void shouldRefuseAnyGapWhereNoneIsAllowed() {
        ledger.gapsAllowed(false);
        assertThatThrownBy(() -> ledger.onGap(P, S)).hasMessageContaining("GAP");
    }

    @Test
    void shouldAllowAGapWhereMoreWasSentThanFindsRoom() {
        ledger.gapsAllowed(false);
        ledger.overload((publisher, subscriber) -> publisher == P && subscriber == S);
        assertThatCode(() -> ledger.onGap(P, S)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ledger.onGap(S, P)).hasMessageContaining("GAP");
    }

    @Test
    void shouldFindDuplicatesAndReorder() {
        deliver(X, 1);
        assertThatThrownBy(() -> deliver(X, 1)).hasMessageContaining("DUPLICATE");
        deliver(Y, 3);
        assertThatThrownBy(() -> deliver(X, 1)).hasMessageContaining("REORDER");
    }

    @Test
    void shouldFindWhatTheConfigurationDoesNotAllow() {
        assertThatThrownBy(() -> deliver(NOT_FOR_S, 2)).hasMessageContaining("FORBIDDEN");
        assertThatThrownBy(() -> deliver(99, 2)).hasMessageContaining("FORBIDDEN");
        assertThatThrownBy(() -> deliver(UNASKED, 2)).hasMessageContaining("UNASKED");
    }

    @Test
    void shouldFindForgedValues() {
        assertThatThrownBy(() -> deliver(X, 5)).hasMessageContaining("FORGED");
        assertThatThrownBy(() -> deliver(Y, 1)).hasMessageContaining("FORGED");
        assertThatThrownBy(() -> ledger.onDelivered(S, X, 1, false, -1)).hasMessageContaining("FORGED");
    }

    @Test
    void shouldExpectNothingOfWhatWasAcceptedBeforeASubscriberSettled() {
        ledger.onSubscribed(S, events(X, Y));
        deliver(X, 4);
        ledger.onSettled(S);
        ledger.onAccepted(P, X); // 5
        assertThatThrownBy(ledger::checkComplete).hasMessageContaining("LOST number 5");
    }

    @Test
    void shouldDemandFreshEventsInTheRollCallWhateverWasReported() {
        ledger.onGap(P, S);
        ledger.startRollCall();
        ledger.onAccepted(P, X); // 5
        assertThatCode(ledger::checkComplete).doesNotThrowAnyException();
        assertThatThrownBy(ledger::checkRollCall).hasMessageContaining("NOT ALIVE");
        deliver(X, 5);
        assertThatCode(ledger::checkRollCall).doesNotThrowAnyException();
    }

    private void deliver(final int eventId, final int number) {
        ledger.onDelivered(S, eventId, number, true, -1);
    }
}
