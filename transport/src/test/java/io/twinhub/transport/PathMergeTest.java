package io.twinhub.transport;

import static io.twinhub.transport.MergeRig.A;
import static io.twinhub.transport.MergeRig.B;
import static io.twinhub.transport.MergeRig.MS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathMergeTest {
    private static final TransportLimits LIMITS = TransportLimits.SMALL;

    @Test
    void shouldDeliverTheFirstCopyAndDropTheSecond() {
        final MergeRig rig = MergeRig.started();
        rig.dense(A, 1, 1, 3).dense(B, 1, 1, 2).dense(B, 1, 3, 5).dense(A, 1, 4, 6);
        assertThat(rig.taken()).containsExactly("1:1", "1:2", "1:3", "1:4", "1:5", "1:6");
    }

    @Test
    void shouldDeliverAtOnceWhatASparseRunLeavesOutRightly() {
        final MergeRig rig = MergeRig.started();
        rig.run(A, 1, 0, 90, 7, 80).run(A, 1, 90, 100, 95).run(B, 1, 0, 100, 7, 80, 95);
        assertThat(rig.taken()).containsExactly("1:7", "1:80", "1:95");
    }

    @Test
    void shouldHoldBackARejoiningPathThatRunsAhead() {
        final MergeRig rig = MergeRig.started();
        rig.dense(A, 1, 1, 9).dense(B, 1, 1, 9).taken();
        rig.run(A, 1, 20, 21, 21);
        assertThat(rig.taken()).containsExactly("ask B");
        rig.dense(B, 1, 10, 20);
        assertThat(rig.taken())
                .containsExactly(
                        "1:10", "1:11", "1:12", "1:13", "1:14", "1:15", "1:16", "1:17", "1:18", "1:19", "1:20", "1:21");
        rig.dense(B, 1, 21, 22);
        assertThat(rig.taken()).containsExactly("1:22");
    }

    @Test
    void shouldCloseAHoleInSilenceBeforeTheGoodPathDies() {
        final MergeRig rig = MergeRig.started();
        rig.run(B, 1, 0, 15, 15).taken();
        rig.run(A, 1, 20, 20);
        assertThat(rig.taken()).containsExactly("ask B");
        assertThat(rig.merge.behindCount(A)).isEqualTo(1);
        rig.run(B, 1, 15, 20);
        assertThat(rig.merge.behindCount(A)).isZero();
        rig.merge.onPathDown(B, rig.nowNs);
        rig.run(A, 1, 20, 50, 50);
        assertThat(rig.taken()).containsExactly("1:50");
    }

    @Test
    void shouldAskAgainUntilTheHoleIsClosed() {
        final MergeRig rig = MergeRig.started();
        rig.run(A, 1, 20, 20);
        assertThat(rig.taken()).containsExactly("ask B");
        rig.pass(LIMITS.askIntervalNs() - 1);
        assertThat(rig.taken()).isEmpty();
        rig.pass(1);
        assertThat(rig.taken()).containsExactly("ask B");
        assertThat(rig.merge.nextDueNs()).isEqualTo(rig.nowNs + LIMITS.askIntervalNs());
        rig.run(B, 1, 0, 20);
        rig.pass(LIMITS.askIntervalNs());
        assertThat(rig.taken()).isEmpty();
        assertThat(rig.merge.nextDueNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldReportTheGapAtOnceWhenTheOtherPathDies() {
        final MergeRig rig = MergeRig.started();
        rig.run(A, 1, 20, 21, 21).taken();
        rig.merge.onPathDown(B, rig.nowNs);
        assertThat(rig.taken()).containsExactly("gap 1:(0,20]", "1:21");
    }

    @Test
    void shouldReportTheGapAtOnceWhenTheSourceIsGoneFromTheOtherPath() {
        final MergeRig rig = MergeRig.started();
        rig.run(A, 1, 20, 21, 21).taken();
        rig.gone(B, 1, 0, 5, rig.asked[B]);
        assertThat(rig.taken()).containsExactly("gap 1:(5,20]", "1:21");
    }

    @Test
    void shouldBelieveThatTheSourceIsGoneOnlyAsAnAnswer() {
        final MergeRig rig = MergeRig.started();
        // The source left B, came back, and left A only then; the news of its return is still on its slow way.
        rig.run(B, 1, 0, 10, 10).gone(B, 1, 10, 10).run(A, 1, 0, 12, 12).run(A, 1, 14, 15, 15);
        assertThat(rig.taken()).containsExactly("1:10", "1:12", "ask B");
        rig.run(B, 1, 11, 11).run(B, 1, 11, 14, 12, 13, 14);
        assertThat(rig.taken()).containsExactly("1:13", "1:14", "1:15");

        rig.gone(B, 1, 14, 14).run(A, 1, 20, 21, 21);
        assertThat(rig.taken()).containsExactly("ask B");
        rig.gone(B, 1, 14, 14, rig.asked[B]);
        assertThat(rig.taken()).containsExactly("gap 1:(15,20]", "1:21");
        rig.run(A, 1, 30, 31, 31);
        assertThat(rig.taken()).as("each hole is a question of its own").containsExactly("ask B");
    }

    @Test
    void shouldAwaitAPathAgainToWhichTheSourceReturned() {
        final MergeRig rig = MergeRig.started();
        rig.gone(B, 1, 0, 0).run(B, 1, 0, 0).run(A, 1, 20, 21, 21);
        assertThat(rig.taken()).containsExactly("ask B");
    }

    @Test
    void shouldReportOneGapWhenBothPathsAreBehindHoles() {
        final MergeRig rig = MergeRig.started();
        rig.run(A, 1, 20, 21, 21).taken();
        rig.run(B, 1, 10, 12, 12);
        assertThat(rig.taken()).containsExactly("gap 1:(0,10]", "1:12");
        rig.pass(LIMITS.askIntervalNs() / 10);
        assertThat(rig.taken()).as("the next hole is a question of its own").containsExactly("ask B");
        rig.run(B, 1, 12, 20, 20);
        assertThat(rig.taken()).containsExactly("1:20", "1:21");
    }

    @Test
    void shouldGiveUpAHoleWhenTheHoldBackTimeIsOver() {
        final MergeRig rig = MergeRig.started();
        rig.run(A, 1, 20, 21, 21);
        rig.pass(LIMITS.holdBackNs() - 1);
        assertThat(rig.taken()).containsOnly("ask B");
        rig.pass(1);
        assertThat(rig.taken()).containsExactly("gap 1:(0,20]", "1:21");
        rig.dense(B, 1, 1, 20);
        assertThat(rig.taken()).isEmpty();
    }

    @Test
    void shouldWaitAsLongAsTheSlowPathStillFillsHoles() {
        final MergeRig rig = MergeRig.started();
        // A loses every second message for longer than the hold-back time; B brings all of them, 200 ms later.
        final long lagNs = 200 * MS;
        final long stepNs = 50 * MS;
        final int lag = (int) (lagNs / stepNs);
        final int count = (int) (3 * LIMITS.holdBackNs() / stepNs);
        for (int i = 1; i <= count; i++) {
            if (i % 2 == 0) {
                rig.run(A, 1, i - 1, i, i);
            }
            if (i > lag) {
                rig.dense(B, 1, i - lag, i - lag);
            }
            rig.pass(stepNs);
        }
        assertThat(rig.taken()).noneMatch(entry -> entry.startsWith("gap")).contains("1:" + (count - lag));
    }

    @Test
    void shouldGiveEachHoleItsOwnHoldBackTime() {
        final MergeRig rig = MergeRig.started();
        rig.run(A, 1, 20, 21, 21);
        rig.pass(LIMITS.holdBackNs() - MS);
        rig.run(A, 1, 30, 31, 31).taken();
        rig.pass(MS);
        assertThat(rig.taken()).contains("gap 1:(0,20]", "1:21").doesNotContain("gap 1:(21,30]");
        rig.dense(B, 1, 1, 30);
        assertThat(rig.taken()).endsWith("1:30", "1:31").doesNotContain("gap 1:(21,30]");
    }

    @Test
    void shouldHoldANewSourceEpochUntilTheTailOfTheOldOneHasCome() {
        final MergeRig rig = MergeRig.started();
        rig.dense(A, 1, 1, 2).taken();
        rig.dense(A, 2, 1, 1);
        assertThat(rig.taken()).containsExactly("ask B");
        rig.dense(B, 1, 1, 4);
        assertThat(rig.taken()).containsExactly("1:3", "1:4");
        rig.run(B, 2, 0, 0);
        assertThat(rig.taken()).containsExactly("tail 1:(4", "2:1");
    }

    @Test
    void shouldBeginANewSourceEpochWhenTheOtherPathIsGoneOrDownOrTooLate() {
        final MergeRig gone = MergeRig.started();
        gone.dense(A, 2, 1, 1).taken();
        gone.gone(B, 1, 0, 3);
        assertThat(gone.taken()).isEmpty();
        gone.gone(B, 1, 3, 3, gone.asked[B]);
        assertThat(gone.taken()).containsExactly("tail 1:(3", "2:1");

        final MergeRig down = MergeRig.started();
        down.dense(A, 2, 1, 1).taken();
        down.merge.onPathDown(B, down.nowNs);
        assertThat(down.taken()).containsExactly("tail 1:(0", "2:1");

        final MergeRig late = MergeRig.started();
        late.dense(A, 2, 1, 1);
        late.pass(LIMITS.holdBackNs());
        assertThat(late.taken()).endsWith("tail 1:(0", "2:1");
        late.dense(B, 1, 1, 9);
        assertThat(late.taken()).isEmpty();
    }

    @Test
    void shouldReportWhatTheNewEpochLostAtItsBeginning() {
        final MergeRig rig = MergeRig.started();
        rig.run(A, 2, 5, 6, 6).taken();
        rig.run(B, 2, 3, 6, 4, 6);
        assertThat(rig.taken()).containsExactly("tail 1:(0", "gap 2:(0,3]", "2:4", "2:6");
    }

    @Test
    void shouldDropOnOverflowAndGoOnBehindAHole() {
        final MergeRig rig = MergeRig.started(limitsWithHeldRuns(3));
        rig.dense(A, 1, 1, 1);
        for (int i = 11; i <= 14; i++) {
            rig.run(A, 1, i - 1, i, i);
        }
        assertThat(rig.taken()).containsExactly("1:1", "ask B");
        rig.run(A, 1, 14, 15, 15);
        rig.dense(B, 1, 2, 13);
        assertThat(rig.taken()).startsWith("1:2").endsWith("1:13").hasSize(12);
        rig.dense(B, 1, 14, 14);
        assertThat(rig.taken()).containsExactly("1:14", "1:15");
    }

    @Test
    void shouldAwaitAPathThatIsUpButHasNotSaidYetWhatItHas() {
        final MergeRig rig = new MergeRig(LIMITS, PathRules.STANDARD);
        rig.merge.onPathUp(A);
        rig.merge.onPathUp(B);
        rig.run(A, 7, 40, 41, 41);
        assertThat(rig.taken()).containsExactly("ask B");
        rig.run(B, 7, 39, 40, 40);
        assertThat(rig.taken()).containsExactly("gap 7:(0,39]", "7:40", "7:41");
    }

    @Test
    void shouldNotAwaitAHubThatNeverHeardOfTheSource() {
        final MergeRig rig = new MergeRig(LIMITS, PathRules.STANDARD);
        rig.merge.onPathUp(A);
        rig.merge.onPathUp(B);
        rig.dense(A, 7, 1, 1);
        rig.gone(B, 0, 0, 0, rig.asked[B]);
        assertThat(rig.taken()).containsExactly("ask B", "7:1");
    }

    @Test
    void shouldDropWhatIsOfAnOlderSourceEpoch() {
        final MergeRig rig = MergeRig.started();
        rig.run(A, 2, 0, 0).run(B, 2, 0, 0).taken();
        rig.dense(A, 1, 1, 9).dense(B, 1, 5, 5);
        assertThat(rig.taken()).isEmpty();
        rig.dense(B, 2, 1, 1);
        assertThat(rig.taken()).containsExactly("2:1");
    }

    static TransportLimits limitsWithHeldRuns(final int count) {
        return new TransportLimits(
                LIMITS.superMessageLength(),
                LIMITS.superMessageCount(),
                LIMITS.heartbeatIntervalNs(),
                LIMITS.deadAfterNs(),
                LIMITS.helloIntervalNs(),
                LIMITS.flushNs(),
                LIMITS.holdBackNs(),
                LIMITS.askIntervalNs(),
                count,
                LIMITS.pollLimit());
    }
}
