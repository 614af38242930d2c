package io.twinhub.transport;

import static io.twinhub.transport.MergeRig.A;
import static io.twinhub.transport.MergeRig.B;
import static io.twinhub.transport.MergeRig.MS;
import static io.twinhub.transport.MergeRig.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is counted per source and path, as text: "A 3/2/0" are 3 first copies, 2 late ones and none lost on A. */
class SourceAccountTest {
    private static final long SECOND = 1_000 * MS;

    private final MergeRig rig = MergeRig.started();

    @Test
    void shouldCountFirstAndSecondCopies() {
        rig.dense(A, 1, 1, 3).dense(B, 1, 1, 2).dense(B, 1, 3, 5).dense(A, 1, 4, 6);
        assertThat(account()).isEqualTo("A 4/2/0 B 2/3/0 both 0");
        assertThat(behind(B)).isEqualTo(1);
    }

    @Test
    void shouldCountWhatARunPassesOverForOthers() {
        rig.run(A, 1, 0, 90, 7, 80).run(B, 1, 0, 100, 7, 80, 95);
        assertThat(account()).isEqualTo("A 90/0/0 B 10/90/0 both 0");
    }

    @Test
    void shouldCountAsLostWhatAnIntervalBeginsBeyond() {
        rig.dense(B, 1, 1, 8);
        rig.run(A, 1, 5, 6, 6);
        assertThat(account()).isEqualTo("A 0/1/5 B 8/0/0 both 0");
    }

    @Test
    void shouldNotCountAsLostWhatIsMerelyLate() {
        rig.dense(A, 1, 1, 500);
        rig.pass(10 * SECOND);
        rig.pass(10 * SECOND);
        assertThat(account()).isEqualTo("A 500/0/0 B 0/0/0 both 0");
        assertThat(behind(B)).isEqualTo(500);
        rig.dense(B, 1, 1, 500);
        assertThat(account()).isEqualTo("A 500/0/0 B 0/500/0 both 0");
    }

    @Test
    void shouldCountAsLostWhatWasDeliveredWhileAPathWasDown() {
        rig.dense(A, 1, 1, 5).dense(B, 1, 1, 5);
        rig.merge.onPathDown(B, rig.nowNs);
        rig.pass(SECOND);
        rig.dense(A, 1, 6, 10);
        rig.pass(SECOND);
        assertThat(account()).as("just delivered").isEqualTo("A 10/0/0 B 0/5/0 both 0");
        rig.pass(SECOND);
        assertThat(account()).isEqualTo("A 10/0/0 B 0/5/5 both 0");
        rig.merge.onPathUp(B);
        rig.run(B, 1, 10, 10).dense(A, 1, 11, 12).dense(B, 1, 11, 12);
        assertThat(account()).isEqualTo("A 12/0/0 B 0/7/5 both 0");
    }

    @Test
    void shouldCountAsLostWhatASourceSentWhileItWasGoneFromAPath() {
        rig.dense(A, 1, 1, 5).dense(B, 1, 1, 5).gone(B, 1, 5, 5).dense(A, 1, 6, 9);
        rig.pass(SECOND);
        assertThat(account()).isEqualTo("A 9/0/0 B 0/5/0 both 0");
        rig.pass(SECOND);
        assertThat(account()).isEqualTo("A 9/0/0 B 0/5/4 both 0");
    }

    @Test
    void shouldCountAHeldRunWhenItIsReleased() {
        rig.dense(A, 1, 1, 2).dense(B, 1, 1, 2);
        rig.run(A, 1, 6, 8, 7, 8);
        assertThat(account()).isEqualTo("A 2/0/0 B 0/2/0 both 0");
        rig.dense(B, 1, 3, 6);
        assertThat(account()).isEqualTo("A 4/0/4 B 4/2/0 both 0");
        rig.dense(B, 1, 7, 8);
        assertThat(account()).isEqualTo("A 4/0/4 B 4/4/0 both 0");
    }

    @Test
    void shouldCountAGapOnBothPaths() {
        rig.dense(A, 1, 1, 2).dense(B, 1, 1, 2);
        rig.run(A, 1, 6, 8, 7, 8).run(B, 1, 5, 8, 6, 7, 8);
        assertThat(rig.taken()).contains("gap 1:(2,5]");
        assertThat(account()).isEqualTo("A 2/2/4 B 3/2/3 both 3");
        assertThat(rig.merge.account(SOURCE).gapCount()).isEqualTo(1);
    }

    @Test
    void shouldCountTheTailThatOnePathDidNotBring() {
        rig.dense(A, 1, 1, 10)
                .dense(B, 1, 1, 4)
                .run(B, 2, 0, 0)
                .run(A, 2, 0, 1, 1)
                .run(B, 2, 0, 1, 1);
        assertThat(account()).isEqualTo("A 11/0/0 B 0/5/6 both 0");
        assertThat(rig.merge.account(SOURCE).gapCount()).isEqualTo(1);
    }

    @Test
    void shouldNotCountWhatWasSentBeforeTheSourceWasFirstHeard() {
        final MergeRig late = new MergeRig(TransportLimits.SMALL, PathRules.STANDARD);
        late.merge.onPathUp(A);
        late.merge.onPathUp(B);
        late.run(A, 1, 100, 101, 101).run(B, 1, 100, 101, 101);
        assertThat(account(late)).isEqualTo("A 1/0/0 B 0/1/0 both 0");
    }

    @Test
    void shouldMeasureTheSkewOfTheSecondCopy() {
        rig.dense(A, 1, 1, 4);
        rig.nowNs += 5 * MS;
        rig.dense(B, 1, 1, 2);
        assertThat(rig.merge.skew(B).total())
                .as("the run has not come whole yet")
                .isZero();
        rig.nowNs += 1 * MS;
        rig.dense(B, 1, 3, 5).dense(A, 1, 5, 5);
        assertThat(rig.merge.skew(B).total()).isEqualTo(1);
        assertThat(rig.merge.skew(B).count(SkewBuckets.bucketOf(6 * MS))).isEqualTo(1);
        assertThat(SkewBuckets.bucketOf(6 * MS)).as("4.2 to 8.4 ms").isEqualTo(23);
        assertThat(rig.merge.skew(A).count(0)).as("in the same duty cycle").isEqualTo(1);
        assertThat(rig.merge.skew(A).total()).isEqualTo(1);
    }

    @Test
    void shouldMeasureSamplesWhenAPathIsFarBehindAndNothingThatItLost() {
        rig.dense(A, 1, 1, 1);
        rig.nowNs += 3 * MS;
        for (int sequence = 2; sequence <= 100; sequence++) {
            rig.dense(A, 1, sequence, sequence);
        }
        rig.nowNs += 2 * MS;
        rig.dense(B, 1, 1, 100);
        assertThat(rig.merge.skew(B).count(SkewBuckets.bucketOf(5 * MS))).isEqualTo(1);
        assertThat(rig.merge.skew(B).count(SkewBuckets.bucketOf(2 * MS))).isEqualTo(3);
        rig.dense(A, 1, 101, 110).run(B, 1, 110, 111, 111);
        assertThat(rig.merge.skew(B).total()).as("what B lost has no skew").isEqualTo(4);
    }

    @Test
    void shouldFindQuantilesInBuckets() {
        final SkewBuckets skew = new SkewBuckets();
        assertThat(skew.quantileNs(0.99)).isZero();
        for (int i = 0; i < 98; i++) {
            skew.add(100);
        }
        skew.add(5000);
        skew.add(Long.MAX_VALUE);
        assertThat(skew.quantileNs(0.5)).isEqualTo(128);
        assertThat(skew.quantileNs(0.99)).isEqualTo(8192);
        assertThat(skew.quantileNs(1)).isEqualTo(Long.MAX_VALUE);
    }

    /** Whatever comes in whatever pieces: each number is counted once per path, and once as first or as lost on both. */
    @Test
    void shouldCountEachNumberOncePerPathUnderChance() {
        for (long seed = 0; seed < 500; seed++) {
            checkBalance(seed);
        }
    }

    private static void checkBalance(final long seed) {
        final Random random = new Random(seed);
        final MergeRig chance = MergeRig.started();
        final long[] sent = new long[2];
        for (int step = 0; step < 200; step++) {
            final int path = random.nextInt(2);
            final long after = sent[path] + (random.nextInt(10) == 0 ? random.nextInt(5) : 0);
            sent[path] = after + random.nextInt(6);
            chance.run(path, 1, after, sent[path]);
            if (random.nextInt(20) == 0) {
                chance.pass(random.nextInt(3) * SECOND);
            }
        }
        chance.pass(10 * SECOND);
        final SourceAccount account = chance.merge.account(SOURCE);
        final long total = account.first(A) + account.first(B) + account.lostOnBoth();
        for (int path = 0; path < 2; path++) {
            assertThat(account.first(path) + account.late(path) + account.lost(path) + account.behind(path))
                    .as("path %d, seed %d", path, seed)
                    .isEqualTo(total);
        }
    }

    private long behind(final int path) {
        return rig.merge.account(SOURCE).behind(path);
    }

    private String account() {
        return account(rig);
    }

    private static String account(final MergeRig rig) {
        final SourceAccount account = rig.merge.account(SOURCE);
        return "A " + text(account, A) + " B " + text(account, B) + " both " + account.lostOnBoth();
    }

    private static String text(final SourceAccount account, final int path) {
        return account.first(path) + "/" + account.late(path) + "/" + account.lost(path);
    }
}
