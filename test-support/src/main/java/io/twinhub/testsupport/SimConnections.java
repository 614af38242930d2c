package io.twinhub.testsupport;

import io.twinhub.bus.Bus;
import io.twinhub.bus.ClosedReason;
import io.twinhub.bus.ConnectionState;
import io.twinhub.bus.MessageConnection;
import io.twinhub.bus.Role;
import io.twinhub.bus.SendOutcome;
import io.twinhub.config.ConnectionPlan;
import io.twinhub.config.CopyPlan;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What one life of a program does with its message connections: opens those that it may, sends numbered messages, answers some, ends its
 * output or the whole connection now and then, and connects again whenever one is over. Tells the ledger all of it.
 */
final class SimConnections {
    private static final long MS = 1_000_000;
    private static final int BURST_COUNT_MOST = 12;

    private final SimWorld world;
    private final SimProgram program;
    private final Bus bus;
    private final SimRandom random;
    private final List<Talk> talks = new ArrayList<>();
    private final UnsafeBuffer buffer;
    private boolean isWorking = true;
    private boolean isOver;

    SimConnections(final SimWorld world, final SimProgram program, final Bus bus, final SimRandom random) {
        this.world = world;
        this.program = program;
        this.bus = bus;
        this.random = random;
        int longest = SimMessage.LENGTH_MIN;
        for (int id = 0; id < world.plan.programConnectionCount(); id++) {
            final ConnectionPlan plan = world.plan.connection(id);
            longest = Math.max(longest, plan.messageLengthMaxBytes());
            if (plan.from() == program.copy) {
                later(random.between(0, 1000 * MS), () -> connect(plan));
            }
        }
        buffer = new UnsafeBuffer(new byte[longest]);
        bus.onConnection(this::accept);
    }

    /** The program is dead. */
    void stop() {
        isOver = true;
    }

    void stopWorkload() {
        isWorking = false;
    }

    /** Sends one message over each connection that this program opens, as soon as it is open. */
    void rollCall() {
        for (final Talk talk : talks) {
            talk.sendForRollCall();
        }
    }

    private void later(final long delayNs, final Runnable action) {
        world.clock.schedule(
                new SimAction(() -> {
                    if (!isOver) {
                        if (program.node().isPaused()) {
                            later(50 * MS, action);
                        } else {
                            action.run();
                            program.node().wake();
                        }
                    }
                }),
                world.clock.nowNs() + delayNs);
    }

    private void connect(final ConnectionPlan plan) {
        if (plan.to() == program.copy && bus.role() == Role.ACTIVE) {
            later(random.between(MS, 600 * MS), () -> connect(plan));
            return;
        }
        begin(plan, bus.connect(world.plan.copy(plan.to()).name()), plan.to(), program.instance);
    }

    private void accept(final MessageConnection connection) {
        final CopyPlan peer = world.plan.copy(connection.peer());
        if (world.plan.assigner().assigns(program.copy) && bus.role() != Role.ACTIVE) {
            throw new LedgerViolation(
                    program.name() + " was given a connection of " + peer.name() + " as " + bus.role());
        }
        final int connecting = instanceOn(peer, connection.peerComputer());
        final int id = world.plan.connectionId(peer.id(), program.copy);
        begin(world.plan.connection(id), connection, peer.id(), connecting);
    }

    private int instanceOn(final CopyPlan copy, final String computer) {
        for (final int instance : copy.instances()) {
            if (world.plan
                    .computer(world.plan.instance(instance).computer())
                    .name()
                    .equals(computer)) {
                return instance;
            }
        }
        throw new LedgerViolation("no instance of " + copy.name() + " is on " + computer);
    }

    private static String name(final MessageConnection connection) {
        return connection.peer() + (connection.peerComputer() == null ? "" : "@" + connection.peerComputer());
    }

    /** What this program opened and is open now: to which instance. */
    List<String> open() {
        return talks.stream()
                .filter(talk -> talk.isConnecting && talk.connection.state() == ConnectionState.OPEN)
                .map(talk -> program.name() + " to " + name(talk.connection))
                .toList();
    }

    private void begin(
            final ConnectionPlan plan, final MessageConnection connection, final int peer, final int connecting) {
        final Talk talk = new Talk(plan, connection, peer, connecting);
        talks.add(talk);
        connection
                .onMessage(talk::onMessage)
                .onEnd(talk::onEnd)
                .onClosed(talk::onClosed)
                .onOpen(talk::sendForRollCall);
        talk.sendLater();
    }

    /** One end of one connection. */
    private final class Talk {
        private final ConnectionPlan plan;
        private final MessageConnection connection;
        private final ConnectionLedger.End end;
        private final boolean isConnecting;
        private final long meanNs;

        Talk(final ConnectionPlan plan, final MessageConnection connection, final int peer, final int connecting) {
            this.plan = plan;
            this.connection = connection;
            isConnecting = connecting == program.instance;
            end = world.ledger.connections().onBegun(plan.id(), connecting, program.instance, program.copy, peer);
            meanNs = random.between(150 * MS, 1500 * MS);
        }

        void sendLater() {
            later(random.exponential(meanNs), () -> {
                if (connection.state() != ConnectionState.CLOSED && isWorking) {
                    act();
                    sendLater();
                }
            });
        }

        /** Who accepts is ACTIVE, and who connects to its own copy is not, all the time. */
        private void checkRole() {
            final boolean isActive = bus.role() == Role.ACTIVE;
            final boolean isWrong = isConnecting
                    ? isActive && plan.from() == plan.to()
                    : !isActive && world.plan.assigner().assigns(program.copy);
            if (isWrong) {
                throw new LedgerViolation(
                        program.name() + " has a connection with " + name(connection) + " as " + bus.role());
            }
        }

        private void act() {
            checkRole();
            if (random.chance(0.02)) {
                connection.closeOutput();
            } else if (random.chance(0.01)) {
                connection.close();
            } else {
                for (int i = random.chance(0.1) ? 1 + random.nextInt(BURST_COUNT_MOST) : 1; i > 0; i--) {
                    send();
                }
            }
        }

        private void send() {
            final long number = end.nextNumber();
            final int length = SimMessage.write(buffer, end.output, number, plan.messageLengthMaxBytes());
            if (connection.send(buffer, 0, length) == SendOutcome.ACCEPTED) {
                world.transcript.mark(plan.id(), end.output, number);
                world.ledger.connections().onAccepted(end);
            }
        }

        void sendForRollCall() {
            if (isConnecting) {
                send();
            }
        }

        void onMessage(final DirectBuffer bytes, final int offset, final int length) {
            world.transcript.mark(world.clock.nowNs(), plan.id(), length);
            world.ledger.connections().onMessage(end, bytes, offset, length, plan.messageLengthMaxBytes());
            if (isWorking && random.chance(0.4)) {
                send();
            }
        }

        void onEnd() {
            later(random.between(0, 300 * MS), connection::closeOutput);
        }

        void onClosed(final ClosedReason reason) {
            talks.remove(this);
            world.note(program.name() + ": connection with " + name(connection) + " closed: " + reason);
            world.ledger.connections().onClosed(end, reason);
            if (isConnecting) {
                later(random.between(MS, 600 * MS), () -> connect(plan));
            }
        }
    }
}
