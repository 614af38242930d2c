package io.twinhub.mainhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.ConnectionRights;
import io.twinhub.transport.Link;
import io.twinhub.transport.SegmentReader;
import io.twinhub.transport.SegmentWriter;
import io.twinhub.transport.codec.SegmentHeaderDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.agrona.DirectBuffer;

/**
 * Forwards the segments of message connections to the spoke of the other end: checks the sender and the right, and copies. What finds
 * no room is dropped; the sending Bus keeps it and sends it again, so nobody waits here and the hub remembers nothing.
 */
final class ConnectionForwarding {
    private final SystemPlan plan;
    private final ConnectionRights rights;
    /** By computer; null for a computer without an end of a connection. */
    private final SegmentWriter[] spokes;
    /** Those that there are. */
    private final Link[] links;

    private final SegmentReader reader = new SegmentReader();
    private final SegmentReader.SegmentHandler segmentHandler = this::onSegment;
    private int sender;
    private boolean isClean;

    /** @param linkOf makes the link of a spoke's computer. */
    ConnectionForwarding(final SystemPlan plan, final IntFunction<Link> linkOf) {
        this.plan = plan;
        rights = new ConnectionRights(plan);
        spokes = new SegmentWriter[plan.computerCount()];
        final List<Link> made = new ArrayList<>();
        for (int computer = 0; computer < spokes.length; computer++) {
            if (!plan.computer(computer).hub() && ConnectionRights.concern(plan, computer)) {
                spokes[computer] = new SegmentWriter(linkOf.apply(computer));
                made.add(spokes[computer].link());
            }
        }
        links = made.toArray(Link[]::new);
    }

    /** The link to a spoke; null if no connection concerns it. */
    Link link(final int computer) {
        return spokes[computer] == null ? null : spokes[computer].link();
    }

    /** Takes the body of a super message of this spoke; false if it held what that spoke may not send. */
    boolean onSegments(final int from, final DirectBuffer buffer, final int body, final int end) {
        sender = from;
        isClean = true;
        return reader.read(buffer, body, end, segmentHandler) && isClean;
    }

    int doWork(final long nowNs) {
        int work = 0;
        for (final Link link : links) {
            work += link.doWork(nowNs);
        }
        return work;
    }

    long nextDueNs() {
        long due = Long.MAX_VALUE;
        for (final Link link : links) {
            due = Math.min(due, link.nextDueNs());
        }
        return due;
    }

    private void onSegment(final SegmentHeaderDecoder segment, final DirectBuffer buffer, final int offset) {
        if (!rights.permits(segment) || plan.instance(segment.source()).computer() != sender) {
            isClean = false;
            return;
        }
        final int computer = plan.instance(segment.destination()).computer();
        if (computer != sender) {
            spokes[computer].forward(buffer, offset, SegmentWriter.HEADER_LENGTH + segment.dataLength());
        }
    }
}
