package io.twinhub.testsupport;

import java.util.Arrays;

/**
 * Virtual time in nanoseconds and all that is due: a binary heap of timers that know their place in it, so that moving one
 * costs no search and no garbage. Time jumps from one timer to the next; what is idle costs nothing.
 */
final class SimClock {
    /** Not zero, so that a component that takes zero for "never" or "long ago" is found out. */
    static final long START_NS = 7_000_000_000_000L;

    private SimTimer[] heap = new SimTimer[64];
    private int size;
    private long nowNs = START_NS;
    private long orderCount;
    private long firedCount;

    long nowNs() {
        return nowNs;
    }

    long firedCount() {
        return firedCount;
    }

    /** Schedules a timer, or moves it if it is scheduled already. A moment in the past means now. */
    void schedule(final SimTimer timer, final long dueNs) {
        timer.dueNs = Math.max(dueNs, nowNs);
        timer.order = orderCount++;
        if (!timer.isScheduled()) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size * 2);
            }
            timer.heapIndex = size++;
        }
        siftUp(timer, timer.heapIndex);
        siftDown(timer, timer.heapIndex);
    }

    /** Schedules a timer unless it is due earlier anyway. */
    void scheduleNoLaterThan(final SimTimer timer, final long dueNs) {
        if (!timer.isScheduled() || dueNs < timer.dueNs) {
            schedule(timer, dueNs);
        }
    }

    void cancel(final SimTimer timer) {
        if (timer.isScheduled()) {
            removeAt(timer.heapIndex);
            timer.heapIndex = SimTimer.NOT_SCHEDULED;
        }
    }

    /**
     * Advances to the next timer that is due no later than the limit and fires it.
     *
     * @return false if there is none; time then stands at the limit.
     */
    boolean fireNext(final long limitNs) {
        if (size == 0 || heap[0].dueNs > limitNs) {
            nowNs = Math.max(nowNs, limitNs);
            return false;
        }
        final SimTimer timer = heap[0];
        removeAt(0);
        timer.heapIndex = SimTimer.NOT_SCHEDULED;
        nowNs = timer.dueNs;
        firedCount++;
        timer.onTimer(nowNs);
        return true;
    }

    /** Fires everything that is due up to and including the moment. */
    void runUntil(final long limitNs) {
        while (fireNext(limitNs)) {
            // all the work is in the condition
        }
    }

    private void removeAt(final int index) {
        final SimTimer moved = heap[--size];
        heap[size] = null;
        if (index < size) {
            moved.heapIndex = index;
            siftUp(moved, index);
            siftDown(moved, moved.heapIndex);
        }
    }

    private void siftUp(final SimTimer timer, final int from) {
        int index = from;
        while (index > 0) {
            final int parent = (index - 1) >>> 1;
            if (!isBefore(timer, heap[parent])) {
                break;
            }
            place(heap[parent], index);
            index = parent;
        }
        place(timer, index);
    }

    private void siftDown(final SimTimer timer, final int from) {
        int index = from;
        while (true) {
            int child = 2 * index + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], timer)) {
                break;
            }
            place(heap[child], index);
            index = child;
        }
        place(timer, index);
    }

    private void place(final SimTimer timer, final int index) {
        heap[index] = timer;
        timer.heapIndex = index;
    }

    private static boolean isBefore(final SimTimer a, final SimTimer b) {
        return a.dueNs < b.dueNs || (a.dueNs == b.dueNs && a.order < b.order);
    }
}
