package io.twinhub.testsupport;

import io.twinhub.config.CopyPlan;
import io.twinhub.config.InstancePlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The process of a program copy's instance: publishes numbered values and tells the ledger what it is given. */
final class SimProgram implements Victim {
    private static final long SETTLE_NS = 500_000_000;

    final int instance;
    final int copy;
    final BitSet wanted = new BitSet();
    private final SimWorld world;
    private final SimSpoke spoke;
    private final SimNode node;
    private final SimRandom random;
    private final SimRandom messageRandom;
    private final int[] published;
    private final List<EventSource> sources = new ArrayList<>();
    private SimBus bus;
    private long silentUntilNs;
    private int lifeCount;

    SimProgram(final SimWorld world, final int instance, final SimSpoke spoke) {
        final InstancePlan plan = world.plan.instance(instance);
        final CopyPlan copyPlan = world.plan.copy(plan.copy());
        this.world = world;
        this.instance = instance;
        this.copy = plan.copy();
        this.spoke = spoke;
        final String name = copyPlan.instances().length == 1 ? copyPlan.name() : copyPlan.name() + "@" + spoke.name();
        this.node = world.newNode(name);
        this.random = world.newRandom("program " + name);
        this.messageRandom = world.newRandom("messages of " + name);
        this.published = copyPlan.publishes();
        for (final int event : copyPlan.subscribes()) {
            wanted.set(event);
        }
    }

    @Override
    public SimNode node() {
        return node;
    }

    @Override
    public void start() {
        lifeCount++;
        bus = new SimBus(
                world,
                this,
                world.hostility.ofProgram(copy, spoke.memory.startBus(instance, node)),
                messageRandom.fork());
        world.ledger.onSubscribed(instance, wanted);
        if (!world.plan.assigner().assigns(copy)) {
            world.ledger.lastValues().onNewOrigin(copy);
        }
        node.start(bus.component());
    }

    @Override
    public void crash() {
        node.stop();
        bus.connections().stop();
        bus = null;
        spoke.memory.stopBus(instance);
        world.ledger.onStopped(instance);
    }

    @Override
    public Optional<Path> sharedMemory(final Direction direction) {
        return spoke.memory.path(instance, direction);
    }

    @Override
    public void dropConnection() {
        spoke.memory.reconnect(instance);
    }

    boolean isActive() {
        return isRunning() && bus.isActive();
    }

    /** Whether it gets what it subscribes to. */
    boolean isReady() {
        return isRunning() && bus.isReady();
    }

    boolean publishes() {
        return published.length > 0;
    }

    @Override
    public boolean isOn(final SimSpoke candidate) {
        return spoke == candidate;
    }

    boolean isBeside(final SimProgram other) {
        return spoke == other.spoke;
    }

    /** The Bus is connected; its subscription has taken effect once its localHub had the time to read it. */
    void onReady() {
        final int life = lifeCount;
        world.clock.schedule(new SimAction(() -> settle(life)), world.clock.nowNs() + SETTLE_NS);
    }

    private void settle(final int life) {
        if (life != lifeCount || !isRunning()) {
            return;
        }
        if (node.isPaused() || spoke.node().isPaused() || !spoke.isRunning() || !bus.isReady()) {
            onReady();
            return;
        }
        world.ledger.onSettled(instance);
    }

    /** Publishes each of its events at random times; some of them often, some rarely. */
    void startWorkload() {
        for (final int event : published) {
            final long meanNs = random.chance(0.5)
                    ? random.between(20_000_000, 150_000_000)
                    : random.between(500_000_000, 6_000_000_000L);
            final EventSource source = new EventSource(event, meanNs);
            sources.add(source);
            source.scheduleNext();
        }
    }

    void stopWorkload() {
        sources.forEach(world.clock::cancel);
        if (isRunning()) {
            bus.connections().stopWorkload();
        }
    }

    @Override
    public void silence(final long durationNs) {
        silentUntilNs = Math.max(silentUntilNs, world.clock.nowNs() + durationNs);
    }

    @Override
    public void publishSome(final int count) {
        for (int i = 0; i < count && published.length > 0; i++) {
            publish(published[random.nextInt(published.length)]);
        }
    }

    void publishEach() {
        for (final int event : published) {
            publish(event);
        }
    }

    /** The message connections that it opened and that are open, such as "board to control@spoke-1". */
    List<String> openConnections() {
        return isRunning() ? bus.connections().open() : List.of();
    }

    /** Sends a message over each connection that it opens. */
    void sendEach() {
        if (isRunning()) {
            bus.connections().rollCall();
            node.wake();
        }
    }

    /** Publishes an event with the next running number, if the process runs and its Bus accepts it. */
    boolean publish(final int event) {
        if (!isRunning() || node.isPaused()) {
            return false;
        }
        final int number = world.ledger.nextNumber(copy);
        final boolean accepted = bus.publish(event, number);
        if (accepted) {
            if (spoke.isActive(instance) || isRepublished()) {
                world.ledger.onAccepted(copy, event);
            } else {
                world.ledger.onAcceptedTooLate(copy);
            }
            world.transcript.mark(copy, event, number);
            node.wake();
        }
        return accepted;
    }

    /** Whether what it published too late is published once more as soon as it may: by the only instance of a copy, where there are recorders. */
    private boolean isRepublished() {
        return world.plan.recorderCopy() >= 0 && !world.plan.assigner().assigns(copy);
    }

    void onDelivered(final int event, final long number, final boolean isIntact, final long missed) {
        world.onDelivered(instance, event, number, isIntact, missed);
    }

    void onReplayed(final int event, final long number, final boolean isIntact) {
        world.onReplayed(instance, event, number, isIntact);
    }

    void onQualityChange(final String event, final int quality) {
        world.onQualityChange(node.name, event, quality);
    }

    /** What this instance publishes from now on is known to it as long as it lives and is ACTIVE. */
    void onActive() {
        if (world.plan.assigner().assigns(copy)) {
            world.ledger.lastValues().onNewOrigin(copy);
        }
    }

    void onGap(final int publisher) {
        world.note(
                node.name + ": told of a gap of " + world.plan.copy(publisher).name());
        world.ledger.onGap(publisher, instance);
    }

    private final class EventSource extends SimTimer {
        private final int event;
        private final long meanNs;

        EventSource(final int event, final long meanNs) {
            this.event = event;
            this.meanNs = meanNs;
        }

        void scheduleNext() {
            world.clock.schedule(this, world.clock.nowNs() + random.exponential(meanNs));
        }

        @Override
        void onTimer(final long nowNs) {
            if (nowNs >= silentUntilNs) {
                publish(event);
            }
            scheduleNext();
        }
    }
}
