package io.twinhub.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class InterestRangesTest {
    @Test
    void shouldNameNothingOfNothing() {
        assertThat(ranges(new InterestRanges(new BitSet(), 3))).isEmpty();
    }

    @Test
    void shouldNameExactlyTheSetAsLongAsThereIsRoom() {
        assertThat(ranges(new InterestRanges(setOf(0, 1, 2, 5, 9, 10), 3))).containsExactly("0-2", "5-5", "9-10");
    }

    @Test
    void shouldJoinTheClosestRangesWhenThereIsNoRoom() {
        assertThat(ranges(new InterestRanges(setOf(0, 2, 100, 102), 2))).containsExactly("0-2", "100-102");
    }

    @Test
    void shouldContainTheSetAndKeepToTheLimit() {
        final Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            final BitSet interest = new BitSet();
            random.ints(random.nextInt(60), 0, 500).forEach(interest::set);
            final int countMax = 1 + random.nextInt(10);

            final InterestRanges ranges = new InterestRanges(interest, countMax);
            final BitSet named = new BitSet();
            int count = 0;
            while (ranges.next()) {
                named.set(ranges.first(), ranges.last() + 1);
                count++;
            }
            assertThat(count).isEqualTo(ranges.count()).isLessThanOrEqualTo(countMax);
            interest.andNot(named);
            assertThat(interest.isEmpty()).as("round " + i).isTrue();
        }
    }

    private static BitSet setOf(final int... members) {
        final BitSet set = new BitSet();
        for (final int member : members) {
            set.set(member);
        }
        return set;
    }

    private static List<String> ranges(final InterestRanges ranges) {
        final List<String> texts = new ArrayList<>();
        while (ranges.next()) {
            texts.add(ranges.first() + "-" + ranges.last());
        }
        assertThat(texts).hasSize(ranges.count());
        return texts;
    }
}
