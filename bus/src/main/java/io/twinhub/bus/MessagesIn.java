package io.twinhub.bus;

import java.nio.ByteOrder;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One direction of a message connection at its receiver: takes byte n+1 after n, holds what comes ahead within the window, drops what it
 * has, and puts messages together. A message that lies whole in one segment is delivered from where it lies.
 */
final class MessagesIn {
    /** What became of a segment. */
    enum Outcome {
        /** It brought what comes next. */
        TAKEN,
        /** It lies ahead of something that is missing. */
        HELD,
        /** It brought nothing new. */
        OLD,
        /** Its bytes are not what a Bus sends. */
        MALFORMED
    }

    private static final int NONE = -2;

    private final int window;
    private final int messageLengthMax;
    private final ConnectionRules rules;
    private final ConnectionEnd end;
    private final HeldRanges ranges = new HeldRanges();
    private final UnsafeBuffer held;
    private final UnsafeBuffer prefix = new UnsafeBuffer(new byte[MessagesOut.PREFIX_LENGTH]);
    private int prefixCount;
    private int messageLength = NONE;
    private int assembledCount;
    private UnsafeBuffer assembly = new UnsafeBuffer(new byte[0]);
    private long taken;
    private boolean isEnded;
    private boolean isHeld;
    private long heldLimit;

    MessagesIn(final int window, final int messageLengthMax, final ConnectionRules rules, final ConnectionEnd end) {
        this.window = window;
        this.messageLengthMax = messageLengthMax;
        this.rules = rules;
        this.end = end;
        held = new UnsafeBuffer(new byte[BitUtil.findNextPositivePowerOfTwo(window)]);
    }

    /** Everything below this position was taken. */
    long taken() {
        return taken;
    }

    /** The peer may send up to here. */
    long limit() {
        return isHeld ? heldLimit : taken + window;
    }

    /** Admits nothing beyond what is admitted now, or again a window; returns whether that is a change. */
    boolean hold(final boolean held) {
        final boolean changes = held != isHeld;
        heldLimit = limit();
        isHeld = held;
        return changes;
    }

    /** Whether the peer said that nothing more comes. */
    boolean isEnded() {
        return isEnded;
    }

    /** Whether something is missing in front of what is held. */
    boolean hasHole() {
        return !ranges.isEmpty();
    }

    long holeEnd() {
        return ranges.firstStart();
    }

    Outcome onData(final long position, final DirectBuffer buffer, final int offset, final int length) {
        final long last = position + length;
        if (length == 0 || last <= taken || last > limit()) {
            return Outcome.OLD; // beyond the limit: as good as lost, since it cannot be held
        }
        if (!rules.continues(position, taken)) {
            if (!ranges.add(position, last)) {
                return Outcome.OLD;
            }
            hold(position, buffer, offset, length);
            return Outcome.HELD;
        }
        final int known = (int) Math.max(0, taken - position);
        taken = last;
        return take(buffer, offset + known, length - known) && takeHeld() ? Outcome.TAKEN : Outcome.MALFORMED;
    }

    private void hold(final long position, final DirectBuffer buffer, final int offset, final int length) {
        final int index = index(position);
        final int first = Math.min(length, held.capacity() - index);
        held.putBytes(index, buffer, offset, first);
        held.putBytes(0, buffer, offset + first, length - first);
    }

    private boolean takeHeld() {
        while (!ranges.isEmpty() && ranges.firstStart() <= taken) {
            final long from = taken;
            final int length = (int) (ranges.firstEnd() - from);
            ranges.removeFirst();
            if (length > 0) {
                taken += length;
                final int index = index(from);
                final int first = Math.min(length, held.capacity() - index);
                if (!take(held, index, first) || !take(held, 0, length - first)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Takes bytes that come next; false if they are no messages. */
    private boolean take(final DirectBuffer buffer, final int offset, final int length) {
        int position = offset;
        final int last = offset + length;
        while (position < last) {
            if (isEnded) {
                return false;
            }
            position += messageLength == NONE
                    ? takePrefix(buffer, position, last - position)
                    : takeMessage(buffer, position, last - position);
            if (messageLength == 0) {
                takeMessage(buffer, position, 0);
            }
            if (messageLength < NONE || messageLength > messageLengthMax) {
                return false;
            }
        }
        return true;
    }

    private int takePrefix(final DirectBuffer buffer, final int position, final int available) {
        final int count = Math.min(available, MessagesOut.PREFIX_LENGTH - prefixCount);
        prefix.putBytes(prefixCount, buffer, position, count);
        prefixCount += count;
        if (prefixCount == MessagesOut.PREFIX_LENGTH) {
            prefixCount = 0;
            final int said = prefix.getInt(0, ByteOrder.LITTLE_ENDIAN);
            isEnded = said == MessagesOut.END;
            messageLength = isEnded ? NONE : said == NONE ? Integer.MIN_VALUE : said;
            assembledCount = 0;
        }
        return count;
    }

    private int takeMessage(final DirectBuffer buffer, final int position, final int available) {
        final int length = messageLength;
        if (assembledCount == 0 && length <= available) {
            messageLength = NONE;
            end.deliver(buffer, position, length);
            return length;
        }
        if (assembly.capacity() < length) {
            assembly =
                    new UnsafeBuffer(new byte[Math.min(messageLengthMax, BitUtil.findNextPositivePowerOfTwo(length))]);
        }
        final int count = Math.min(available, length - assembledCount);
        assembly.putBytes(assembledCount, buffer, position, count);
        assembledCount += count;
        if (assembledCount == length) {
            messageLength = NONE;
            end.deliver(assembly, 0, length);
        }
        return count;
    }

    private int index(final long position) {
        return (int) position & held.capacity() - 1;
    }
}
