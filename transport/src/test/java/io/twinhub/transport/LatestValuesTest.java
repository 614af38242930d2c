package io.twinhub.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.EventKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Latest values beside a model of them: which wait, in which order, and that every value that came is either there or counted as missed. */
class LatestValuesTest {
    private static final int SOURCE_COUNT = 3;
    private static final int EVENT_COUNT = 20;
    private static final long EPOCH = 7;

    private record Kept(int source, long sequence, long value, long missed) {}

    private final LatestValues values = new LatestValues(SOURCE_COUNT);
    private final UnsafeBuffer block = new UnsafeBuffer(new byte[64]);

    @Test
    void shouldReplaceTheOlderValueOfAnEventAndMoveItBehindTheOthers() {
        assertThat(put(0, 10, 1, 100)).isZero();
        assertThat(put(0, 11, 2, 101)).isZero();
        assertThat(put(0, 10, 3, 102)).isEqualTo(1);
        assertThat(waiting()).containsExactly(new Kept(0, 2, 101, 0), new Kept(0, 3, 102, 1));
    }

    @Test
    void shouldSpanTheIntervalFromTheFirstValueThatCameToTheLast() {
        put(1, 10, 5, 0);
        put(1, 10, 9, 0);
        assertThat(values.first().after).isEqualTo(4);
        assertThat(values.first().last).isEqualTo(9);
        values.close(1);
        put(1, 10, 12, 0);
        assertThat(values.first().after).as("a new round begins anew").isEqualTo(11);
    }

    @Test
    void shouldGiveUpOneSourceAndKeepTheOthers() {
        put(0, 10, 1, 100);
        put(1, 11, 1, 101);
        put(2, 12, 1, 102);
        values.close(1);
        assertThat(values.holds(1)).isFalse();
        assertThat(waiting()).containsExactly(new Kept(0, 1, 100, 0), new Kept(2, 1, 102, 0));
        values.clear();
        assertThat(values.isEmpty()).isTrue();
        assertThat(put(1, 11, 2, 103))
                .as("nothing is left that it could replace")
                .isZero();
    }

    @Test
    void shouldAgreeWithAModelWhateverComesAndGoes() {
        for (int seed = 0; seed < 200; seed++) {
            final Random random = new Random(seed);
            final Map<Integer, Kept> model = new HashMap<>();
            final long[] sequences = new long[SOURCE_COUNT];
            for (int step = 0; step < 300; step++) {
                if (random.nextInt(8) == 0) {
                    takeFirst(model);
                } else {
                    final int source = random.nextInt(SOURCE_COUNT);
                    final int event = random.nextInt(EVENT_COUNT);
                    final long sequence = ++sequences[source];
                    final Kept before = model.get(event);
                    final int replaced = put(source, event, sequence, step);
                    assertThat(replaced).isEqualTo(before == null ? 0 : 1);
                    model.put(event, new Kept(source, sequence, step, before == null ? 0 : before.missed + 1));
                }
                check(model, seed);
            }
            values.clear();
        }
    }

    private void takeFirst(final Map<Integer, Kept> model) {
        if (values.isEmpty()) {
            return;
        }
        final LatestValues.Value value = values.first().first();
        if (value == null) {
            values.close(values.first().source);
        } else {
            model.remove(value.eventId);
            values.remove(value);
        }
    }

    private void check(final Map<Integer, Kept> model, final int seed) {
        for (int source = 0; source < SOURCE_COUNT; source++) {
            final int of = source;
            assertThat(waiting().stream().filter(kept -> kept.source == of))
                    .as("seed %d, source %d", seed, source)
                    .containsExactlyElementsOf(model.values().stream()
                            .filter(kept -> kept.source == of)
                            .sorted(Comparator.comparingLong(Kept::sequence))
                            .toList());
        }
    }

    private int put(final int source, final int event, final long sequence, final long value) {
        EventBlock.put(block, 0, 0, event, EventKind.INT64.code(), 0, 0, Long.BYTES);
        block.putLong(EventBlock.HEADER_LENGTH, value);
        return values.put(
                source, EPOCH, 0, EPOCH, sequence - 1, sequence, 0, block, 0, EventBlock.HEADER_LENGTH + Long.BYTES);
    }

    private List<Kept> waiting() {
        final List<Kept> waiting = new ArrayList<>();
        for (LatestValues.Round round = values.first(); round != null; round = round.next) {
            for (LatestValues.Value value = round.first(); value != null; value = value.behind) {
                waiting.add(new Kept(
                        round.source,
                        value.sequence,
                        value.block.getLong(EventBlock.HEADER_LENGTH),
                        value.missedCount));
            }
        }
        return waiting;
    }
}
