package io.twinhub.testsupport;

import io.twinhub.bus.ClosedReason;
import io.twinhub.config.ConnectionPlan;
import io.twinhub.config.SystemPlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.agrona.DirectBuffer;

/**
 * Stands outside the system and knows, from the numbers that programs put into their messages, what must come out of each message
 * connection: every message once, in order and unchanged, or a closed reason. Each end of each connection sends under a number of its
 * own, so that what strays from one connection into another shows.
 */
final class ConnectionLedger {
    private final IntFunction<String> copyNames;
    private final BitSet hostile;
    /** Copies whose programs stand still for long: their peers rightly give them up. */
    private final BitSet excused;

    private final List<End> ends = new ArrayList<>();
    private final Map<Long, End> endOfOutput = new HashMap<>();
    /** By connection and connecting instance. */
    private final Map<Long, Integer> choiceCounts = new HashMap<>();

    private final Set<Long> answeredRollCall = new HashSet<>();
    private boolean closesAllowed = true;
    private boolean hasAnyoneDied;
    private boolean isRollCall;
    private long lastOutput;
    private long deliveredCount;

    /** One end of one connection, as its program sees it. */
    static final class End {
        final int connection;
        /** The instance that opens this connection: this end's, or the peer's. */
        final int connecting;

        final int instance;
        final int copy;
        final int peer;
        /** The number under which this end sends. */
        final long output;

        private long acceptedCount;
        /** The end whose messages this one is given; null before the first. */
        private End from;
        /** The end that is given what this one sends; null before the first message. */
        private End to;

        private long deliveredCount;
        private long acceptedBeforeRollCall;
        private boolean isOver;
        private boolean isExcused;

        private End(
                final int connection,
                final int connecting,
                final int instance,
                final int copy,
                final int peer,
                final long output) {
            this.connection = connection;
            this.connecting = connecting;
            this.instance = instance;
            this.copy = copy;
            this.peer = peer;
            this.output = output;
        }

        long nextNumber() {
            return acceptedCount + 1;
        }

        private long key() {
            return ConnectionLedger.key(connection, connecting);
        }
    }

    ConnectionLedger(final IntFunction<String> copyNames, final BitSet hostile, final BitSet excused) {
        this.copyNames = copyNames;
        this.hostile = hostile;
        this.excused = excused;
    }

    /** From now on only programs end connections, unless somebody dies. */
    void closesAllowed(final boolean allowed) {
        closesAllowed = allowed;
        hasAnyoneDied |= allowed;
        for (final End end : ends) {
            end.isExcused = allowed || end.isExcused && hasAnyoneDied;
        }
    }

    /** A program has an end of a connection. */
    End onBegun(final int connection, final int connecting, final int instance, final int copy, final int peer) {
        final End end = new End(connection, connecting, instance, copy, peer, ++lastOutput);
        end.isExcused = closesAllowed;
        ends.add(end);
        endOfOutput.put(end.output, end);
        return end;
    }

    void onAccepted(final End end) {
        end.acceptedCount++;
    }

    void onMessage(final End end, final DirectBuffer buffer, final int offset, final int length, final int lengthMax) {
        deliveredCount++;
        final long output = length < SimMessage.LENGTH_MIN ? 0 : SimMessage.output(buffer, offset);
        final End sender = endOfOutput.get(output);
        if (hostile.get(end.peer) || hostile.get(end.copy)) {
            // Who damages a message of its own may hit the number of another output; a message of that one is whole.
            if (sender != null
                    && sender.copy != end.peer
                    && !hostile.get(sender.copy)
                    && SimMessage.number(buffer, offset) <= sender.acceptedCount
                    && SimMessage.isIntact(buffer, offset, length, lengthMax)) {
                throw violation(end, "FORBIDDEN message of " + copyNames.apply(sender.copy));
            }
            return;
        }
        if (end.isOver) {
            throw violation(end, "LATE message after the connection was closed");
        }
        if (sender == null
                || sender.copy != end.peer
                || sender.peer != end.copy
                || sender.connecting != end.connecting
                || sender.instance == end.instance) {
            throw violation(end, "FORGED message of output " + output);
        }
        if (end.from == null && sender.to == null) {
            end.from = sender;
            sender.to = end;
        }
        if (end.from != sender) {
            throw violation(end, "STRAY message of output " + output + ", which belongs to another connection");
        }
        final long number = SimMessage.number(buffer, offset);
        if (number != end.deliveredCount + 1) {
            throw violation(end, "ORDER: number " + number + " after " + end.deliveredCount + " of output " + output);
        }
        if (number > sender.acceptedCount || !SimMessage.isIntact(buffer, offset, length, lengthMax)) {
            throw violation(end, "FORGED number " + number + " of output " + output + ", " + length + " bytes");
        }
        end.deliveredCount = number;
        if (isRollCall && number > sender.acceptedBeforeRollCall) {
            answeredRollCall.add(end.key());
        }
    }

    void onClosed(final End end, final ClosedReason reason) {
        end.isOver = true;
        if (hostile.get(end.peer) || hostile.get(end.copy)) {
            return;
        }
        if (reason == ClosedReason.ENDED && delivered(end) != end.acceptedCount) {
            throw violation(
                    end, "LOST: ended, but only " + delivered(end) + " of " + end.acceptedCount + " were delivered");
        }
        final boolean standsStill = excused.get(end.copy) || excused.get(end.peer);
        if (!isByChoice(end, reason) && !end.isExcused && !standsStill) {
            throw violation(end, "CLOSED with " + reason + " although no fault allows that");
        }
    }

    private boolean isByChoice(final End end, final ClosedReason reason) {
        final int choiceCount = choiceCounts.getOrDefault(end.key(), 0);
        switch (reason) {
            case ENDED, PEER_CLOSED, LOCAL_CLOSE:
                choiceCounts.put(end.key(), choiceCount + 1);
                return true;
            case PEER_GONE:
                // The peer had chosen to end it, and has forgotten how by the time this end asks.
                choiceCounts.put(end.key(), Math.max(0, choiceCount - 1));
                return choiceCount > 0;
            default:
                return false;
        }
    }

    /** The program died with its ends. */
    void onStopped(final int instance) {
        for (final End end : ends) {
            end.isOver |= end.instance == instance;
        }
    }

    /**
     * All faults have ended long ago: everything must have arrived, and every connection carry something again, from each instance that may open it
     * to the ACTIVE one.
     */
    void check(final SystemPlan plan, final IntPredicate isActive) {
        checkComplete();
        for (final End end : ends) {
            if (!end.isOver && end.instance != end.connecting && !isOut(end.copy) && !isActive.test(end.instance)) {
                throw violation(end, "NOT CLOSED: the instance that accepted it is not ACTIVE");
            }
        }
        for (int id = 0; id < plan.programConnectionCount(); id++) {
            final ConnectionPlan connection = plan.connection(id);
            for (final int connecting : plan.copy(connection.from()).instances()) {
                final boolean isToItself = connection.from() == connection.to() && isActive.test(connecting);
                final boolean isOut = isOut(connection.from()) || isOut(connection.to());
                if (!isOut && !isToItself && !answeredRollCall.contains(key(id, connecting))) {
                    throw new LedgerViolation("NOT ALIVE: no message comes from an instance of "
                            + copyNames.apply(connection.from()) + " to " + copyNames.apply(connection.to())
                            + " over their connection long after all faults ended");
                }
            }
        }
    }

    private static long key(final int connection, final int connecting) {
        return (long) connection << Integer.SIZE | connecting;
    }

    /** What was sent over a connection that is still open has arrived. */
    private void checkComplete() {
        for (final End end : ends) {
            if (!end.isOver
                    && !hostile.get(end.copy)
                    && !hostile.get(end.peer)
                    && delivered(end) != end.acceptedCount) {
                throw violation(
                        end,
                        "LOST: only " + delivered(end) + " of " + end.acceptedCount
                                + " were delivered, and no closed reason");
            }
        }
    }

    /** Every connection must carry something new from now on, whatever became of it before. */
    void startRollCall() {
        isRollCall = true;
        for (final End end : ends) {
            end.acceptedBeforeRollCall = end.acceptedCount;
        }
    }

    long deliveredCount() {
        return deliveredCount;
    }

    private LedgerViolation violation(final End end, final String what) {
        return new LedgerViolation("connection of " + copyNames.apply(end.copy) + " with " + copyNames.apply(end.peer)
                + " (output " + end.output + "): " + what);
    }

    private boolean isOut(final int copy) {
        return hostile.get(copy) || excused.get(copy);
    }

    private static long delivered(final End end) {
        return end.to == null ? 0 : end.to.deliveredCount;
    }
}
