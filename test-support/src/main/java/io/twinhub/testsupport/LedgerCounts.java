package io.twinhub.testsupport;

/** How much went through a ledger. */
final class LedgerCounts {
    long accepted;
    long delivered;
    /** Last values that were replayed or published once more. */
    long replayed;
    /** Latest values that were delivered out of line. */
    long conflated;
    /** Values for which these stood. */
    long missed;

    long gap;
}
