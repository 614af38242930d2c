package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.PathMerge;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.PathStateEncoder;
import java.util.concurrent.TimeUnit;
import org.agrona.MutableDirectBuffer;

/**
 * Tells the programs of this computer of which computers one network alone brings everything. Their events are as good as ever, but the next fault may lose some. Told when it has been so for
 * a second and taken back when it has not been so for a second, so that a datagram that is lost or late changes nothing.
 */
final class DegradedSources {
    private static final long CHECK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(500);
    /** Looks in a row that must find the same. */
    private static final int LOOKS = 3;

    private final SystemPlan plan;
    private final PathMerge merge;
    private final BusLink[] programs;
    private final boolean[] isTold;
    private final byte[] otherwise;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PathStateEncoder state = new PathStateEncoder();
    private long dueNs = Long.MIN_VALUE;
    private int told;

    DegradedSources(final SystemPlan plan, final PathMerge merge, final BusLink[] programs) {
        this.plan = plan;
        this.merge = merge;
        this.programs = programs;
        isTold = new boolean[plan.computerCount()];
        otherwise = new byte[plan.computerCount()];
    }

    int doWork(final long nowNs) {
        if (nowNs < dueNs) {
            return 0;
        }
        dueNs = nowNs + CHECK_INTERVAL_NS;
        int work = 0;
        for (int source = 0; source < plan.computerCount(); source++) {
            if (merge.isWhole(source) != isTold[source]) {
                otherwise[source] = 0;
            } else if (++otherwise[source] == LOOKS) {
                otherwise[source] = 0;
                isTold[source] = !isTold[source];
                tell(source);
                work++;
            }
        }
        return work;
    }

    long nextDueNs() {
        return dueNs;
    }

    private void tell(final int source) {
        told = source;
        for (final BusLink program : programs) {
            program.adminTable.put(PathStateEncoder.TEMPLATE_ID, source, this::encode);
        }
    }

    private int encode(final MutableDirectBuffer buffer, final int offset) {
        state.wrapAndApplyHeader(buffer, offset, header).key(told).degraded((short) (isTold[told] ? 1 : 0));
        return MessageHeaderEncoder.ENCODED_LENGTH + PathStateEncoder.BLOCK_LENGTH;
    }
}
