package io.twinhub.testsupport;

import io.twinhub.transport.Component;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Outlet;
import io.twinhub.transport.Stream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** The smallest component there can be: writes down the numbers that arrive and sends those it is given. */
final class MailCore implements Component {
    final List<Integer> received = new ArrayList<>();
    final Deque<Integer> toSend = new ArrayDeque<>();
    final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
    Medium medium;
    Outlet outlet;
    int refusedCount;
    long dueNs = Long.MAX_VALUE;

    MailCore(final Medium medium) {
        this.medium = medium;
    }

    @Override
    public int doWork(final long nowNs) {
        int count = medium.inlet(Stream.EVENT).poll((source, offset, length) -> received.add(source.getInt(offset)), 4);
        while (outlet != null && !toSend.isEmpty()) {
            buffer.putInt(8, toSend.peek());
            if (!outlet.offer(buffer, 8, 20)) {
                refusedCount++;
                break;
            }
            toSend.remove();
            count++;
        }
        return count;
    }

    @Override
    public long nextDueNs() {
        return dueNs;
    }
}
