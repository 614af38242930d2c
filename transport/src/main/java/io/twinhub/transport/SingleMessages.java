package io.twinhub.transport;

import org.agrona.DirectBuffer;

/** Hands over the messages of a stretch one by one: where a link has no room, each event id has its own fate. */
public final class SingleMessages {
    /** Takes one message; {@code id} is an event id, or a copy id for {@link EventBlock#KIND_GAP}. */
    @FunctionalInterface
    public interface MessageHandler {
        void onMessage(long sequence, int kind, int id, DirectBuffer buffer, int offset, int length);
    }

    private SingleMessages() {}

    /** Walks a stretch that was checked before. */
    public static void forEach(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long first,
            final MessageHandler handler) {
        final int end = offset + length;
        int position = offset;
        long sequence = first;
        while (position < end) {
            final int blockLength = EventBlock.lengthAt(buffer, position, end);
            if (position > offset) {
                sequence += EventBlock.delta(buffer, position); // that of the first belongs to the run it came from
            }
            handler.onMessage(
                    sequence,
                    EventBlock.kind(buffer, position),
                    EventBlock.eventId(buffer, position),
                    buffer,
                    position,
                    blockLength);
            position += blockLength;
        }
    }
}
