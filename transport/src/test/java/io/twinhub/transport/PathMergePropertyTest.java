package io.twinhub.transport;

import org.junit.jupiter.api.Test;

/**
 * Random sources over two paths that lose, delay, break and return at random, each hub keeping its books as it should: every message
 * comes exactly once and in order, and a gap is reported only where both paths lost something.
 */
class PathMergePropertyTest {
    @Test
    void shouldDeliverEverythingOnceInOrderWithAGapOnlyWhereBothPathsLost() {
        for (int seed = 0; seed < 300; seed++) {
            final MergeWorld world = new MergeWorld(seed, TransportLimits.SMALL.heldRunCount() * 64);
            world.run();
            world.checkOrder();
            world.checkNothingIsMissingSilently();
            world.checkGapsAreTrue();
        }
    }

    @Test
    void shouldReportWhatIsLostWhenTheHoldBackOverflows() {
        for (int seed = 0; seed < 300; seed++) {
            final MergeWorld world = new MergeWorld(seed, 1 + seed % 7);
            world.run();
            world.checkOrder();
            world.checkNothingIsMissingSilently();
        }
    }
}
