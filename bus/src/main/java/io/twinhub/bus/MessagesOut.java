package io.twinhub.bus;

import io.twinhub.transport.SegmentWriter;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One direction of a message connection at its sender. Messages, each behind its length, are one row of bytes whose positions count from
 * 0. Kept is what the peer has not consumed; sent is what the peer admits, and sent again what it misses.
 *
 * <pre>
 *   consumed ≤ sent ≤ sentMost ≤ written
 *              sent ≤ limit
 * </pre>
 */
final class MessagesOut {
    /** In front of each message: its length, or {@link #END}. */
    static final int PREFIX_LENGTH = Integer.BYTES;
    /** Instead of a length: nothing more comes in this direction. */
    static final int END = -1;

    private final int messageLengthMax;
    private final int window;
    private final ConnectionRules rules;
    private UnsafeBuffer kept;
    private long consumed;
    private long sent;
    private long sentMost;
    private long written;
    private long limit;
    private long holeFrom;
    private long holeTo;
    private boolean isEnded;

    MessagesOut(final int window, final int messageLengthMax, final ConnectionRules rules) {
        this.window = window;
        this.messageLengthMax = messageLengthMax;
        this.rules = rules;
        limit = window;
        kept = new UnsafeBuffer(new byte[BitUtil.findNextPositivePowerOfTwo(window + 2 * PREFIX_LENGTH)]);
    }

    /** Takes a message if there is room for it; the bytes belong to the caller again afterwards. */
    SendOutcome put(final DirectBuffer buffer, final int offset, final int length) {
        if (length > messageLengthMax) {
            return SendOutcome.TOO_LONG;
        }
        if (isEnded) {
            return SendOutcome.NOT_OPEN;
        }
        // The last bytes stay free for the end of the direction.
        final long needed = 2L * PREFIX_LENGTH + length;
        if (written - consumed + needed > kept.capacity() && !hasGrownFor(needed)) {
            return SendOutcome.BACK_PRESSURE;
        }
        putInt(length);
        put(written, buffer, offset, length);
        written += length;
        return SendOutcome.ACCEPTED;
    }

    /** Nothing more will be put. */
    void end() {
        if (!isEnded) {
            isEnded = true;
            putInt(END);
        }
    }

    boolean isEnded() {
        return isEnded;
    }

    /** Whether the peer has not consumed all that was put. */
    boolean isPending() {
        return consumed < written;
    }

    /** Whether something was sent that the peer has not consumed. */
    boolean isUnconfirmed() {
        return consumed < sentMost;
    }

    /** Whether there is something that may be sent now. */
    boolean isSendable() {
        return holeFrom < holeTo || sent < Math.min(written, limit);
    }

    /** How far the peer has consumed, as far as this end has heard. */
    long consumed() {
        return consumed;
    }

    /** The peer says where it stands; false if that cannot be. */
    boolean onPosition(final long toldConsumed, final long toldLimit) {
        final long now = rules.heard(toldConsumed, consumed);
        if (now > sentMost) {
            return false;
        }
        consumed = now;
        sent = Math.max(sent, consumed);
        holeFrom = Math.max(holeFrom, consumed);
        limit = Math.max(limit, toldLimit);
        return true;
    }

    /** Everything that is not consumed will be sent again. */
    void repeatAll() {
        sent = consumed;
        holeTo = holeFrom;
    }

    /** What is not consumed below this position will be sent again. */
    void repeatUpTo(final long position) {
        if (position <= sent && !(holeFrom < holeTo)) {
            holeFrom = consumed;
            holeTo = position;
        }
    }

    /** Writes segments as far as there is room and the peer admits; returns how many. */
    int send(final SegmentWriter writer, final ConnectionEnd end) {
        int count = 0;
        while (isSendable()) {
            final boolean fillsHole = holeFrom < holeTo;
            final long from = fillsHole ? holeFrom : sent;
            final long to = fillsHole ? holeTo : Math.min(written, limit);
            final int length = writer.claim((int) (to - from));
            if (length < 0) {
                return count;
            }
            end.writeData(from, length, from < sentMost);
            copyTo(from, writer.buffer(), writer.dataOffset(), length);
            if (fillsHole) {
                holeFrom += length;
            } else {
                sent += length;
                sentMost = Math.max(sentMost, sent);
            }
            count++;
        }
        return count;
    }

    private boolean hasGrownFor(final long needed) {
        if (needed <= kept.capacity()) {
            return false;
        }
        // The message alone is longer than what was kept so far: once there is room for it, there stays room for others
        // like it.
        final UnsafeBuffer larger =
                new UnsafeBuffer(new byte[BitUtil.findNextPositivePowerOfTwo((int) (needed + window))]);
        for (long position = consumed; position < written; position++) {
            larger.putByte(index(larger, position), kept.getByte(index(kept, position)));
        }
        kept = larger;
        return written - consumed + needed <= kept.capacity();
    }

    private void putInt(final int value) {
        for (int i = 0; i < PREFIX_LENGTH; i++) {
            kept.putByte(index(kept, written + i), (byte) (value >>> i * Byte.SIZE));
        }
        written += PREFIX_LENGTH;
    }

    private void put(final long position, final DirectBuffer buffer, final int offset, final int length) {
        final int index = index(kept, position);
        final int first = Math.min(length, kept.capacity() - index);
        kept.putBytes(index, buffer, offset, first);
        kept.putBytes(0, buffer, offset + first, length - first);
    }

    private void copyTo(final long position, final UnsafeBuffer buffer, final int offset, final int length) {
        final int index = index(kept, position);
        final int first = Math.min(length, kept.capacity() - index);
        buffer.putBytes(offset, kept, index, first);
        buffer.putBytes(offset + first, kept, 0, length - first);
    }

    private static int index(final UnsafeBuffer buffer, final long position) {
        return (int) position & buffer.capacity() - 1;
    }
}
