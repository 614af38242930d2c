package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;

/** The system's own name, version, port and slot. */
final class SystemRule implements Rule {
    /** Ports below need rights that no part of the system has. */
    private static final int PORT_MIN = 1024;

    private static final int PORT_MAX = 65_535;

    @Override
    public void check(final Declarations declared, final Findings findings) {
        final SystemSpec spec = declared.spec();
        new Names(findings, "system", Names.FOLDER).shape(spec.name(), "name");
        new Names(findings, "system version", Names.FOLDER).shape(spec.version(), "version");
        if (spec.slot() < 0 || spec.slot() >= SystemLimits.SLOT_COUNT) {
            findings.add(
                    ErrorCode.CONFIG_SLOT_RANGE,
                    "slot",
                    "0 to " + (SystemLimits.SLOT_COUNT - 1),
                    "Choose a slot that no other version in service uses.",
                    spec.slot());
        }
        final int basePortMax = PORT_MAX - SystemLimits.SLOT_COUNT + 1;
        if (spec.basePort() < PORT_MIN || spec.basePort() > basePortMax) {
            findings.add(
                    ErrorCode.CONFIG_PORT_RANGE,
                    "basePort",
                    PORT_MIN + " to " + basePortMax + ", so that every slot has a port",
                    "Leave basePort out to use " + SystemSpec.DEFAULT_BASE_PORT + ".",
                    spec.basePort());
        }
    }
}
