package io.twinhub.recorder;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.InterestReader;
import io.twinhub.transport.codec.InterestStateDecoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.ReplayWantedDecoder;
import java.util.BitSet;
import org.agrona.DirectBuffer;

/** What one program says to this recorder: what it subscribes to, and of which sources it wants a replay. It may send any bytes. */
final class Requests {
    private final SystemPlan plan;
    private final int copy;
    private final Waiting waiting;
    private final InterestReader interests;
    private final BitSet interest = new BitSet();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ReplayWantedDecoder replayWanted = new ReplayWantedDecoder();

    Requests(final SystemPlan plan, final int copy, final Waiting waiting) {
        this.plan = plan;
        this.copy = copy;
        this.waiting = waiting;
        interests = new InterestReader(plan);
    }

    /** What the program subscribes to, of what it may; read, never write. */
    BitSet interest() {
        return interest;
    }

    /** Takes a message; false if no Bus sends such a one. */
    boolean onMessage(final DirectBuffer buffer, final int offset, final int length, final long nowNs) {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
            return false;
        }
        header.wrap(buffer, offset);
        final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        final int end = offset + length;
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            return false;
        }
        return switch (header.templateId()) {
            case InterestStateDecoder.TEMPLATE_ID -> interests.read(header, buffer, body, end, copy, interest);
            case ReplayWantedDecoder.TEMPLATE_ID -> onReplayWanted(buffer, body, end, nowNs);
            default -> false;
        };
    }

    private boolean onReplayWanted(final DirectBuffer buffer, final int body, final int end, final long nowNs) {
        if (header.blockLength() < ReplayWantedDecoder.BLOCK_LENGTH || header.blockLength() > end - body) {
            return false;
        }
        replayWanted.wrap(buffer, body, header.blockLength(), header.version());
        if (replayWanted.source() >= plan.computerCount()) {
            return false;
        }
        waiting.add(
                replayWanted.source(),
                replayWanted.number(),
                replayWanted.sourceEpoch(),
                replayWanted.sequence(),
                nowNs);
        return true;
    }
}
