package io.twinhub.benchmarks.path;

import io.aeron.ExclusivePublication;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Messages packed into one frame and offered to both networks; a network that has no room holds up both. */
final class PackedOut {
    private final ExclusivePublication[] publications;
    private final boolean[] taken;
    private final UnsafeBuffer pack;
    private int length;
    private boolean waiting;

    PackedOut(final int payloadLengthMax, final ExclusivePublication... publications) {
        this.publications = publications;
        taken = new boolean[publications.length];
        pack = new UnsafeBuffer(new byte[payloadLengthMax]);
    }

    /** Appends a message; false if there is no room for it now. */
    boolean append(final DirectBuffer buffer, final int offset, final int messageLength) {
        if (length + messageLength > pack.capacity() && !flush()) {
            return false;
        }
        pack.putBytes(length, buffer, offset, messageLength);
        length += messageLength;
        return true;
    }

    /** Whether messages can be appended: nothing waits for a network that had no room. */
    boolean isOpen() {
        return !waiting || flush();
    }

    /** Offers what is there to whichever network has not taken it; true if nothing is left. */
    boolean flush() {
        if (length == 0) {
            return true;
        }
        boolean done = true;
        waiting = true;
        for (int i = 0; i < publications.length; i++) {
            taken[i] = taken[i] || publications[i].offer(pack, 0, length) > 0;
            done &= taken[i];
        }
        if (done) {
            length = 0;
            waiting = false;
            for (int i = 0; i < taken.length; i++) {
                taken[i] = false;
            }
        }
        return done;
    }
}
