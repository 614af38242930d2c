package io.twinhub.testsupport;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One session of one stream on a path: a ring of messages that were offered, of which some have arrived and some have been
 * polled. In order while it lives; two sessions on the same path may overtake each other, as a restarted sender's may.
 */
final class Wire extends SimTimer implements io.twinhub.transport.Outlet {
    /** Messages never lie at offset 0, as they do not in a real medium. */
    static final int OFFSET = 32;

    final int streamId;
    private final Path path;
    private final SimNode sender;
    private final SimClock clock;
    private final int mask;
    private final int windowCount;
    private final UnsafeBuffer[] slots;
    private final int[] lengths;
    private final long[] arrivalNs;
    private long sent;
    private long arrived;
    /** The receiver left the next message where it is. */
    private boolean isLeft;

    private long consumed;
    private long lastArrivalNs;
    private int swallowedCount;
    private int toLoseCount;
    private boolean isRefused;
    private boolean isClosed;

    Wire(final Path path, final int streamId, final SimNode sender, final SimClock clock, final int windowCount) {
        this.path = path;
        this.streamId = streamId;
        this.sender = sender;
        this.clock = clock;
        this.windowCount = windowCount;
        final int capacity = Integer.highestOneBit(Math.max(1, windowCount - 1)) << 1;
        this.mask = capacity - 1;
        this.slots = new UnsafeBuffer[capacity];
        this.lengths = new int[capacity];
        this.arrivalNs = new long[capacity];
    }

    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
        if (isClosed
                || path.cut() == Path.Cut.REFUSE
                || sent - consumed >= windowCount
                || swallowedCount >= windowCount) {
            isRefused = true;
            return false;
        }
        if (path.cut() == Path.Cut.SWALLOW) {
            swallowedCount++;
            return true;
        }
        if (toLoseCount > 0) {
            toLoseCount--;
            return true;
        }
        final int index = (int) sent & mask;
        slot(index, length).putBytes(OFFSET, buffer, offset, length);
        lengths[index] = length;
        lastArrivalNs = Math.max(lastArrivalNs, clock.nowNs() + path.drawDelayNs());
        arrivalNs[index] = lastArrivalNs;
        sent++;
        if (path.cut() == null && !isScheduled()) {
            clock.schedule(this, lastArrivalNs);
        }
        return true;
    }

    private UnsafeBuffer slot(final int index, final int length) {
        final UnsafeBuffer present = slots[index];
        if (present != null && present.capacity() >= OFFSET + length) {
            return present;
        }
        final UnsafeBuffer larger =
                new UnsafeBuffer(new byte[OFFSET + Math.max(96, Integer.highestOneBit(length) << 1)]);
        slots[index] = larger;
        return larger;
    }

    @Override
    void onTimer(final long nowNs) {
        while (arrived < sent && arrivalNs[(int) arrived & mask] <= nowNs) {
            arrived++;
        }
        if (path.isListenedTo()) {
            path.receiver().onArrival();
        }
        scheduleNext();
    }

    private void scheduleNext() {
        if (arrived < sent) {
            clock.schedule(this, arrivalNs[(int) arrived & mask]);
        }
    }

    boolean hasArrived() {
        return consumed < arrived;
    }

    /** Whether something has arrived that the receiver did not leave on purpose when it looked last. */
    boolean wantsAttention() {
        return hasArrived() && !isLeft;
    }

    /** Hands the next message that has arrived to the handler, which may leave it; whether it was taken. */
    boolean pollOne(final io.twinhub.transport.SelectiveHandler handler) {
        final int index = (int) consumed & mask;
        isLeft = !handler.onSuperMessage(slots[index], OFFSET, lengths[index]);
        if (isLeft) {
            return false;
        }
        consumed++;
        if (isRefused || (path.showsConsumption && consumed == sent)) {
            // the sender would have seen the new room or position in its next duty cycle
            wakeSender();
        }
        removeIfDone();
        return true;
    }

    private void wakeSender() {
        isRefused = false;
        if (!isClosed) {
            sender.wake();
        }
    }

    private void removeIfDone() {
        if (isClosed && consumed == sent) {
            path.remove(this);
        }
    }

    void onReceiverJoined() {
        consumed = arrived;
        wakeSender();
        removeIfDone();
    }

    void onCut(final boolean loses) {
        clock.cancel(this);
        if (loses) {
            sent = arrived;
            lastArrivalNs = 0;
            removeIfDone();
        }
    }

    void onRestored() {
        toLoseCount = 0;
        swallowedCount = 0;
        lastArrivalNs = 0;
        for (long i = arrived; i < sent; i++) {
            lastArrivalNs = Math.max(lastArrivalNs, clock.nowNs() + path.drawDelayNs());
            arrivalNs[(int) i & mask] = lastArrivalNs;
        }
        scheduleNext();
        if (isRefused) {
            wakeSender();
        }
    }

    void loseSome(final int nextCount) {
        if (arrived < sent) {
            onCut(true);
        } else {
            toLoseCount = nextCount;
        }
    }

    /** Whether messages that are still to come will be lost. */
    boolean isToLose() {
        return toLoseCount > 0;
    }

    void keepFirst(final SimRandom random) {
        final long onTheWay = sent - arrived;
        if (onTheWay > 0) {
            sent = arrived + random.nextInt((int) onTheWay + 1);
            clock.cancel(this);
            if (path.cut() == null) {
                scheduleNext();
            }
        }
    }

    void destroy() {
        clock.cancel(this);
        isClosed = true;
        sent = arrived;
        consumed = arrived;
    }

    @Override
    public boolean showsConsumption() {
        return path.showsConsumption;
    }

    @Override
    public boolean isConsumed() {
        return consumed == sent;
    }

    @Override
    public void close() {
        isClosed = true;
        removeIfDone();
    }
}
