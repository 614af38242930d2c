package io.twinhub.config;

import io.twinhub.metadata.ClassDescription;
import java.util.List;

/** Makes a {@link SystemSpec} part by part, so that who makes one names only what it is about. Used by one thread. */
public final class SystemSpecBuilder {
    private final String name;
    private String version;
    private int basePort = SystemSpec.DEFAULT_BASE_PORT;
    private int slot;
    private TransportSpec transport = TransportSpec.DEFAULT;
    private List<NetworkSpec> networks = List.of();
    private List<SpokeSpec> computers = List.of();
    private List<ProgramSpec> programs = List.of();
    private List<ProgramCopySpec> programCopies = List.of();
    private List<ClassDescription> eventClasses = List.of();
    private List<EventSpec> events = List.of();
    private List<PublisherSpec> publishers = List.of();
    private List<SubscriberSpec> subscribers = List.of();
    private List<ConnectionSpec> messageConnections = List.of();
    private AssignersSpec assigners;
    private RecordersSpec recorders;
    private ConsolesSpec consoles;
    private SessionsSpec sessions;

    SystemSpecBuilder(final String name, final String version) {
        this.name = name;
        this.version = version;
    }

    SystemSpecBuilder(final SystemSpec spec) {
        this(spec.name(), spec.version());
        basePort = spec.basePort();
        slot = spec.slot();
        transport = spec.transport();
        networks = spec.networks();
        computers = spec.computers();
        programs = spec.programs();
        programCopies = spec.programCopies();
        eventClasses = spec.eventClasses();
        events = spec.events();
        publishers = spec.publishers();
        subscribers = spec.subscribers();
        messageConnections = spec.messageConnections();
        assigners = spec.assigners();
        recorders = spec.recorders();
        consoles = spec.consoles();
        sessions = spec.sessions();
    }

    public SystemSpecBuilder version(final String value) {
        version = value;
        return this;
    }

    public SystemSpecBuilder basePort(final int value) {
        basePort = value;
        return this;
    }

    public SystemSpecBuilder slot(final int value) {
        slot = value;
        return this;
    }

    public SystemSpecBuilder transport(final TransportSpec value) {
        transport = value;
        return this;
    }

    public SystemSpecBuilder networks(final List<NetworkSpec> value) {
        networks = value;
        return this;
    }

    public SystemSpecBuilder computers(final List<SpokeSpec> value) {
        computers = value;
        return this;
    }

    public SystemSpecBuilder programs(final List<ProgramSpec> value) {
        programs = value;
        return this;
    }

    public SystemSpecBuilder programCopies(final List<ProgramCopySpec> value) {
        programCopies = value;
        return this;
    }

    public SystemSpecBuilder eventClasses(final List<ClassDescription> value) {
        eventClasses = value;
        return this;
    }

    public SystemSpecBuilder events(final List<EventSpec> value) {
        events = value;
        return this;
    }

    public SystemSpecBuilder publishers(final List<PublisherSpec> value) {
        publishers = value;
        return this;
    }

    public SystemSpecBuilder subscribers(final List<SubscriberSpec> value) {
        subscribers = value;
        return this;
    }

    public SystemSpecBuilder messageConnections(final List<ConnectionSpec> value) {
        messageConnections = value;
        return this;
    }

    /** Null for none. */
    public SystemSpecBuilder assigners(final AssignersSpec value) {
        assigners = value;
        return this;
    }

    /** Null for none. */
    public SystemSpecBuilder recorders(final RecordersSpec value) {
        recorders = value;
        return this;
    }

    /** Null for none. */
    public SystemSpecBuilder consoles(final ConsolesSpec value) {
        consoles = value;
        return this;
    }

    /** Null for none. */
    public SystemSpecBuilder sessions(final SessionsSpec value) {
        sessions = value;
        return this;
    }

    public SystemSpec build() {
        return new SystemSpec(
                name,
                version,
                basePort,
                slot,
                networks,
                computers,
                programs,
                programCopies,
                eventClasses,
                events,
                publishers,
                subscribers,
                transport,
                messageConnections,
                assigners,
                recorders,
                consoles,
                sessions);
    }
}
