package io.twinhub.transport;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.codec.GroupSizeEncodingDecoder;
import io.twinhub.transport.codec.InterestStateDecoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import java.nio.ByteOrder;
import java.util.BitSet;
import org.agrona.DirectBuffer;

/** Reads what a program says it subscribes to. The program may send any bytes: nothing outside the record is looked at. */
public final class InterestReader {
    private final SystemPlan plan;
    private final InterestStateDecoder state = new InterestStateDecoder();

    public InterestReader(final SystemPlan plan) {
        this.plan = plan;
    }

    /**
     * Sets the events that are asked for, of those that the copy may receive.
     *
     * @return false if the record is malformed; the interest is unchanged then.
     */
    public boolean read(
            final MessageHeaderDecoder header,
            final DirectBuffer buffer,
            final int body,
            final int end,
            final int copy,
            final BitSet interest) {
        if (!isWhole(header, buffer, body, end)) {
            return false;
        }
        interest.clear();
        state.wrap(buffer, body, header.blockLength(), header.version());
        for (final InterestStateDecoder.RangesDecoder range : state.ranges()) {
            for (final int event : plan.copy(copy).subscribes()) {
                if (event >= range.firstEventId() && event <= range.lastEventId()) {
                    interest.set(event);
                }
            }
        }
        return true;
    }

    /** Whether all ranges that the record announces lie within it. */
    private static boolean isWhole(
            final MessageHeaderDecoder header, final DirectBuffer buffer, final int body, final int end) {
        final int group = body + header.blockLength();
        if (group + GroupSizeEncodingDecoder.ENCODED_LENGTH > end) {
            return false;
        }
        final int blockLength = buffer.getShort(group, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        final int count = buffer.getShort(group + Short.BYTES, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        return blockLength >= InterestStateDecoder.RangesDecoder.sbeBlockLength()
                && group + GroupSizeEncodingDecoder.ENCODED_LENGTH + (long) blockLength * count <= end;
    }
}
