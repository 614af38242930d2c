package io.twinhub.transport;

import io.twinhub.transport.codec.RunHeaderDecoder;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A bounded store for runs that wait behind a hole, shared by all sources; queues are chains of slots. */
final class HeldRuns {
    static final int NONE = -1;

    private final UnsafeBuffer[] messages;
    private final int[] next;
    private final int[] lengths;
    private final int[] instances;
    private final int[] kinds;
    private final long[] sourceEpochs;
    private final long[] copyEpochs;
    private final long[] afters;
    private final long[] lasts;
    private int free;

    HeldRuns(final int count) {
        messages = new UnsafeBuffer[count];
        next = new int[count];
        lengths = new int[count];
        instances = new int[count];
        kinds = new int[count];
        sourceEpochs = new long[count];
        copyEpochs = new long[count];
        afters = new long[count];
        lasts = new long[count];
        for (int i = 0; i < count; i++) {
            next[i] = i + 1 < count ? i + 1 : NONE;
            messages[i] = new UnsafeBuffer(new byte[0]);
        }
        free = count > 0 ? 0 : NONE;
    }

    /** Copies a run into a slot of its own; {@link #NONE} if there is none left. */
    int store(final RunHeaderDecoder run, final DirectBuffer buffer, final int offset) {
        if (free == NONE) {
            return NONE;
        }
        final int slot = free;
        free = next[slot];
        if (messages[slot].capacity() < run.messageLength()) {
            // Faults are rare and most runs short: memory is taken when it is first needed, and kept.
            messages[slot].wrap(new byte[BitUtil.findNextPositivePowerOfTwo(run.messageLength())]);
        }
        next[slot] = NONE;
        lengths[slot] = run.messageLength();
        instances[slot] = run.instance();
        kinds[slot] = run.kind();
        sourceEpochs[slot] = run.sourceEpoch();
        copyEpochs[slot] = run.copyEpoch();
        afters[slot] = run.after();
        lasts[slot] = run.last();
        messages[slot].putBytes(0, buffer, offset, run.messageLength());
        return slot;
    }

    /** Gives a slot back and returns the one behind it. */
    int release(final int slot) {
        final int behind = next[slot];
        next[slot] = free;
        free = slot;
        return behind;
    }

    void chain(final int slot, final int behind) {
        next[slot] = behind;
    }

    UnsafeBuffer messages(final int slot) {
        return messages[slot];
    }

    int length(final int slot) {
        return lengths[slot];
    }

    boolean isConflated(final int slot) {
        return kinds[slot] == RunKind.CONFLATED;
    }

    int instance(final int slot) {
        return instances[slot];
    }

    long sourceEpoch(final int slot) {
        return sourceEpochs[slot];
    }

    long copyEpoch(final int slot) {
        return copyEpochs[slot];
    }

    long after(final int slot) {
        return afters[slot];
    }

    long last(final int slot) {
        return lasts[slot];
    }
}
