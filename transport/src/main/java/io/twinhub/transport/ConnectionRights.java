package io.twinhub.transport;

import io.twinhub.config.ConnectionPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.transport.codec.SegmentHeaderDecoder;

/**
 * Who may exchange messages with whom: asked by the sender's localHub, by the mainHub and by the receiver's localHub, because nobody
 * has to trust another computer's software.
 */
public final class ConnectionRights {
    private final SystemPlan plan;

    public ConnectionRights(final SystemPlan plan) {
        this.plan = plan;
    }

    /** Whether the two ends that a segment names are those of a configured connection, in the direction that it names. */
    public boolean permits(final SegmentHeaderDecoder segment) {
        final int id = segment.connection();
        final int source = segment.source();
        final int destination = segment.destination();
        if (id >= plan.connectionCount() || source >= plan.instanceCount() || destination >= plan.instanceCount()) {
            return false;
        }
        if (source == destination) {
            return false; // of a copy that connects to itself
        }
        final ConnectionPlan connection = plan.connection(id);
        final boolean toConnecting = (segment.flags() & SegmentWriter.FLAG_TO_CONNECTING) != 0;
        return plan.instance(source).copy() == (toConnecting ? connection.to() : connection.from())
                && plan.instance(destination).copy() == (toConnecting ? connection.from() : connection.to());
    }

    /** Whether an instance of this computer is an end of any connection. */
    public static boolean concern(final SystemPlan plan, final int computer) {
        for (final int instance : plan.computer(computer).instances()) {
            if (concernsCopy(plan, plan.instance(instance).copy())) {
                return true;
            }
        }
        return false;
    }

    /** Whether this copy is an end of any connection. */
    public static boolean concernsCopy(final SystemPlan plan, final int copy) {
        for (int id = 0; id < plan.connectionCount(); id++) {
            if (plan.connection(id).from() == copy || plan.connection(id).to() == copy) {
                return true;
            }
        }
        return false;
    }
}
