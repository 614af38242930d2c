package io.twinhub.recorder;

import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.Quality;
import io.twinhub.transport.EventBlock;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The last value of each event id: its block as it travels, and what orders it. One slot per event id, in columns: 26 bytes, and an array of bytes that is as long
 * as the block (at most as long as the longest one so far, where lengths vary).
 */
final class LastValues {
    private final long[] copyEpochs;
    private final long[] sequences;
    private final long[] sourceEpochs;
    private final char[] sources;
    private final byte[][] blocks;
    private boolean hasChanged;
    private IntConsumer listener = event -> {};
    /** By computer: the event ids that may be published there, ascending. */
    private final int[][] eventsOfSource;

    private final UnsafeBuffer block = new UnsafeBuffer(new byte[0]);

    LastValues(final SystemPlan plan) {
        final int count = plan.programEventCount();
        copyEpochs = new long[count];
        sequences = new long[count];
        sourceEpochs = new long[count];
        sources = new char[count];
        blocks = new byte[count][];
        eventsOfSource = new int[plan.computerCount()][];
        for (int source = 0; source < eventsOfSource.length; source++) {
            eventsOfSource[source] = eventsOf(plan, source);
        }
    }

    private static int[] eventsOf(final SystemPlan plan, final int source) {
        return IntStream.range(0, plan.programCopyCount())
                .filter(copy -> plan.hosts(source, copy))
                .flatMap(copy -> Arrays.stream(plan.copy(copy).publishes()))
                .sorted()
                .toArray();
    }

    int count() {
        return blocks.length;
    }

    /** Whether anything was put since this was called the last time. */
    boolean hasChanged() {
        final boolean changed = hasChanged;
        hasChanged = false;
        return changed;
    }

    /** Tells of each event whose value is another one. */
    void onChanged(final IntConsumer taker) {
        listener = taker;
    }

    /** Takes a value, unless there is a newer one. */
    void put(
            final int source,
            final long sourceEpoch,
            final long copyEpoch,
            final long sequence,
            final DirectBuffer buffer,
            final int offset) {
        final int event = EventBlock.eventId(buffer, offset);
        if (event < 0 || event >= blocks.length) {
            return; // of the infrastructure itself
        }
        final boolean isOlder =
                copyEpoch < copyEpochs[event] || copyEpoch == copyEpochs[event] && sequence <= sequences[event];
        if (blocks[event] != null && isOlder) {
            return;
        }
        final int length = EventBlock.lengthAt(buffer, offset, buffer.capacity());
        if (blocks[event] == null || blocks[event].length < length) {
            blocks[event] = new byte[length];
        }
        block.wrap(blocks[event]);
        block.putBytes(0, buffer, offset, length);
        EventBlock.delta(block, 0, 0);
        EventBlock.quality(block, 0, Quality.published(EventBlock.quality(block, 0)));
        sources[event] = (char) source;
        sourceEpochs[event] = sourceEpoch;
        copyEpochs[event] = copyEpoch;
        sequences[event] = sequence;
        hasChanged = true;
        listener.accept(event);
    }

    /** The event ids that may be published on a computer; read, never write. */
    int[] eventsOf(final int source) {
        return eventsOfSource[source];
    }

    /** Whether this computer published the last value of an event, at or below this position of it; source epoch 0: at any. */
    boolean isOf(final int event, final int source, final long sourceEpoch, final long position) {
        return blocks[event] != null
                && sources[event] == source
                && (sourceEpoch == 0
                        || sourceEpochs[event] < sourceEpoch
                        || sourceEpochs[event] == sourceEpoch && sequences[event] <= position);
    }

    /** Length of the block of the last value. */
    int blockLength(final int event) {
        block.wrap(blocks[event]);
        return EventBlock.lengthAt(block, 0, block.capacity());
    }

    byte[] block(final int event) {
        return blocks[event];
    }

    int source(final int event) {
        return sources[event];
    }

    long sourceEpoch(final int event) {
        return sourceEpochs[event];
    }

    long copyEpoch(final int event) {
        return copyEpochs[event];
    }

    long sequence(final int event) {
        return sequences[event];
    }
}
