package io.twinhub.bus;

import io.twinhub.config.EventPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.Quality;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.PathStateDecoder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;

/**
 * Derives quality: of each event that has a {@code staleAfter} and is subscribed to it keeps the last value, so that the handlers can be called with it once more
 * when it becomes stale, or when its publisher stops or begins to be ACTIVE. Other events cost one comparison.
 *
 * <p>A publisher is known not to be ACTIVE when its localHub said so in order, behind all that it had published. That ends with the first message of a newer copy
 * epoch, so nothing late that an ended instance published ends it. Of which computers one network alone brings everything the localHub says beside the events: that is about now and needs no
 * order. Times are those of the duty cycle.
 */
final class WatchedValues {
    private static final int NONE = -1;

    private final SystemPlan plan;
    private final Consumer<WatchedValue> changeHandler;
    private final WatchedValue[] byEvent;
    private final List<StaleQueue> queues = new ArrayList<>();
    /** Copies that are known to have no ACTIVE instance. */
    private final boolean[] isNotActive;
    /** Computers of which one network alone brings everything. */
    private final boolean[] isDegraded;

    private final PathStateDecoder pathState = new PathStateDecoder();
    /** The copy of which something has to be told. */
    private int changedCopy = NONE;

    private long nowNs;

    /** @param changeHandler is to call the handlers with this value once more. */
    WatchedValues(final SystemPlan plan, final Consumer<WatchedValue> changeHandler) {
        this.plan = plan;
        this.changeHandler = changeHandler;
        byEvent = new WatchedValue[plan.eventCount()];
        isNotActive = new boolean[plan.copyCount()];
        isDegraded = new boolean[plan.computerCount()];
    }

    /** Watches all of these events that have a period, from their next value on. */
    void watch(final BitSet events) {
        for (int id = events.nextSetBit(0); id >= 0; id = events.nextSetBit(id + 1)) {
            final EventPlan event = plan.event(id);
            if (event.staleAfterNs() > 0 && byEvent[id] == null) {
                byEvent[id] = new WatchedValue(event, queue(event.staleAfterNs()));
            }
        }
    }

    void beginCycle(final long now) {
        nowNs = now;
    }

    /** The last value of this event; null if the event is not watched. */
    WatchedValue of(final int event) {
        return byEvent[event];
    }

    /**
     * Keeps a new value; it is stale if no other one follows it in time.
     *
     * @param bits what else is derived for it.
     */
    void keep(
            final WatchedValue value, final int source, final int bits, final DirectBuffer buffer, final int position) {
        final boolean isLate = isNotActive[plan.publishingCopyOf(value.event.id())];
        value.source = source;
        value.keep(isLate ? bits | Quality.PUBLISHER_NOT_ACTIVE : bits, buffer, position, nowNs);
        value.queue.toTheEnd(value);
    }

    /** {@link Quality#PATH_DEGRADED} or nothing, for what comes from this computer; nothing if there is no such one. */
    int ofPaths(final int source) {
        return source < isDegraded.length && isDegraded[source] ? Quality.PATH_DEGRADED : 0;
    }

    /** The localHub says how a computer's events come. */
    void onPathState(final MessageHeaderDecoder header, final DirectBuffer buffer, final int body) {
        pathState.wrap(buffer, body, header.blockLength(), header.version());
        if (pathState.key() >= 0 && pathState.key() < isDegraded.length) {
            setDegraded(pathState.key(), pathState.degraded() != 0);
        }
    }

    /** Another localHub, perhaps, which says what is not whole. */
    void onLinkUp() {
        for (int source = 0; source < isDegraded.length; source++) {
            setDegraded(source, false);
        }
    }

    private void setDegraded(final int source, final boolean isNow) {
        if (isDegraded[source] == isNow) {
            return;
        }
        isDegraded[source] = isNow;
        for (final WatchedValue value : byEvent) {
            if (value != null && value.source == source && value.isChangedBy(Quality.PATH_DEGRADED, isNow)) {
                changeHandler.accept(value);
            }
        }
    }

    /** The instance of this copy that was heard last is ACTIVE no longer. */
    void onEnded(final int copy) {
        isNotActive[copy] = true;
        changedCopy = copy;
    }

    /** Something of a newer copy epoch came. */
    void onBegan(final int copy) {
        if (isNotActive[copy]) {
            isNotActive[copy] = false;
            changedCopy = copy;
        }
    }

    /** Tells what follows from the messages that were just delivered; by then an instance that began may have ended again. */
    void tell() {
        if (changedCopy == NONE) {
            return;
        }
        final int copy = changedCopy;
        changedCopy = NONE;
        for (final int event : plan.copy(copy).publishes()) {
            final WatchedValue value = byEvent[event];
            if (value != null && value.isChangedBy(Quality.PUBLISHER_NOT_ACTIVE, isNotActive[copy])) {
                changeHandler.accept(value);
            }
        }
    }

    /** Tells what is stale. */
    int doWork() {
        int work = 0;
        for (int i = 0; i < queues.size(); i++) {
            WatchedValue value = queues.get(i).pollStale(nowNs);
            while (value != null) {
                work++;
                if (value.isChangedBy(Quality.STALE, true)) {
                    changeHandler.accept(value);
                }
                value = queues.get(i).pollStale(nowNs);
            }
        }
        return work;
    }

    long nextDueNs() {
        long due = Long.MAX_VALUE;
        for (int i = 0; i < queues.size(); i++) {
            due = Math.min(due, queues.get(i).nextDueNs());
        }
        return due;
    }

    private StaleQueue queue(final long periodNs) {
        for (int i = 0; i < queues.size(); i++) {
            if (queues.get(i).periodNs() == periodNs) {
                return queues.get(i);
            }
        }
        final StaleQueue queue = new StaleQueue(periodNs);
        queues.add(queue);
        return queue;
    }
}
