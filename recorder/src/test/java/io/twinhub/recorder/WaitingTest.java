package io.twinhub.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a recorder asks its localHub for, and when a replay is due. */
class WaitingTest {
    private static final int SOURCE = 2;
    private static final long EPOCH = 1;

    private final List<String> asked = new ArrayList<>();
    private final Reached reached =
            new Reached(4, (source, epoch, position) -> asked.add(source + " " + epoch + " " + position));
    private final Waiting waiting = new Waiting(reached);
    private final Waiting other = new Waiting(reached);

    @Test
    void shouldAskAgainWhenAMarkCameThatIsNotFarEnough() {
        waiting.add(SOURCE, 1, EPOCH, 10, 0);

        mark(EPOCH, 5); // for the recorder itself, which was told of a gap: it has taken the place of the other one

        assertThat(asked).containsExactly("2 1 10", "2 1 10");
        assertThat(next(waiting)).isNull();
        mark(EPOCH, 10);
        assertThat(next(waiting).position()).isEqualTo(10);
        assertThat(asked).hasSize(2);
    }

    @Test
    void shouldNotWaitForWhatOthersLack() {
        other.add(SOURCE, 1, EPOCH, Long.MAX_VALUE, 0);
        waiting.add(SOURCE, 1, EPOCH, 10, 0);

        assertThat(asked).containsExactly("2 1 " + Long.MAX_VALUE, "2 1 10");
        mark(EPOCH, 12);
        assertThat(next(waiting)).isNotNull();
        assertThat(next(other)).isNull();
        assertThat(asked).last().isEqualTo("2 1 " + Long.MAX_VALUE);
    }

    @Test
    void shouldNotAskForWhatLiesBehindANearerPosition() {
        waiting.add(SOURCE, 1, EPOCH, 10, 0);
        other.add(SOURCE, 1, EPOCH, 20, 0);

        assertThat(asked).containsExactly("2 1 10");
        mark(EPOCH, 10);
        assertThat(next(waiting)).isNotNull();
        assertThat(asked).containsExactly("2 1 10", "2 1 20");
    }

    @Test
    void shouldNotWaitForAnEpochThatIsOver() {
        waiting.add(SOURCE, 1, EPOCH, 10, 0);

        mark(EPOCH + 1, 0);

        assertThat(next(waiting)).isNotNull();
    }

    @Test
    void shouldWaitForAnEpochThatDidNotReachThisComputer() {
        mark(EPOCH, 100);
        waiting.add(SOURCE, 1, EPOCH + 1, 3, 0);

        assertThat(next(waiting)).isNull();
        mark(EPOCH, 101); // the source begins anew, but not yet here
        assertThat(next(waiting)).isNull();
        mark(EPOCH + 1, 3);
        assertThat(next(waiting)).isNotNull();
    }

    @Test
    void shouldNotWaitForASourceThatNobodyHeardOf() {
        waiting.add(SOURCE, 1, 0, 7, 0);

        assertThat(asked).isEmpty();
        assertThat(next(waiting)).isNotNull();
    }

    @Test
    void shouldNotWaitForEver() {
        waiting.add(SOURCE, 1, EPOCH, 10, 0);

        assertThat(waiting.nextDueNs()).isEqualTo(Waiting.PATIENCE_NS);
        assertThat(waiting.next(Waiting.PATIENCE_NS - 1, true)).isNull();
        assertThat(waiting.next(Waiting.PATIENCE_NS, true)).isNotNull();
        assertThat(waiting.nextDueNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldKeepTheNewestRequestOfASource() {
        waiting.add(SOURCE, 1, EPOCH, 10, 0);
        waiting.add(SOURCE, 2, EPOCH, 20, 0);

        mark(EPOCH, 20);

        assertThat(next(waiting).number()).isEqualTo(2);
        assertThat(next(waiting)).isNull();
    }

    private void mark(final long epoch, final long position) {
        reached.onMark(SOURCE, epoch, position);
        waiting.onMark(SOURCE);
        other.onMark(SOURCE);
    }

    private static Waiting.Replay next(final Waiting of) {
        return of.next(0, true);
    }
}
