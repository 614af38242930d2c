package io.twinhub.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimClockTest {
    private final SimClock clock = new SimClock();
    private final List<String> fired = new ArrayList<>();

    @Test
    void shouldFireInOrderOfTimeAndThenOfScheduling() {
        clock.schedule(timer("late"), SimClock.START_NS + 20);
        clock.schedule(timer("first"), SimClock.START_NS + 10);
        clock.schedule(timer("second"), SimClock.START_NS + 10);

        clock.runUntil(SimClock.START_NS + 15);
        assertThat(fired).containsExactly("first@10", "second@10");
        assertThat(clock.nowNs()).isEqualTo(SimClock.START_NS + 15);

        clock.runUntil(SimClock.START_NS + 20);
        assertThat(fired).containsExactly("first@10", "second@10", "late@20");
    }

    @Test
    void shouldMoveAndCancelTimers() {
        final SimTimer moved = timer("moved");
        final SimTimer cancelled = timer("cancelled");
        clock.schedule(moved, SimClock.START_NS + 5);
        clock.schedule(cancelled, SimClock.START_NS + 6);
        clock.schedule(moved, SimClock.START_NS + 30);
        clock.scheduleNoLaterThan(moved, SimClock.START_NS + 40);
        clock.cancel(cancelled);

        clock.runUntil(SimClock.START_NS + 100);
        assertThat(fired).containsExactly("moved@30");
    }

    @Test
    void shouldKeepOrderUnderManyRandomMovesAndCancellations() {
        final SimRandom random = SimRandom.of(1, "clock");
        final List<Long> dues = new ArrayList<>();
        final List<SimTimer> timers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            timers.add(new SimTimer() {
                @Override
                void onTimer(final long nowNs) {
                    dues.add(nowNs);
                }
            });
        }
        for (int i = 0; i < 5000; i++) {
            final SimTimer timer = timers.get(random.nextInt(timers.size()));
            if (random.chance(0.2)) {
                clock.cancel(timer);
            } else {
                clock.schedule(timer, SimClock.START_NS + random.nextInt(10_000));
            }
        }
        final long expected = timers.stream().filter(SimTimer::isScheduled).count();

        clock.runUntil(Long.MAX_VALUE);
        assertThat(dues).hasSize((int) expected).isSorted();
    }

    private SimTimer timer(final String name) {
        return new SimTimer() {
            @Override
            void onTimer(final long nowNs) {
                fired.add(name + "@" + (nowNs - SimClock.START_NS));
            }
        };
    }
}
