package io.twinhub.testsupport;

import io.twinhub.bus.ConnectionRules;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.transport.PathRules;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.TransportLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A whole redundant system inside this thread, over virtual time: the real cores of mainHubs, localHubs and Buses, simulated networks,
 * shared memory and processes, faults, and a {@link Ledger} that checks every delivery.
 *
 * <pre>{@code
 * Simulation sim = Simulation.of(system).seed(7);
 * sim.at(10, SECONDS).cut("spoke-1", "hub-a", Direction.UP);
 * sim.at(12, SECONDS).publish("tank.1.level", 20).restore("spoke-1", "hub-a");
 * SimulationReport report = sim.run(Duration.ofSeconds(30));
 * }</pre>
 *
 * <p>A run is determined by the system, the seed and what was scheduled. At the end all faults are ended; after a time to settle
 * every publisher publishes each of its events once more, and all of it must arrive.
 */
public final class Simulation {
    private static final long MS = 1_000_000;
    /** Before the end faults are over, for longer than it takes to give up a link, open it, and give up waiting for a path. */
    private static final long HEALTHY_BEFORE_END_NS = 14_000 * MS;

    private static final long ROLL_CALL_BEFORE_END_NS = 3_000 * MS;
    private static final long QUIET_BEFORE_ROLL_CALL_NS = 500 * MS;

    private final SystemPlan plan;
    private long seed = 1;
    private FaultClass faults = FaultClass.NONE;
    private boolean hasWorkload;
    private boolean hasSlowReceivers;
    private String hostile;
    private String stopped;
    private DeliveryListener deliveries;
    private PathRules rules = PathRules.STANDARD;
    private ConnectionRules connectionRules = ConnectionRules.STANDARD;
    private RoleRules roleRules = RoleRules.STANDARD;
    private TransportLimits limits = TransportLimits.SMALL;
    private SimSystem system;

    private Simulation(final SystemPlan plan) {
        this.plan = plan;
    }

    /** A simulation of this system; nothing runs before {@link #run}. */
    public static Simulation of(final SystemSpec spec) {
        return new Simulation(SystemPlan.compile(spec));
    }

    /**
     * The simulation that a seed stands for in the seeded tests: its system, its limits, its class of faults, its hostile party if
     * it has one, and everything that happens.
     */
    public static Simulation ofSeed(final long seed) {
        final Simulation simulation =
                of(RandomSystem.of(seed)).seed(seed).workload().limits(RandomSystem.limitsOf(seed));
        if (RandomSystem.isSlow(seed)) {
            simulation.slowReceivers();
        }
        switch ((int) (seed % 10)) {
            case 0, 1, 2 -> simulation.faults(FaultClass.SINGLE);
            case 3 -> simulation.faults(FaultClass.SINGLE).stopped("copy-1");
            case 4, 5 -> simulation.faults(FaultClass.RESTART);
            case 6 -> simulation.faults(FaultClass.SINGLE).hostile("copy-1");
            case 7 -> simulation.faults(FaultClass.ANY).hostile("spoke-1");
            default -> simulation.faults(FaultClass.ANY);
        }
        return simulation;
    }

    /** Determines everything that is left to chance. */
    public Simulation seed(final long value) {
        requireNotBuilt();
        seed = value;
        return this;
    }

    /** Adds random faults to those that are scheduled. */
    public Simulation faults(final FaultClass value) {
        requireNotBuilt();
        faults = value;
        return this;
    }

    /** Lets all programs publish by themselves at random times. */
    public Simulation workload() {
        requireNotBuilt();
        hasWorkload = true;
        return this;
    }

    /** Lets programs and localHubs not keep up now and then. */
    public Simulation slowReceivers() {
        requireNotBuilt();
        hasSlowReceivers = true;
        return this;
    }

    /** Makes a program copy or a spoke computer send what it may not send. */
    public Simulation hostile(final String copyOrSpoke) {
        requireNotBuilt();
        hostile = copyOrSpoke;
        return this;
    }

    /** Stops a program copy again and again, for seconds. Gaps are allowed for it and for what it publishes, and nothing for others. */
    public Simulation stopped(final String copy) {
        requireNotBuilt();
        stopped = copy;
        return this;
    }

    /** Is told of every delivery, when it happens. */
    public Simulation onDelivery(final DeliveryListener listener) {
        requireNotBuilt();
        deliveries = listener;
        return this;
    }

    /** Runs the cores under other limits than {@link TransportLimits#SMALL}. */
    public Simulation limits(final TransportLimits value) {
        requireNotBuilt();
        limits = value;
        return this;
    }

    /** Runs the cores under weaker rules, to see that this is noticed. */
    public Simulation rules(final PathRules value) {
        requireNotBuilt();
        rules = value;
        return this;
    }

    /** Runs Buses under weaker rules of message connections, to see that this is noticed. */
    public Simulation rules(final ConnectionRules value) {
        requireNotBuilt();
        connectionRules = value;
        return this;
    }

    /** Runs everything under weaker rules of roles, to see that this is noticed. */
    public Simulation rules(final RoleRules value) {
        requireNotBuilt();
        roleRules = value;
        return this;
    }

    /** The moment so long after the start. Everything else must have been set before. */
    public Moment at(final long time, final TimeUnit unit) {
        return new Moment(system(), SimClock.START_NS + unit.toNanos(time));
    }

    /**
     * Runs for so long in virtual time; at least 15 seconds, since faults end some time before the end.
     *
     * @throws SimulationFailure if a promise was broken.
     */
    public SimulationReport run(final Duration duration) {
        final SimSystem running = system();
        final SimWorld world = running.world;
        final long endNs = SimClock.START_NS + duration.toNanos();
        startAll(running);
        startFaults(running, endNs - HEALTHY_BEFORE_END_NS);
        if (stopped != null) {
            final SimProgram program = running.program(stopped);
            world.ledger.excuse(program.copy);
            new StoppedReceiver(running, program, world.newRandom("stopped"), endNs - HEALTHY_BEFORE_END_NS);
        }
        if (hasSlowReceivers) {
            new SlowReceivers(running, world.newRandom("slow receivers"), endNs - HEALTHY_BEFORE_END_NS);
        }
        running.at(endNs - HEALTHY_BEFORE_END_NS, running::heal);
        running.at(
                endNs - ROLL_CALL_BEFORE_END_NS - QUIET_BEFORE_ROLL_CALL_NS,
                () -> running.programs.forEach(SimProgram::stopWorkload));
        running.at(endNs - ROLL_CALL_BEFORE_END_NS, running::rollCall);
        try {
            world.clock.runUntil(endNs);
            for (final SimProgram program : running.programs) {
                if (program.publishes()
                        && world.ledger.rollCall().publishedCount(program.copy) == 0
                        && !world.ledger.isHostile(program.copy)) {
                    throw new LedgerViolation(
                            "NOT ALIVE: " + program.name() + " cannot publish long after all faults ended");
                }
            }
            world.ledger.checkComplete();
            world.ledger.checkRollCall();
            world.ledger.connections().check(world.plan, running::isActive);
        } catch (final LedgerViolation | RuntimeException broken) {
            throw new SimulationFailure(seed, broken.toString(), world.transcript.lines(), broken);
        }
        return SimulationReport.of(seed, running);
    }

    /** Whether a program runs that believes to be ACTIVE. */
    public boolean isActive(final String process) {
        return system().program(process).isActive();
    }

    /** Last values that subscribers were given so far because they had missed them. */
    public long replayedCount() {
        return system().world.ledger.counts().replayed;
    }

    /** What programs were told so far of the derived quality of values that they had, such as "board: tank.1.level good stale". */
    public List<String> qualityChanges() {
        return List.copyOf(system().world.qualityChanges);
    }

    /** The message connections that are open, as the instances see it that opened them, such as "board to control@spoke-1". */
    public List<String> openConnections() {
        return system().programs.stream()
                .flatMap(program -> program.openConnections().stream())
                .toList();
    }

    /** How many numbers of all sources a network (0 A, 1 B) brought to a spoke so far in the present life of its localHub, first or as second copy. */
    public long broughtCount(final String spoke, final int network) {
        return system().spoke(spoke).broughtCount(network);
    }

    /** Whether a spoke sends its events to this hub. */
    public boolean sendsTo(final String spoke, final String hub) {
        return system().spoke(spoke).sendsTo(plan.computer(hub).id());
    }

    /** Whether a spoke's localHub has carried out what its start command permits. */
    public boolean isCarriedOut(final String spoke) {
        return system().spoke(spoke).permit().isCarriedOut();
    }

    /** How often an instance became ACTIVE of a copy that has several, so far. */
    public int takeoverCount() {
        return system == null ? 0 : system.world.roles.takeoverCount();
    }

    private void startAll(final SimSystem running) {
        final SimRandom random = running.world.newRandom("start");
        final List<SimProcess> order = new ArrayList<>(running.processes());
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        for (final SimProcess process : order) {
            running.at(SimClock.START_NS + random.between(0, 1500 * MS), () -> running.start(process));
        }
        if (hasWorkload) {
            running.programs.forEach(SimProgram::startWorkload);
        }
    }

    private void startFaults(final SimSystem running, final long untilNs) {
        final SimRandom random = running.world.newRandom("faults");
        if (faults != FaultClass.NONE && !(running.assigners.isEmpty() && running.recorders.isEmpty())) {
            new PartFaults(running, running.world.newRandom("faults of assigners"), untilNs);
        }
        switch (faults) {
            case NONE -> {}
            case SINGLE -> new SingleFaultPlan(running, random, untilNs, false);
            case RESTART -> new SingleFaultPlan(running, random, untilNs, true);
            case ANY -> {
                if (!running.assigners.isEmpty()) {
                    new Handovers(running, running.world.newRandom("hand-overs"), untilNs);
                    new ClockFaults(running, running.world.newRandom("faults of clocks"), untilNs);
                }
                new AnyFaultPlan(running, random, untilNs);
            }
        }
    }

    private SimSystem system() {
        if (system == null) {
            final SimWorld world = new SimWorld(plan, seed, limits, rules, deliveries, connectionRules, roleRules);
            if (hostile != null) {
                world.hostility.of(plan, hostile);
            }
            world.hasSlowReceivers = hasSlowReceivers;
            system = new SimSystem(world);
        }
        return system;
    }

    private void requireNotBuilt() {
        if (system != null) {
            throw new IllegalStateException("set before the first moment is scheduled");
        }
    }
}
