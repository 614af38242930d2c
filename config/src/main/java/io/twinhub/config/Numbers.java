package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;

/** The rule that a number lies in a range, for the numbers of one part of the specification. */
final class Numbers {
    private final Findings findings;
    private final String path;

    Numbers(final Findings findings, final String path) {
        this.findings = findings;
        this.path = path;
    }

    /**
     * Checks that a number lies in a range, ends included.
     *
     * @param reason what the range follows from, to be added to it; may be empty.
     * @return whether it does.
     */
    boolean range(final String attribute, final long value, final long min, final long max, final String reason) {
        final boolean inside = value >= min && value <= max;
        if (!inside) {
            refuse(attribute, value, min + " to " + max + reason);
        }
        return inside;
    }

    /** Reports a number that is not possible. */
    void refuse(final String attribute, final long value, final String expected) {
        findings.add(
                ErrorCode.CONFIG_NUMBER_RANGE,
                path + "/" + attribute,
                expected,
                "Correct the number, or leave " + attribute + " out for its default.",
                attribute,
                value);
    }
}
