package io.twinhub.testsupport;

import io.twinhub.bus.Bus;
import io.twinhub.bus.ClosedReason;
import io.twinhub.bus.ConnectionState;
import io.twinhub.bus.MessageConnection;
import io.twinhub.bus.SendOutcome;
import io.twinhub.config.ConnectionPlan;
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
        begin(plan, bus.connect(world.plan.copy(plan.to()).name()), plan.to());
    }

    private void accept(final MessageConnection connection) {
        final int peer = world.plan.copy(connection.peer()).id();
        final int id = world.plan.connectionId(peer, program.copy);
        begin(world.plan.connection(id), connection, peer);
    }

    private void begin(final ConnectionPlan plan, final MessageConnection connection, final int peer) {
        final Talk talk = new Talk(plan, connection, peer);
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
        private final long meanNs;

        Talk(final ConnectionPlan plan, final MessageConnection connection, final int peer) {
            this.plan = plan;
            this.connection = connection;
            end = world.ledger.connections().onBegun(plan.id(), program.copy, peer);
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

        private void act() {
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
            if (plan.from() == program.copy) {
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
            world.note(program.name() + ": connection with " + connection.peer() + " closed: " + reason);
            world.ledger.connections().onClosed(end, reason);
            if (plan.from() == program.copy) {
                later(random.between(MS, 600 * MS), () -> connect(plan));
            }
        }
    }
}
