package io.twinhub.testsupport;

import io.twinhub.config.AssignersSpec;
import io.twinhub.config.ConnectionSpec;
import io.twinhub.config.EventSpec;
import io.twinhub.config.HubSpec;
import io.twinhub.config.InstanceSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.PublisherSpec;
import io.twinhub.config.RecordersSpec;
import io.twinhub.config.RolePolicy;
import io.twinhub.config.SlowPolicy;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.config.TransportPlan;
import io.twinhub.metadata.ClassDescription;
import io.twinhub.transport.TransportLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * A small system with a seeded, sparse web of subscriptions: two hubs, {@code hub-a} and {@code hub-b}, some with {@code hub-a2} and {@code hub-b2} beside them, three spokes, {@code spoke-1} to
 * {@code spoke-3}, and on each two program copies, {@code copy-1} to {@code copy-6}, each with a few events {@code copy-1.event-1} and so on.
 */
public final class RandomSystem {
    private static final int SPOKE_COUNT = 3;
    private static final int COPY_COUNT = 6;
    private static final int ASSIGNED_COUNT = 2;

    private static final int EVENT_COUNT_MOST = 4;

    private static final int WINDOW_BYTES = 8 * 1024;
    private static final int MESSAGE_LENGTH_BYTES = 20_000;

    private static final int[] HELD_RUN_COUNTS = {2, 4, 16, 128};

    private static final long[] PERIODS_NS = {300_000_000L, 1_000_000_000L, 4_000_000_000L};

    private RandomSystem() {}

    /** The system of this seed. */
    public static SystemSpec of(final long seed) {
        final SimRandom random = SimRandom.of(seed, "system");
        final SimRandom kinds = SimRandom.of(seed, "kinds");
        final SimRandom policies = SimRandom.of(seed, "policies");
        final SimRandom periods = SimRandom.of(seed, "periods");
        final List<SpokeSpec> spokes = new ArrayList<>();
        for (int i = 1; i <= SPOKE_COUNT; i++) {
            spokes.add(new SpokeSpec("spoke-" + i, "10.1.0.1" + i, "10.2.0.1" + i));
        }
        final List<ProgramCopySpec> copies = new ArrayList<>();
        final List<EventSpec> events = new ArrayList<>();
        final List<PublisherSpec> publishers = new ArrayList<>();
        final List<SubscriberSpec> subscribers = new ArrayList<>();
        for (int copy = 1; copy <= COPY_COUNT; copy++) {
            final String name = "copy-" + copy;
            copies.add(copy(name, copy, isAssigned(seed) && copy <= ASSIGNED_COUNT)
                    .withRole(copy == ASSIGNED_COUNT ? role(seed) : RolePolicy.RELEASE));
            publishers.add(new PublisherSpec(name, name + ".*"));
            for (int event = 1 + random.nextInt(EVENT_COUNT_MOST); event > 0; event--) {
                final String eventName = name + ".event-" + event;
                final boolean isPrimitive = random.chance(0.5);
                final String eventClass = isPrimitive ? "int64" : kinds.chance(0.5) ? "Numbered" : "Parcel";
                events.add(new EventSpec(eventName, eventClass, "", staleAfterNs(periods)));
                subscribe(random, policies, isSlow(seed), copy, eventName, subscribers);
            }
        }
        return SystemSpec.builder("simulated", "seed-" + seed)
                .networks(networks(seed))
                .computers(spokes)
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(copies)
                .eventClasses(eventClasses())
                .events(events)
                .publishers(publishers)
                .subscribers(subscribers)
                .messageConnections(connections(SimRandom.of(seed, "connections"), isAssigned(seed)))
                .recorders(recorders(seed))
                .assigners(isAssigned(seed) ? new AssignersSpec(List.of("spoke-2", "spoke-3"), List.of()) : null)
                .build();
    }

    /** In some systems one network has a second hub computer, or both have. */
    private static List<NetworkSpec> networks(final long seed) {
        final SimRandom random = SimRandom.of(seed, "hubs");
        final boolean hasSecondA = random.chance(0.4);
        final boolean hasSecondB = hasSecondA && random.chance(0.6);
        return List.of(network("A", "hub-a", "10.1.0.", hasSecondA), network("B", "hub-b", "10.2.0.", hasSecondB));
    }

    private static NetworkSpec network(
            final String name, final String hub, final String address, final boolean hasSecond) {
        final HubSpec first = new HubSpec(hub, address + 1);
        return new NetworkSpec(name, hasSecond ? List.of(first, new HubSpec(hub + 2, address + 2)) : List.of(first));
    }

    /**
     * Whether the first copies of this seed have two instances, of which assigners make one ACTIVE. Not where one party is singled out, nor where what left before
     * a death must arrive: behind a slow path it is given up for a successor, and that is told. Nor where localHubs stand still now and then: who does so
     * for too long while a hub does, too, loses its role.
     */
    public static boolean isAssigned(final long seed) {
        final boolean hasRoom = !isSlow(seed) && (seed % 10 <= 2 || seed % 10 >= 8);
        return hasRoom && SimRandom.of(seed, "assigned").chance(0.5);
    }

    /** Half of the seeds have a recorder; with assigners there are two. */
    private static RecordersSpec recorders(final long seed) {
        if (!SimRandom.of(seed, "recorded").chance(0.5)) {
            return null;
        }
        return new RecordersSpec(isAssigned(seed) ? List.of("spoke-1", "spoke-3") : List.of("spoke-2"));
    }

    /** Every other event has a period, one of three. */
    private static long staleAfterNs(final SimRandom periods) {
        return periods.chance(0.5) ? 0 : PERIODS_NS[periods.nextInt(PERIODS_NS.length)];
    }

    /** The second assigned copy goes on when it is cut off, in some systems. */
    private static RolePolicy role(final long seed) {
        return SimRandom.of(seed, "keep").chance(0.4) ? RolePolicy.KEEP : RolePolicy.RELEASE;
    }

    private static ProgramCopySpec copy(final String name, final int number, final boolean isAssigned) {
        final String spoke = "spoke-" + (1 + (number - 1) % SPOKE_COUNT);
        if (!isAssigned) {
            return ProgramCopySpec.of(name, "program", spoke);
        }
        final String other = "spoke-" + (1 + number % SPOKE_COUNT);
        return new ProgramCopySpec(
                name, "program", List.of(new InstanceSpec(spoke, 1), new InstanceSpec(other, number)), List.of(), 0, 0);
    }

    /**
     * Limits that are small, so that what seldom fills in production fills often here: few buffers, and sometimes next to no room for
     * what the path merge must hold back.
     */
    static TransportLimits limitsOf(final long seed) {
        final SimRandom random = SimRandom.of(seed, "limits");
        final TransportLimits small = TransportLimits.SMALL;
        // With the short times more links break and open again within a seed.
        final boolean isImpatient = random.chance(0.7);
        final int length = 1024 << random.nextInt(2);
        final int count = 8 << random.nextInt(2);
        return new TransportLimits(
                length,
                count,
                small.heartbeatIntervalNs(),
                isImpatient ? 1_250_000_000L : small.deadAfterNs(),
                small.helloIntervalNs(),
                small.flushNs(),
                isImpatient ? 3_000_000_000L : small.holdBackNs(),
                small.askIntervalNs(),
                heldRunCount(random, isSlow(seed)),
                TransportPlan.pollLimitFor(count));
    }

    /** Rounds of latest values that find no room to wait are holes, so where nothing may be missing there is room. */
    private static int heldRunCount(final SimRandom random, final boolean isSlow) {
        final int count = HELD_RUN_COUNTS[random.nextInt(HELD_RUN_COUNTS.length)];
        return isSlow ? HELD_RUN_COUNTS[HELD_RUN_COUNTS.length - 1] : count;
    }

    /** What the simulated programs publish beside numbers. */
    static List<ClassDescription> eventClasses() {
        final List<ClassDescription> classes = new ArrayList<>(ClassDescription.allOf(Parcel.TYPE));
        classes.add(ClassDescription.of(Numbered.TYPE));
        return classes;
    }

    /**
     * Whether programs and localHubs of this seed are slow now and then, all subscriptions of which conflate. Not with a hostile party:
     * what it loses itself is reported to a slow program as a gap of its whole computer.
     */
    static boolean isSlow(final long seed) {
        final boolean hasHostile = seed % 10 == 6 || seed % 10 == 7;
        return !hasHostile && SimRandom.of(seed, "slow").chance(0.4);
    }

    private static SlowPolicy policy(final SimRandom policies, final boolean isSlow) {
        if (isSlow || policies.chance(0.4)) {
            return SlowPolicy.CONFLATE;
        }
        return policies.chance(0.7) ? SlowPolicy.QUEUE : SlowPolicy.BREAK;
    }

    /** Each copy may connect to one or two others, some of them on its own computer. */
    private static List<ConnectionSpec> connections(final SimRandom random, final boolean isAssigned) {
        final List<ConnectionSpec> connections = new ArrayList<>();
        for (int copy = 1; copy <= COPY_COUNT; copy++) {
            final int first = 1 + random.nextInt(COPY_COUNT - 1);
            final int second = 1 + random.nextInt(COPY_COUNT - 1);
            connections.add(connection(copy, first));
            if (second != first && random.chance(0.3)) {
                connections.add(connection(copy, second));
            }
        }
        for (int copy = 1; isAssigned && copy <= ASSIGNED_COUNT; copy++) {
            if (random.chance(0.7)) {
                connections.add(connection(copy, 0)); // who stands by, to the ACTIVE one
            }
        }
        return connections;
    }

    private static ConnectionSpec connection(final int from, final int distance) {
        final int to = (from - 1 + distance) % COPY_COUNT + 1;
        return new ConnectionSpec("copy-" + from, "copy-" + to, WINDOW_BYTES, MESSAGE_LENGTH_BYTES);
    }

    private static void subscribe(
            final SimRandom random,
            final SimRandom policies,
            final boolean isSlow,
            final int publisher,
            final String event,
            final List<SubscriberSpec> subscribers) {
        final int someone = (publisher + random.nextInt(COPY_COUNT - 1)) % COPY_COUNT + 1;
        for (int copy = 1; copy <= COPY_COUNT; copy++) {
            if (copy != publisher && (copy == someone || random.chance(0.35))) {
                subscribers.add(new SubscriberSpec("copy-" + copy, event, policy(policies, isSlow)));
            }
        }
    }
}
