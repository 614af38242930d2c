package io.twinhub.config;

import java.util.List;

/**
 * A program together with a configuration, under an id of its own.
 *
 * @param id the program copy id.
 * @param program name of the program that it runs.
 * @param instances the computers that it is configured on; exactly one in this release.
 * @param settings what the program is told, in text order.
 */
public record ProgramCopySpec(String id, String program, List<InstanceSpec> instances, List<SettingSpec> settings) {
    public ProgramCopySpec {
        instances = List.copyOf(instances);
        settings = List.copyOf(settings);
    }

    /** A copy with one instance and no settings. */
    public static ProgramCopySpec of(final String id, final String program, final String computer) {
        return new ProgramCopySpec(id, program, List.of(new InstanceSpec(computer, 1)), List.of());
    }
}
