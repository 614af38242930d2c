package io.twinhub.config;

import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.ClassDescription;
import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * A whole system in one version, as a person writes it. All lists keep the order of the text; the dense ids of a
 * {@link SystemPlan} follow from that order.
 *
 * @param name name of the system.
 * @param version id of this version; unique for ever.
 * @param basePort first UDP port of the system; a version uses {@code basePort + slot}.
 * @param slot distinguishes versions that run side by side on one computer.
 * @param transport how its messages travel.
 * @param assigners where assigners run; null if nowhere, so that each copy has one instance.
 * @param recorders where recorders run; null if nowhere, so that nobody remembers last values.
 * @param consoles where consoles may watch events; null if nowhere.
 * @param sessions who keeps sessions, serves them and may open them; null if there are none.
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
        List<ClassDescription> eventClasses,
        List<EventSpec> events,
        List<PublisherSpec> publishers,
        List<SubscriberSpec> subscribers,
        TransportSpec transport,
        List<ConnectionSpec> messageConnections,
        AssignersSpec assigners,
        RecordersSpec recorders,
        ConsolesSpec consoles,
        SessionsSpec sessions) {
    /**
     * The port that a system uses if its text names none: above the range of well-known services and below the range from
     * which Linux picks ports of outgoing connections (32768 on).
     */
    public static final int DEFAULT_BASE_PORT = 20100;

    public static final DataClass<SystemSpec> TYPE = DataClass.of("system", SystemSpec.class)
            .doc("A whole system in one version.")
            .field(string("name", SystemSpec::name).doc("Name of the system."))
            .field(string("version", SystemSpec::version).doc("Id of this version; unique for ever."))
            .field(int32("basePort", SystemSpec::basePort)
                    .doc("First UDP port of the system, from 1024; a version uses basePort + slot.")
                    .defaultValue(DEFAULT_BASE_PORT))
            .field(int32("slot", SystemSpec::slot)
                    .doc("Distinguishes versions that run side by side on one computer; 0 to "
                            + (SystemLimits.SLOT_COUNT - 1) + ".")
                    .defaultValue(0))
            .field(list("networks", SystemSpec::networks, NetworkSpec.TYPE)
                    .doc("The two networks and their hub computers."))
            .field(list("computers", SystemSpec::computers, SpokeSpec.TYPE).doc("The spoke computers."))
            .field(list("programs", SystemSpec::programs, ProgramSpec.TYPE).doc("The programs."))
            .field(list("programCopies", SystemSpec::programCopies, ProgramCopySpec.TYPE)
                    .doc("The program copies and where they run."))
            .field(list("eventClasses", SystemSpec::eventClasses, ClassDescription.TYPE)
                    .doc("Event classes with fields, and classes of data that is part of them."))
            .field(list("events", SystemSpec::events, EventSpec.TYPE).doc("The events."))
            .field(list("publishers", SystemSpec::publishers, PublisherSpec.TYPE)
                    .doc("Who may publish."))
            .field(list("subscribers", SystemSpec::subscribers, SubscriberSpec.TYPE)
                    .doc("Who may subscribe."))
            .field(data("transport", SystemSpec::unusualTransport, TransportSpec.TYPE)
                    .doc("How messages travel, and at which price.")
                    .optional()
                    .since(1))
            .field(list("messageConnections", SystemSpec::messageConnections, ConnectionSpec.TYPE)
                    .doc("Who exchanges messages with whom.")
                    .since(1))
            .field(data("assigners", SystemSpec::assigners, AssignersSpec.TYPE)
                    .doc("Where assigners run, which choose among the instances of a copy.")
                    .optional()
                    .since(1))
            .field(data("recorders", SystemSpec::recorders, RecordersSpec.TYPE)
                    .doc("Where recorders run, which remember last values.")
                    .optional()
                    .since(1))
            .field(data("consoles", SystemSpec::consoles, ConsolesSpec.TYPE)
                    .doc("Where consoles may watch events.")
                    .optional()
                    .since(1))
            .field(data("sessions", SystemSpec::sessions, SessionsSpec.TYPE)
                    .doc("Sessions that outlive their servers.")
                    .optional()
                    .since(1))
            .build(v -> new SystemSpec(
                    v.get(0),
                    v.get(1),
                    v.getInt(2),
                    v.getInt(3),
                    v.get(4),
                    v.get(5),
                    v.get(6),
                    v.get(7),
                    v.get(8),
                    v.get(9),
                    v.get(10),
                    v.get(11),
                    v.get(12),
                    v.get(13),
                    v.get(14),
                    v.get(15),
                    v.get(16),
                    v.get(17)));

    public SystemSpec {
        networks = List.copyOf(networks);
        computers = List.copyOf(computers);
        programs = List.copyOf(programs);
        programCopies = List.copyOf(programCopies);
        eventClasses = List.copyOf(eventClasses);
        events = List.copyOf(events);
        publishers = List.copyOf(publishers);
        subscribers = List.copyOf(subscribers);
        transport = transport == null ? TransportSpec.DEFAULT : transport;
        messageConnections = List.copyOf(messageConnections);
    }

    /** An empty system on the default base port, to be filled. */
    public static SystemSpecBuilder builder(final String name, final String version) {
        return new SystemSpecBuilder(name, version);
    }

    /** This system, for some of its parts to be exchanged. */
    public SystemSpecBuilder toBuilder() {
        return new SystemSpecBuilder(this);
    }

    /** The UDP port of this version on every computer. */
    public int port() {
        return basePort + slot;
    }

    /** What a text has to say about the transport; null if nothing, since all of it is as usual. */
    private TransportSpec unusualTransport() {
        return transport.equals(TransportSpec.DEFAULT) ? null : transport;
    }
}
