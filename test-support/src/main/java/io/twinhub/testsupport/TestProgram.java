package io.twinhub.testsupport;

import io.twinhub.bus.Bus;
import io.twinhub.bus.InstancePlace;
import io.twinhub.bus.Role;
import io.twinhub.config.CopyPlan;
import io.twinhub.config.InstancePlan;
import io.twinhub.transport.Component;
import java.util.Optional;

/** The process of one instance of a program copy in a {@link TestSystem}: a Bus, and a user's program around it. */
final class TestProgram implements Victim, Component {
    /** As often as a program gets its turn that waits for nothing: real ones rest as long at most while something happens. */
    private static final long TURN_NS = 1_000_000;

    final String copy;
    final String computer;
    private final SimWorld world;
    private final TestPrograms programs;
    private final int instance;
    private final SimSpoke spoke;
    private final SimNode node;
    private InstancePlace place;
    private Bus bus;
    private Component agent;
    private Runnable turn;
    private long nextTurnNs;

    TestProgram(final SimWorld world, final TestPrograms programs, final int instance, final SimSpoke spoke) {
        final InstancePlan plan = world.plan.instance(instance);
        final CopyPlan copyPlan = world.plan.copy(plan.copy());
        this.world = world;
        this.programs = programs;
        this.instance = instance;
        this.spoke = spoke;
        copy = copyPlan.name();
        computer = spoke.name();
        final String name = copyPlan.instances().length == 1 ? copy : copy + "@" + computer;
        // Its clock is right, so that a test can count what a program does in a second.
        node = new SimNode(name, world.clock, world.newRandom("program " + name), 1);
    }

    @Override
    public SimNode node() {
        return node;
    }

    @Override
    public void start() {
        place = world.place(instance, node);
        bus = Bus.of(world.busContext(instance, node, spoke.memory.startBus(instance, node), place));
        agent = bus.component();
        turn = programs.start(copy, bus);
        nextTurnNs = world.clock.nowNs();
        node.start(this);
    }

    @Override
    public void crash() {
        node.stop();
        bus = null;
        agent = null;
        turn = null;
        spoke.memory.stopBus(instance);
        place.close();
    }

    @Override
    public int doWork(final long nowNs) {
        final Component running = agent;
        turn.run();
        nextTurnNs = nowNs + TURN_NS;
        return running == agent ? running.doWork(nowNs) : 0;
    }

    @Override
    public long nextDueNs() {
        return Math.min(nextTurnNs, agent.nextDueNs());
    }

    @Override
    public boolean isOn(final SimSpoke candidate) {
        return spoke == candidate;
    }

    @Override
    public Optional<Path> sharedMemory(final Direction direction) {
        return spoke.memory.path(instance, direction);
    }

    @Override
    public void dropConnection() {
        spoke.memory.reconnect(instance);
    }

    Role role() {
        return bus == null ? Role.DOWN : bus.role();
    }

    Bus bus() {
        if (bus == null) {
            throw new IllegalStateException(name() + " does not run at this moment");
        }
        return bus;
    }

    /** Whether it has become what it can be: one of the instances of its copy is ACTIVE, and the others stand by. */
    boolean isReady() {
        return role() == Role.ACTIVE || role() == Role.STANDBY;
    }
}
