package io.twinhub.benchmarks.path;

import io.twinhub.config.TransportPlan;
import io.twinhub.metadata.EventKind;
import io.twinhub.transport.EventBlock;
import io.twinhub.transport.Link;
import io.twinhub.transport.LinkListener;
import io.twinhub.transport.Observer;
import io.twinhub.transport.RunWriter;
import io.twinhub.transport.Stream;
import io.twinhub.transport.TransportLimits;
import org.agrona.concurrent.UnsafeBuffer;

/** What a float64 event takes on the wire, counted in a super message that is really filled. */
final class WireBytes {
    private static final int SOURCE_COUNT = 8;
    private static final int BLOCK_LENGTH = EventBlock.length(EventKind.FLOAT64.code(), Double.BYTES);

    private WireBytes() {}

    /**
     * Bytes per event from a mainHub to a localHub: its block, and its part of all headers, Aeron's included; those of UDP and below
     * are not.
     *
     * @param runLength consecutive events of one source; sources take turns. 0: one source alone.
     */
    static double perEvent(final int runLength, final int mtuBytes) {
        final RunWriter runs = new RunWriter(link());
        final UnsafeBuffer block = new UnsafeBuffer(new byte[BLOCK_LENGTH]);
        EventBlock.put(block, 0, 1, 0, EventKind.FLOAT64.code(), 0, 0, Double.BYTES);
        final long[] last = new long[SOURCE_COUNT];
        final UnsafeBuffer first = runs.open();
        int events = 0;
        int length = 0;
        while (true) {
            final int source = runLength == 0 ? 0 : events / runLength % SOURCE_COUNT;
            final long number = last[source]++;
            runs.append(source, 1, source, 1, number, number + 1, number + 1, block, 0, BLOCK_LENGTH);
            if (runs.open() != first) {
                break; // this one went to the next super message: the first is full
            }
            events++;
            length = runs.place(source, 1, source, 1, number + 1);
        }
        final int payload = mtuBytes - TransportPlan.FRAME_HEADER_LENGTH_BYTES;
        final int frames = (length + payload - 1) / payload;
        return (double) (length + frames * TransportPlan.FRAME_HEADER_LENGTH_BYTES) / events;
    }

    private static Link link() {
        return new Link(
                Stream.EVENT,
                0,
                1,
                0,
                TransportLimits.SMALL,
                () -> 1,
                Link.Hello.PLAIN,
                new LinkListener() {
                    @Override
                    public void onLinkUp(final Link link) {}

                    @Override
                    public void onLinkDown(final Link link, final String reason) {}
                },
                new Observer() {});
    }
}
