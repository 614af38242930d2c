package io.twinhub.transport;

import static io.twinhub.transport.LinkPair.LIMITS;
import static io.twinhub.transport.LinkPair.MS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class LinkTest {
    private static final int FULL = Outlet.IN_TRANSIT_MAX;
    private static final int CAPACITY = LIMITS.superMessageLength() - LinkHeader.LENGTH;

    @Test
    void shouldOpenInBothDirections() {
        final LinkPair pair = new LinkPair(false);
        pair.pass(LIMITS.helloIntervalNs());
        assertThat(pair.left.events).containsExactly("up");
        assertThat(pair.right.events).containsExactly("up");
        assertThat(pair.left.link.isUp() && pair.right.link.isUp()).isTrue();
    }

    @Test
    void shouldOpenSoonAfterTheMediumHasAWay() {
        final LinkPair pair = new LinkPair(true);
        pair.left.refuses = true;
        pair.right.refuses = true;
        pair.pass(5 * MS);
        pair.left.refuses = false;
        pair.right.refuses = false;
        pair.pass(5 * MS);

        assertThat(pair.left.link.isUp() && pair.right.link.isUp()).isTrue();
    }

    @Test
    void shouldNotSayHelloMoreOftenThanUsualWhereThereIsNoWayForLong() {
        final LinkPair pair = new LinkPair(true);
        pair.left.refuses = true;
        pair.pass(10 * LIMITS.helloIntervalNs());

        pair.left.work(pair.nowNs);

        assertThat(pair.left.link.nextDueNs()).isGreaterThan(pair.nowNs);
        final Set<Long> dueNs = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            pair.pass(LIMITS.helloIntervalNs() / 10);
            dueNs.add(pair.left.link.nextDueNs());
        }
        assertThat(dueNs).hasSizeLessThan(20);
    }

    @Test
    void shouldSendSomeMessagesAtOnceAndTheNextOnesTogetherAfterTheAcknowledgement() {
        final LinkPair pair = LinkPair.up(false);
        fillTheWay(pair);
        pair.left.write(1, 'x');
        pair.left.work(pair.nowNs);
        pair.left.write(1, 'y');
        pair.left.work(pair.nowNs);
        pair.left.deliverTo(pair.right, pair.nowNs);
        assertThat(pair.right.bodies).containsExactly("a", "b");
        pair.settle();
        assertThat(pair.right.bodies).containsExactly("a", "b", "xy");
    }

    /** As many super messages are in transit, with a and b, as may be before the next one waits to be filled. */
    private static void fillTheWay(final LinkPair pair) {
        for (int i = 0; i < FULL; i++) {
            pair.left.write(1, (char) ('a' + i));
            pair.left.work(pair.nowNs);
        }
        assertThat(pair.left.wire).hasSize(FULL);
    }

    @Test
    void shouldLetAnAnswerCarryTheAcknowledgementWhereAnswersAreUsual() {
        final LinkPair pair = LinkPair.up(false);
        sendOne(pair);
        pair.right.work(pair.nowNs);
        assertThat(pair.right.wire).as("what was forwarded leaves first").isEmpty();
        pair.right.write(1, 'x');
        pair.right.work(pair.nowNs);
        assertThat(pair.right.wire).as("the first answer").hasSize(1);
        pair.right.deliverTo(pair.left, pair.nowNs);

        sendOne(pair);
        pair.right.work(pair.nowNs);
        pair.right.work(pair.nowNs + 150_000);
        assertThat(pair.right.wire).as("time for an answer").isEmpty();
        pair.right.work(pair.nowNs + 200_001);
        assertThat(pair.right.wire).as("no answer came").hasSize(1);
        pair.right.deliverTo(pair.left, pair.nowNs);

        sendOne(pair);
        pair.right.work(pair.nowNs);
        pair.right.work(pair.nowNs + 1);
        assertThat(pair.right.wire).as("answers are not usual any more").hasSize(1);
    }

    private static void sendOne(final LinkPair pair) {
        pair.pass(LIMITS.heartbeatIntervalNs() / 2);
        pair.left.write(1, 'a');
        pair.left.work(pair.nowNs);
        assertThat(pair.left.wire).as("nothing is in transit").hasSize(1);
        pair.left.deliverTo(pair.right, pair.nowNs);
    }

    @Test
    void shouldSendWhatIsFullWhileSomethingIsInTransit() {
        final LinkPair pair = LinkPair.up(false);
        fillTheWay(pair);
        pair.left.write(CAPACITY - 1, 'x');
        pair.left.write(1, 'y');
        pair.left.work(pair.nowNs);
        assertThat(pair.left.wire).as("exactly full is not more than full").hasSize(FULL);
        pair.left.write(1, 'z');
        pair.left.work(pair.nowNs);
        assertThat(pair.left.wire).hasSize(FULL + 1);
        assertThat(pair.left.wire.peekLast().capacity()).isEqualTo(LIMITS.superMessageLength());
        pair.settle();
        assertThat(String.join("", pair.right.bodies)).isEqualTo("ab" + "x".repeat(CAPACITY - 1) + "yz");
    }

    @Test
    void shouldFlushOnceWithoutAnAcknowledgementAndThenOnlyWhatIsFull() {
        final LinkPair pair = LinkPair.up(false);
        fillTheWay(pair);
        pair.left.write(1, 'x');
        pair.left.work(pair.nowNs);
        assertThat(pair.left.link.nextDueNs()).isEqualTo(pair.nowNs + LIMITS.flushNs());
        pair.left.work(pair.nowNs + LIMITS.flushNs() - 1);
        assertThat(pair.left.wire).hasSize(FULL);
        pair.left.work(pair.nowNs + LIMITS.flushNs());
        assertThat(pair.left.wire).hasSize(FULL + 1);
        pair.left.write(1, 'y');
        pair.left.work(pair.nowNs + 2 * LIMITS.flushNs());
        pair.left.work(pair.nowNs + 4 * LIMITS.flushNs());
        assertThat(pair.left.wire).hasSize(FULL + 1);
        pair.settle();
        assertThat(pair.right.bodies).containsExactly("a", "b", "x", "y");
    }

    @Test
    void shouldBeDueWhenSomethingWasWrittenAfterTheLastDutyCycle() {
        final LinkPair pair = LinkPair.up(true);
        assertThat(pair.left.link.nextDueNs()).isGreaterThan(pair.nowNs);
        pair.left.write(1, 'a');
        assertThat(pair.left.link.nextDueNs()).isLessThanOrEqualTo(pair.nowNs);
    }

    @Test
    void shouldWaitForConsumptionWhereTheMediumShowsIt() {
        final LinkPair pair = LinkPair.up(true);
        fillTheWay(pair);
        pair.left.write(1, 'x');
        pair.left.work(pair.nowNs);
        assertThat(pair.left.wire).hasSize(FULL);
        pair.left.deliverTo(pair.right, pair.nowNs);
        pair.left.work(pair.nowNs);
        pair.left.deliverTo(pair.right, pair.nowNs);
        assertThat(pair.right.bodies).containsExactly("a", "b", "x");
    }

    @Test
    void shouldGoDownOnSilenceAtBothEndsAndOpenAnew() {
        final LinkPair pair = LinkPair.up(false);
        pair.left.swallows = true;
        for (long ns = 0;
                ns < LIMITS.deadAfterNs() + 3 * LIMITS.heartbeatIntervalNs();
                ns += LIMITS.heartbeatIntervalNs()) {
            pair.pass(LIMITS.heartbeatIntervalNs());
        }
        assertThat(pair.right.events).first().asString().startsWith("down: nothing heard");
        pair.left.swallows = false;
        pair.pass(LIMITS.helloIntervalNs());
        pair.pass(LIMITS.helloIntervalNs());
        assertThat(pair.left.events).hasSizeGreaterThanOrEqualTo(2).endsWith("up");
        assertThat(pair.right.events).endsWith("up");
        pair.left.write(1, 'x');
        pair.settle();
        assertThat(pair.right.bodies).containsExactly("x");
    }

    @Test
    void shouldStayUpInSilenceThroughSignsOfLife() {
        final LinkPair pair = LinkPair.up(false);
        for (int i = 0; i < 100; i++) {
            pair.pass(100 * MS);
        }
        assertThat(pair.left.events).isEmpty();
        assertThat(pair.right.events).isEmpty();
    }

    @Test
    void shouldBreakOnAHoleInTheSequenceAndAcceptNothingOfTheOldEpoch() {
        final LinkPair pair = LinkPair.up(false);
        pair.left.write(CAPACITY, 'a');
        pair.left.write(CAPACITY, 'b');
        pair.left.write(CAPACITY, 'c');
        pair.left.work(pair.nowNs);
        pair.left.wire.removeFirst();
        final UnsafeBuffer late = pair.left.wire.peekLast();
        pair.left.deliverTo(pair.right, pair.nowNs);
        assertThat(pair.right.bodies).isEmpty();
        assertThat(pair.right.events).singleElement().asString().contains("a hole in the peer's sequence");
        pair.pass(LIMITS.helloIntervalNs());
        assertThat(pair.left.events).hasSize(2).endsWith("up");
        assertThat(pair.right.events).hasSize(2).endsWith("up");
        pair.right.onArrival(late, pair.nowNs);
        assertThat(pair.right.bodies).isEmpty();
        assertThat(pair.right.link.isUp()).isTrue();
    }

    @Test
    void shouldIgnoreASuperMessageThatComesTwice() {
        final LinkPair pair = LinkPair.up(false);
        pair.left.write(1, 'a');
        pair.left.work(pair.nowNs);
        final UnsafeBuffer message = pair.left.wire.peek();
        pair.settle();
        pair.right.onArrival(message, pair.nowNs);
        assertThat(pair.right.bodies).containsExactly("a");
    }

    @Test
    void shouldFollowAPeerThatBeganAgain() {
        final LinkPair pair = LinkPair.up(false);
        pair.left.write(1, 'a');
        pair.left.link.reset(pair.nowNs, "test");
        pair.settle();
        assertThat(pair.left.events).containsExactly("down: test", "up");
        assertThat(pair.right.events).containsExactly("down: the peer began again", "up");
        assertThat(pair.right.bodies).as("what waited is gone with the epoch").isEmpty();
    }

    @Test
    void shouldNotUseTheFlushUpWhileTheMediumRefuses() {
        final LinkPair pair = LinkPair.up(false);
        pair.left.write(1, 'a');
        pair.left.work(pair.nowNs);
        pair.left.write(1, 'b');
        pair.left.work(pair.nowNs);
        pair.left.refuses = true;
        pair.left.work(pair.nowNs + LIMITS.flushNs());
        pair.left.refuses = false;
        pair.left.work(pair.nowNs + 2 * LIMITS.flushNs());
        assertThat(pair.left.wire).hasSize(2);
    }

    @Test
    void shouldOpenAgainAndDeliverInOrderWhateverHappens() {
        for (int seed = 0; seed < 300; seed++) {
            final Random random = new Random(seed);
            final LinkPair pair = new LinkPair(seed % 2 == 0);
            char next = 'a';
            for (int step = 0; step < 200; step++) {
                final LinkPair.End end = random.nextBoolean() ? pair.left : pair.right;
                switch (random.nextInt(12)) {
                    case 0 -> end.refuses = !end.refuses;
                    case 1 -> end.swallows = !end.swallows;
                    case 2 -> end.wire.clear();
                    case 3 -> end.link.reset(pair.nowNs, "test");
                    case 4 -> end.wire.pollFirst();
                    case 5 -> pair.nowNs += random.nextInt(2_000) * MS;
                    default -> pair.nowNs += random.nextInt(20) * MS;
                }
                if (pair.left.link.isUp()) {
                    pair.left.write(1, next);
                    next = next == 'z' ? 'a' : (char) (next + 1);
                }
                end.work(pair.nowNs);
                end.deliverTo(end == pair.left ? pair.right : pair.left, pair.nowNs);
            }
            pair.left.refuses = pair.left.swallows = pair.right.refuses = pair.right.swallows = false;
            for (int i = 0; i < 30; i++) {
                pair.pass(LIMITS.helloIntervalNs());
            }
            assertThat(pair.left.link.isUp() && pair.right.link.isUp())
                    .as("seed %d", seed)
                    .isTrue();
            pair.right.bodies.clear();
            pair.left.write(1, 'X');
            pair.settle();
            assertThat(pair.right.bodies).as("seed %d", seed).containsExactly("X");
        }
    }
}
