package io.twinhub.testsupport;

import java.util.List;

/**
 * What a simulation did without breaking a promise.
 *
 * @param acceptedCount events that publishers handed over.
 * @param deliveredCount events that subscribers were given.
 * @param conflatedCount those of them that were latest values in place of older ones.
 * @param missedCount how many older ones.
 * @param replayedCount last values that subscribers were given because they had missed them, beside those.
 * @param gapCount gap notices that subscribers were given.
 * @param faultCount faults that were at work.
 * @param stepCount timers that fired: messages that arrived, duty cycles, faults.
 * @param transcriptHash equal for two runs of a seed, different for almost any other run.
 * @param transcript the last lines.
 */
public record SimulationReport(
        long seed,
        long acceptedCount,
        long deliveredCount,
        long conflatedCount,
        long missedCount,
        long replayedCount,
        long gapCount,
        int faultCount,
        long stepCount,
        long transcriptHash,
        List<String> transcript) {
    static SimulationReport of(final long seed, final SimSystem system) {
        final LedgerCounts counts = system.world.ledger.counts();
        return new SimulationReport(
                seed,
                counts.accepted,
                counts.delivered,
                counts.conflated,
                counts.missed,
                counts.replayed,
                counts.gap,
                system.faultCount(),
                system.world.clock.firedCount(),
                system.world.transcript.hash(),
                system.world.transcript.lines());
    }
}
