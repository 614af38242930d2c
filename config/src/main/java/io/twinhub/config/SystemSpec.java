package io.twinhub.config;

import java.util.List;

/**
 * A whole system in one version, as a person writes it. All lists keep the order of the text; the dense ids of a
 * {@link SystemPlan} follow from that order.
 *
 * @param name name of the system.
 * @param version id of this version; unique for ever.
 * @param basePort first UDP port of the system; a version uses {@code basePort + slot}.
 * @param slot distinguishes versions that run side by side on one computer.
 */
public record SystemSpec(
        String name,
        String version,
        int basePort,
        int slot,
        List<NetworkSpec> networks,
        List<SpokeSpec> computers,
        List<ProgramSpec> programs,
        List<ProgramCopySpec> programCopies,
        List<EventClassSpec> eventClasses,
        List<EventSpec> events,
        List<PublisherSpec> publishers,
        List<SubscriberSpec> subscribers) {

    /**
     * The port that a system uses if its text names none: above the range of well-known services and below the range from
     * which Linux picks ports of outgoing connections (32768 on).
     */
    public static final int DEFAULT_BASE_PORT = 20100;

    public SystemSpec {
        networks = List.copyOf(networks);
        computers = List.copyOf(computers);
        programs = List.copyOf(programs);
        programCopies = List.copyOf(programCopies);
        eventClasses = List.copyOf(eventClasses);
        events = List.copyOf(events);
        publishers = List.copyOf(publishers);
        subscribers = List.copyOf(subscribers);
    }

    /** The UDP port of this version on every computer. */
    public int port() {
        return basePort + slot;
    }
}
