package io.twinhub.transport;

import org.agrona.DirectBuffer;

/** What comes out of the path merge, in order per source. */
public interface MergeOutput {
    /** Messages of a run; those at or below {@code delivered} were delivered before. */
    void onMessages(
            int source,
            long sourceEpoch,
            int instance,
            long copyEpoch,
            DirectBuffer buffer,
            int offset,
            int length,
            long after,
            long last,
            long delivered);

    /** Latest values in place of all in this interval; those at or below {@code delivered} were delivered before. */
    void onConflated(
            int source,
            long sourceEpoch,
            int instance,
            long copyEpoch,
            DirectBuffer buffer,
            int offset,
            int length,
            long after,
            long last,
            long delivered);

    /** Messages of this source in {@code (after, upTo]} may be missing; {@code upTo} is -1 for the unknown tail of an ended source epoch. */
    void onGap(int source, long sourceEpoch, long after, long upTo);

    /** The hub of this path should send the interval that it has for this source, and the number of the question with it. */
    void onAsk(int path, int source, int question);
}
