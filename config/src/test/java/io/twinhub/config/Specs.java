package io.twinhub.config;

import java.util.List;

/** Specifications with one part exchanged. */
final class Specs {
    private Specs() {}

    static SystemSpec withComputers(final SystemSpec spec, final List<SpokeSpec> computers) {
        return new SystemSpec(
                spec.name(),
                spec.version(),
                spec.basePort(),
                spec.slot(),
                spec.networks(),
                computers,
                spec.programs(),
                spec.programCopies(),
                spec.eventClasses(),
                spec.events(),
                spec.publishers(),
                spec.subscribers());
    }

    static SystemSpec withCopies(final SystemSpec spec, final List<ProgramCopySpec> copies) {
        return new SystemSpec(
                spec.name(),
                spec.version(),
                spec.basePort(),
                spec.slot(),
                spec.networks(),
                spec.computers(),
                spec.programs(),
                copies,
                spec.eventClasses(),
                spec.events(),
                spec.publishers(),
                spec.subscribers());
    }

    static SystemSpec withVersion(final SystemSpec spec, final String version, final int basePort, final int slot) {
        return new SystemSpec(
                spec.name(),
                version,
                basePort,
                slot,
                spec.networks(),
                spec.computers(),
                spec.programs(),
                spec.programCopies(),
                spec.eventClasses(),
                spec.events(),
                spec.publishers(),
                spec.subscribers());
    }
}
