package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;

/** Recorders: on spoke computers that are there, each named once; several only where assigners choose the ACTIVE one. */
final class RecorderRule implements Rule {
    private static final String PATH = "recorders";

    @Override
    public void check(final Declarations declared, final Findings findings) {
        final RecordersSpec recorders = declared.spec().recorders();
        if (recorders == null) {
            return;
        }
        SpokeNames.check(recorders.computers(), PATH, "recorders", SystemLimits.RECORDER_COUNT_MAX, declared, findings);
        if (recorders.computers().size() > 1 && declared.spec().assigners() == null) {
            findings.add(
                    ErrorCode.CONFIG_INSTANCE_SECOND,
                    PATH + "/computers",
                    "one recorder in a system without assigners: exactly one may be ACTIVE, and somebody has to decide which",
                    "Add <assigners computers=\"...\"/>, or keep one computer.",
                    RecordersSpec.COPY);
        }
    }
}
