package io.twinhub.config;

import java.util.List;

/** Specifications with one part exchanged. */
final class Specs {
    private Specs() {}

    static SystemSpec withComputers(final SystemSpec spec, final List<SpokeSpec> computers) {
        return spec.toBuilder().computers(computers).build();
    }

    static SystemSpec withCopies(final SystemSpec spec, final List<ProgramCopySpec> copies) {
        return spec.toBuilder().programCopies(copies).build();
    }

    static SystemSpec withVersion(final SystemSpec spec, final String version, final int basePort, final int slot) {
        return spec.toBuilder().version(version).basePort(basePort).slot(slot).build();
    }
}
