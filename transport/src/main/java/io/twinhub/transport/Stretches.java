package io.twinhub.transport;

import org.agrona.DirectBuffer;

/**
 * Cuts the messages of a run into stretches of the same route, so that a hub copies stretches and does not touch each message.
 */
public final class Stretches {
    /** Route of messages that the configuration does not allow: they go nowhere and are counted. */
    public static final int REFUSED = -1;

    /** For streams whose messages follow one another at any distance. */
    public static final int ANY_DELTA = 0xFFFF;

    /** Says where a message goes; a pure lookup. */
    @FunctionalInterface
    public interface Router {
        /**
         * The route of a message.
         *
         * @param id an event id, or a copy id for {@link EventBlock#KIND_GAP}; any number may come.
         */
        int route(int kind, int id, int quality, int valueLength);
    }

    /** Takes a stretch of messages that all go the same way. */
    @FunctionalInterface
    public interface StretchHandler {
        void onStretch(int route, DirectBuffer buffer, int offset, int length, long first, long last);
    }

    private Stretches() {}

    /**
     * Hands over the messages above {@code delivered}.
     *
     * @param after sequence before the first message.
     * @param last no message may lie above it.
     * @param deltaMax largest distance between two messages.
     * @return false if the bytes are no messages or lie outside the interval; those before the fault were handed over.
     */
    public static boolean scan(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long after,
            final long last,
            final long delivered,
            final int deltaMax,
            final Router router,
            final StretchHandler handler) {
        final int end = offset + length;
        long sequence = after;
        int position = offset;
        int start = -1;
        int startRoute = 0;
        long first = 0;
        while (position < end) {
            final int blockLength = EventBlock.lengthAt(buffer, position, end);
            final int delta = blockLength < 0 ? 0 : EventBlock.delta(buffer, position);
            final long next = sequence + delta;
            final boolean valid = delta > 0 && delta <= deltaMax && next <= last;
            if (valid && next <= delivered) {
                sequence = next;
                position += blockLength;
                continue;
            }
            final int route = valid ? routeAt(buffer, position, router) : REFUSED;
            if (start >= 0 && (!valid || route != startRoute)) {
                handler.onStretch(startRoute, buffer, start, position - start, first, sequence);
                start = -1;
            }
            if (!valid) {
                return false;
            }
            if (start < 0) {
                start = position;
                startRoute = route;
                first = next;
            }
            sequence = next;
            position += blockLength;
        }
        if (start >= 0) {
            handler.onStretch(startRoute, buffer, start, end - start, first, sequence);
        }
        return true;
    }

    private static int routeAt(final DirectBuffer buffer, final int position, final Router router) {
        final int kind = EventBlock.kind(buffer, position);
        return router.route(
                kind,
                EventBlock.eventId(buffer, position),
                EventBlock.quality(buffer, position),
                EventBlock.valueLength(buffer, position, kind));
    }
}
