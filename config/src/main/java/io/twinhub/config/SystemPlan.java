package io.twinhub.config;

import io.twinhub.metadata.TwinhubException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The closed world of one system version, compiled: everything has a dense id and every question of the data path is a
 * lookup. All computers of a system compile the same plan from the same sealed content. Immutable; any thread may read it.
 */
public final class SystemPlan {
    private final SystemSpec spec;
    private final long fingerprint;
    private final ComputerPlan[] computers;
    /** By network. */
    private final int[][] hubs = new int[2][];

    private final CopyPlan[] copies;
    private final InstancePlan[] instances;
    private final EventPlan[] events;
    private final EventIndex eventIndex;
    private final int programEventCount;
    private final int[] publishingCopies;
    private final SubscriberTable subscribers;
    private final AudienceTable audiences;
    private final TransportPlan transport;
    private final SlowTable slow;
    private final ConnectionTable connections;
    private final AssignerPlan assigner;
    private final int recorderCopy;
    private final SessionsPlan sessions;
    private final Map<String, ComputerPlan> computersByName = new LinkedHashMap<>();
    private final Map<String, CopyPlan> copiesByName = new LinkedHashMap<>();

    private SystemPlan(final SystemSpec spec, final long fingerprint, final PlanCompiler compiled) {
        this.spec = spec;
        this.fingerprint = fingerprint;
        computers = compiled.computers;
        Arrays.setAll(
                hubs,
                network -> Arrays.stream(computers)
                        .filter(computer -> computer.network() == network)
                        .mapToInt(ComputerPlan::id)
                        .toArray());
        copies = compiled.copies;
        instances = compiled.instances();
        events = compiled.events();
        eventIndex = compiled.eventIndex;
        publishingCopies = compiled.publishingCopies;
        programEventCount = compiled.eventCountOfText;
        subscribers = compiled.subscribers;
        audiences = new AudienceTable(compiled, instances);
        transport = TransportPlan.of(spec.transport());
        slow = compiled.slow;
        connections = compiled.connections;
        Arrays.stream(computers).forEach(computer -> computersByName.put(computer.name(), computer));
        Arrays.stream(copies).forEach(copy -> copiesByName.put(copy.name(), copy));
        assigner = new AssignerPlan(spec.assigners(), compiled);
        recorderCopy = compiled.recorderCopy;
        sessions = compiled.sessions;
    }

    /**
     * Verifies and compiles a specification.
     *
     * @throws TwinhubException if it is not valid; {@link Verification} tells all problems, this exception the first.
     */
    public static SystemPlan compile(final SystemSpec spec) {
        Verification.checkValid(spec);
        return compileVerified(spec);
    }

    /** Compiles a specification in which {@link Verification} has found no problem: of a large one that takes seconds and need not be done twice. */
    public static SystemPlan compileVerified(final SystemSpec spec) {
        return compileVerified(spec, ContentHash.of(spec).fingerprint());
    }

    /** Compiles what was verified before it was sealed. */
    static SystemPlan compileVerified(final SystemSpec spec, final long fingerprint) {
        return new SystemPlan(spec, fingerprint, new PlanCompiler(spec).compile());
    }

    /** What this plan was compiled from. */
    public SystemSpec spec() {
        return spec;
    }

    public String systemName() {
        return spec.name();
    }

    public String version() {
        return spec.version();
    }

    public int slot() {
        return spec.slot();
    }

    /** The UDP port of this version on every computer. */
    public int port() {
        return spec.port();
    }

    /** 64 bits of the content hash: equal on two computers exactly if their sealed contents are. */
    public long fingerprint() {
        return fingerprint;
    }

    /** Every number of the transport. */
    public TransportPlan transport() {
        return transport;
    }

    public int computerCount() {
        return computers.length;
    }

    public ComputerPlan computer(final int id) {
        return computers[id];
    }

    /** The computer of this name. @throws TwinhubException with the known names, if there is none. */
    public ComputerPlan computer(final String name) {
        final ComputerPlan computer = computersByName.get(name);
        if (computer == null) {
            throw Names.unknown("computer", name, computersByName.keySet());
        }
        return computer;
    }

    /**
     * The hub computers of this network (0 for A, 1 for B), in the order of the text: one of them is active, and before anybody was elected the first.
     * The array belongs to the plan: read, never write.
     */
    public int[] hubs(final int network) {
        return hubs[network];
    }

    /** Hub computers of both networks; they have the ids below this number. */
    public int hubCount() {
        return hubs[0].length + hubs[1].length;
    }

    /** Who decides which instance of a copy is ACTIVE. */
    public AssignerPlan assigner() {
        return assigner;
    }

    /** The copy whose instances are the recorders; -1 if there are none. */
    public int recorderCopy() {
        return recorderCopy;
    }

    /** Who keeps sessions, serves them, and may open them; of a system without sessions nobody. */
    public SessionsPlan sessions() {
        return sessions;
    }

    /** The program copies of the text; those of the infrastructure, if there are any, have the ids above. */
    public int programCopyCount() {
        return spec.programCopies().size();
    }

    /** The events of the text; those of the infrastructure, if there are any, have the ids above. */
    public int programEventCount() {
        return programEventCount;
    }

    /** All copies, those in whose name the localHubs publish included. */
    public int copyCount() {
        return copies.length;
    }

    public CopyPlan copy(final int id) {
        return copies[id];
    }

    /**
     * The program copy of this name.
     *
     * @throws TwinhubException with the known names, if there is none.
     */
    public CopyPlan copy(final String name) {
        final CopyPlan copy = copiesByName.get(name);
        if (copy == null) {
            throw Names.unknown("program copy", name, copiesByName.keySet());
        }
        return copy;
    }

    public int instanceCount() {
        return instances.length;
    }

    public InstancePlan instance(final int id) {
        return instances[id];
    }

    /** Whether an instance of this copy runs on this computer. */
    public boolean hosts(final int computer, final int copyId) {
        for (final int instance : computers[computer].instances()) {
            if (instances[instance].copy() == copyId) {
                return true;
            }
        }
        return false;
    }

    public int eventCount() {
        return events.length;
    }

    public EventPlan event(final int id) {
        return events[id];
    }

    /** The id of the event of this name, or -1. */
    public int eventId(final String name) {
        return eventIndex.idOf(name);
    }

    /** The copy that may publish this event; -1 if none. */
    public int publishingCopyOf(final int eventId) {
        return publishingCopies[eventId];
    }

    /** Whether a copy may publish an event. */
    public boolean mayPublish(final int copyId, final int eventId) {
        return publishingCopies[eventId] == copyId;
    }

    /** Whether a copy may subscribe to an event. */
    public boolean maySubscribe(final int copyId, final int eventId) {
        return Arrays.binarySearch(copies[copyId].subscribes(), eventId) >= 0;
    }

    /**
     * The computer ids of the spokes that host a copy which may subscribe to this event, ascending. Events with the same
     * receivers share one array; it belongs to the plan: read, never write.
     */
    public int[] subscribingSpokes(final int eventId) {
        return subscribers.spokes(eventId);
    }

    /** Whether anything that is published on the one spoke computer may be for a copy on another one; what is not so never passes between them. */
    public boolean hears(final int spoke, final int source) {
        return audiences.hears(spoke, source);
    }

    /** What happens to a copy's subscription to an event if it is slow; conflation if it may not subscribe to it. */
    public SlowPolicy slowPolicy(final int copyId, final int eventId) {
        return slow.of(copyId, eventId);
    }

    /** Whether every copy of this spoke that may subscribe to the event conflates it, so that its hubs may do so as well. */
    public boolean conflatesAt(final int spokeComputerId, final int eventId) {
        return slow.conflatesAt(spokeComputerId, eventId);
    }

    /** The number of message connections, those to the recorder and the manager included. */
    public int connectionCount() {
        return connections.count();
    }

    /** The message connections of the text; those to the recorder and the manager have the ids above. */
    public int programConnectionCount() {
        return spec.messageConnections().size();
    }

    public ConnectionPlan connection(final int id) {
        return connections.get(id);
    }

    /** The id of the message connection that a copy opens to another; -1 if there is none. */
    public int connectionId(final int fromCopyId, final int toCopyId) {
        return connections.idOf(fromCopyId, toCopyId);
    }

    /** The ids of all events whose name the pattern means, ascending. */
    public int[] eventsMatching(final String pattern) {
        return eventIndex.matching(EventPattern.of(pattern));
    }
}
