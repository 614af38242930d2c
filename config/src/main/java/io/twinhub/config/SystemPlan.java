package io.twinhub.config;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The closed world of one system version, compiled: everything has a dense id and every question of the data path is a
 * lookup. All computers of a system compile the same plan from the same sealed content. Immutable; any thread may read it.
 */
public final class SystemPlan {
    private final SystemSpec spec;
    private final long fingerprint;
    private final ComputerPlan[] computers;
    private final CopyPlan[] copies;
    private final InstancePlan[] instances;
    private final EventPlan[] events;
    private final EventIndex eventIndex;
    private final int[] publishingCopies;
    private final SubscriberTable subscribers;
    private final Map<String, ComputerPlan> computersByName = new HashMap<>();
    private final Map<String, CopyPlan> copiesByName = new HashMap<>();

    private SystemPlan(final SystemSpec spec, final PlanCompiler compiled) {
        this.spec = spec;
        fingerprint = fingerprintOf(spec);
        computers = compiled.computers;
        copies = compiled.copies;
        instances = compiled.instances();
        events = compiled.events();
        eventIndex = compiled.eventIndex;
        publishingCopies = compiled.publishingCopies;
        subscribers = compiled.subscribers;
        Arrays.stream(computers).forEach(computer -> computersByName.put(computer.name(), computer));
        Arrays.stream(copies).forEach(copy -> copiesByName.put(copy.name(), copy));
    }

    /** Compiles a specification. */
    public static SystemPlan compile(final SystemSpec spec) {
        return new SystemPlan(spec, new PlanCompiler(spec).compile());
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

    public int computerCount() {
        return computers.length;
    }

    public ComputerPlan computer(final int id) {
        return computers[id];
    }

    /** The computer of this name. */
    public ComputerPlan computer(final String name) {
        final ComputerPlan computer = computersByName.get(name);
        if (computer == null) {
            throw new IllegalArgumentException("no computer " + name + "; known: " + computersByName.keySet());
        }
        return computer;
    }

    public int copyCount() {
        return copies.length;
    }

    public CopyPlan copy(final int id) {
        return copies[id];
    }

    /** The program copy of this name. */
    public CopyPlan copy(final String name) {
        final CopyPlan copy = copiesByName.get(name);
        if (copy == null) {
            throw new IllegalArgumentException("no program copy " + name + "; known: " + copiesByName.keySet());
        }
        return copy;
    }

    public int instanceCount() {
        return instances.length;
    }

    public InstancePlan instance(final int id) {
        return instances[id];
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

    /** The ids of all events whose name the pattern means, ascending. */
    public int[] eventsMatching(final String pattern) {
        return eventIndex.matching(EventPattern.of(pattern));
    }

    private static long fingerprintOf(final SystemSpec spec) {
        try {
            final byte[] content = spec.toString().getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(content))
                    .getLong();
        } catch (final NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
