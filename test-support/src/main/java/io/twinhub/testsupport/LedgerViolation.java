package io.twinhub.testsupport;

/** A promise of the system that was seen broken; the message says which, between whom, and in which numbers. */
final class LedgerViolation extends AssertionError {
    private static final long serialVersionUID = 1L;

    LedgerViolation(final String message) {
        super(message);
    }
}
