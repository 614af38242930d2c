package io.twinhub.testsupport;

import io.twinhub.transport.Outlet;
import io.twinhub.transport.SelectiveHandler;
import io.twinhub.transport.Stream;
import org.agrona.DirectBuffer;

/**
 * One session of one stream on a path: a ring of messages that were offered, of which some have arrived and some have been
 * polled. In order while it lives, since nothing passes a message that is late; two sessions on the same path may overtake each
 * other, as a restarted sender's may.
 */
final class Wire extends SimTimer implements Outlet {
    /** Messages never lie at offset 0, as they do not in a real medium. */
    static final int OFFSET = 32;

    private static final long NO_SUCCESSOR = -1;

    final int streamId;
    private final Path path;
    private final SimNode sender;
    private final SimClock clock;
    private final int windowCount;
    private final WireSlots slots;
    private long sent;
    private long arrived;
    /** The inlet that knows that something of this wire has arrived; null if none does. */
    SimInlets.StreamInlet waitsAt;
    /** The receiver left the next message where it is. */
    private boolean isLeft;

    private long consumed;
    private long lastArrivalNs;
    private int swallowedCount;
    private int toLoseCount;
    private int lateCount;
    private long refusesUntilNs;
    private long successorAfterNs = NO_SUCCESSOR;
    private boolean isRefused;
    private boolean isClosed;

    Wire(final Path path, final int streamId, final SimNode sender, final SimClock clock, final int windowCount) {
        this.path = path;
        this.streamId = streamId;
        this.sender = sender;
        this.clock = clock;
        this.windowCount = windowCount;
        this.slots = new WireSlots(windowCount);
    }

    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
        if (isClosed
                || path.isFull()
                || path.cut() == Path.Cut.REFUSE
                || sent - consumed >= windowCount
                || swallowedCount >= windowCount
                || successorAfterNs != NO_SUCCESSOR
                || clock.nowNs() < refusesUntilNs) {
            isRefused = true;
            if (streamId == Stream.EVENT.id() && sent - consumed >= windowCount) {
                path.onWindowFull();
            }
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
        send(buffer, offset, length, path.drawDelayNs());
        return true;
    }

    private void send(final DirectBuffer buffer, final int offset, final int length, final long delayNs) {
        final Disturbance disturbance = path.disturbance();
        lastArrivalNs = Math.max(lastArrivalNs, clock.nowNs() + delayNs);
        if (disturbance.losesFrame()) {
            lateCount++;
            put(buffer, offset, length, lastArrivalNs + disturbance.drawTailRepairNs(delayNs));
        } else {
            put(buffer, offset, length, lastArrivalNs + disturbance.drawOvertakenNs());
            if (lateCount > 0) {
                repairBy(lastArrivalNs + disturbance.drawRepairNs(delayNs));
            }
        }
        final long strayNs = disturbance.drawStrayNs();
        if (strayNs > 0) {
            final Wire stray = path.open(streamId, sender);
            stray.put(buffer, offset, length, lastArrivalNs + strayNs);
            stray.isClosed = true;
        }
    }

    private void put(final DirectBuffer buffer, final int offset, final int length, final long atNs) {
        slots.put(sent, buffer, offset, length, atNs);
        sent++;
        if (path.cut() == null && !isScheduled()) {
            scheduleNext();
        }
    }

    /** A later message shows the receiver which ones are missing. */
    private void repairBy(final long atNs) {
        lateCount = 0;
        for (long i = arrived; i < sent; i++) {
            slots.arrivalNs(i, Math.min(slots.arrivalNs(i), atNs));
        }
        if (path.cut() == null) {
            scheduleNext();
        }
    }

    @Override
    void onTimer(final long nowNs) {
        while (arrived < sent && slots.arrivalNs(arrived) <= nowNs) {
            arrived++;
        }
        if (path.isListenedTo()) {
            path.receiver().onArrival(this);
        }
        scheduleNext();
    }

    private void scheduleNext() {
        if (arrived < sent) {
            clock.schedule(this, slots.arrivalNs(arrived));
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
    boolean pollOne(final SelectiveHandler handler) {
        isLeft = !handler.onSuperMessage(slots.buffer(consumed), OFFSET, slots.length(consumed));
        if (isLeft) {
            return false;
        }
        consumed++;
        if (isRefused || (path.showsConsumption && consumed == sent)) {
            // the sender would have seen the new room or position in its next duty cycle
            wakeSender();
        }
        if (successorAfterNs != NO_SUCCESSOR && consumed == sent) {
            beginSession(successorAfterNs);
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

    void onRoom() {
        if (isRefused) {
            wakeSender();
        }
    }

    /** See {@link Path#replaceSessions}. Where the sender sees what was consumed, the next session waits for that. */
    void replaceSession(final long tailDelayNs, final long absentNs) {
        if (isClosed) {
            return;
        }
        if (consumed == sent) {
            beginSession(absentNs);
        } else if (path.showsConsumption) {
            successorAfterNs = absentNs;
        } else {
            leaveToTail(tailDelayNs);
            beginSession(absentNs);
        }
    }

    private void leaveToTail(final long delayNs) {
        final Wire tail = path.open(streamId, sender);
        for (long i = consumed; i < sent; i++) {
            final long atNs = Math.max(clock.nowNs(), slots.arrivalNs(i)) + delayNs;
            tail.put(slots.buffer(i), OFFSET, slots.length(i), atNs);
        }
        tail.isClosed = true;
    }

    private void beginSession(final long absentNs) {
        clock.cancel(this);
        consumed = sent;
        arrived = sent;
        lateCount = 0;
        lastArrivalNs = 0;
        successorAfterNs = NO_SUCCESSOR;
        refusesUntilNs = clock.nowNs() + absentNs;
        clock.schedule(new SimAction(this::wakeSender), refusesUntilNs);
    }

    /** Whether this session is over and some of it is still to come. */
    boolean isTail() {
        return isClosed && consumed < sent;
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
            slots.arrivalNs(i, lastArrivalNs);
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
    public int inTransitCount() {
        return (int) Math.min(sent - consumed, IN_TRANSIT_MAX);
    }

    @Override
    public void close() {
        isClosed = true;
        removeIfDone();
    }
}
