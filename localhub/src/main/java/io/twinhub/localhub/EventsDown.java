package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.ConflatedRun;
import io.twinhub.transport.CopyFence;
import io.twinhub.transport.EventBlock;
import io.twinhub.transport.EventRouter;
import io.twinhub.transport.MergeOutput;
import io.twinhub.transport.Observer;
import io.twinhub.transport.Stretches;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntHashSet;

/** Step 4 of 5, second half: what came out of the path merge goes to the programs that subscribe to it. */
final class EventsDown implements MergeOutput {
    private final SystemPlan plan;
    private final Observer observer;
    private final String computer;
    private final EventRouter router;
    private final CopyFence fence;
    private final BusLink[] busOfInstance;
    private final HubLink[] hubs;
    private final IntHashSet refusalsReported = new IntHashSet();
    private final Stretches.StretchHandler stretchHandler = this::onStretch;
    private final ConflatedRun.ValueHandler valueHandler = this::onValue;

    private Succession succession;
    private int source;
    private long sourceEpoch;
    private int instance;
    private long copyEpoch;

    /** @param hubs by path of the merge. */
    EventsDown(
            final LocalHubContext context,
            final EventRouter router,
            final CopyFence fence,
            final BusLink[] busOfInstance,
            final HubLink[] hubs) {
        plan = context.plan();
        observer = context.observer();
        computer = plan.computer(context.computer()).name();
        this.router = router;
        this.fence = fence;
        this.busOfInstance = busOfInstance;
        this.hubs = hubs;
    }

    /** Says which copy epochs continue others. */
    void succession(final Succession of) {
        succession = of;
    }

    @Override
    public void onMessages(
            final int fromSource,
            final long fromSourceEpoch,
            final int fromInstance,
            final long epoch,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long after,
            final long last,
            final long delivered) {
        if (admits(fromSource, fromSourceEpoch, fromInstance, epoch)
                && !Stretches.scan(
                        buffer, offset, length, after, last, delivered, Stretches.ANY_DELTA, router, stretchHandler)) {
            refuse(fromSource, "messages that are malformed");
            onGap(fromSource, 0, after, last);
        }
    }

    @Override
    public void onConflated(
            final int fromSource,
            final long fromSourceEpoch,
            final int fromInstance,
            final long epoch,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long after,
            final long last,
            final long delivered) {
        if (admits(fromSource, fromSourceEpoch, fromInstance, epoch)
                && !ConflatedRun.scan(buffer, offset, length, after, last, delivered, valueHandler)) {
            refuse(fromSource, "latest values that are malformed");
            onGap(fromSource, 0, after, last);
        }
    }

    /** Checks once per run that it may come from this instance under this copy epoch. */
    private boolean admits(final int fromSource, final long fromSourceEpoch, final int fromInstance, final long epoch) {
        if (fromInstance >= plan.instanceCount() || plan.instance(fromInstance).computer() != fromSource) {
            refuse(fromSource, "messages of instance " + fromInstance + ", which it does not host");
            return false;
        }
        final int copy = plan.instance(fromInstance).copy();
        source = fromSource;
        sourceEpoch = fromSourceEpoch;
        instance = fromInstance;
        copyEpoch = epoch;
        router.of(copy);
        follow(copy, fromSource, epoch);
        return fence.admits(copy, epoch);
    }

    /** Tells the subscribers of a copy if this epoch of it is a newer one that does not continue seamlessly what they were given. */
    void follow(final int copy, final int fromSource, final long epoch) {
        if (epoch > fence.epoch(copy) && plan.assigner().assigns(copy) && !succession.isSeamless(copy, epoch)) {
            missedOfCopy(copy, fromSource, 0, 0);
        }
    }

    private void onValue(
            final long sequence,
            final long missedCount,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        final int kind = EventBlock.kind(buffer, offset);
        final int route = kind == EventBlock.KIND_GAP
                ? Stretches.REFUSED
                : router.route(
                        kind,
                        EventBlock.eventId(buffer, offset),
                        EventBlock.quality(buffer, offset),
                        EventBlock.valueLength(buffer, offset, kind));
        if (route == Stretches.REFUSED) {
            refuse(source, "events that it may not publish");
            return;
        }
        for (final int receiver : router.routes().receivers(route)) {
            busOfInstance[receiver].deliverLatest(
                    source, sourceEpoch, instance, copyEpoch, sequence, missedCount, buffer, offset, length);
        }
    }

    private void onStretch(
            final int route,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long first,
            final long last) {
        if (route == Stretches.REFUSED) {
            refuse(source, "events that it may not publish");
        } else {
            deliver(route, source, sourceEpoch, instance, copyEpoch, buffer, offset, length, first, last);
        }
    }

    /** Hands a stretch to the programs of this computer that subscribe to it. */
    void deliver(
            final int route,
            final int fromSource,
            final long fromSourceEpoch,
            final int fromInstance,
            final long epoch,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long first,
            final long last) {
        for (final int receiver : router.routes().receivers(route)) {
            busOfInstance[receiver].deliver(
                    fromSource, fromSourceEpoch, fromInstance, epoch, first, last, buffer, offset, length);
        }
    }

    @Override
    public void onGap(final int fromSource, final long sourceEpoch, final long after, final long upTo) {
        observer.onGap(fromSource, after, upTo);
        for (final int hosted : plan.computer(fromSource).instances()) {
            missed(hosted, fromSource, after, upTo);
        }
        if (plan.computer(fromSource).hubInstance() >= 0) {
            missed(plan.computer(fromSource).hubInstance(), fromSource, after, upTo);
        }
    }

    private void missed(final int publisher, final int fromSource, final long after, final long upTo) {
        missedOfCopy(plan.instance(publisher).copy(), fromSource, after, upTo);
    }

    private void missedOfCopy(final int copy, final int fromSource, final long after, final long upTo) {
        final int[] events = plan.copy(copy).publishes();
        for (final BusLink bus : busOfInstance) {
            if (bus != null && subscribesToAny(bus, events)) {
                bus.missed(fromSource, after, upTo);
            }
        }
    }

    private static boolean subscribesToAny(final BusLink bus, final int[] events) {
        for (final int event : events) {
            if (bus.interest.get(event)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void onAsk(final int path, final int fromSource, final int question) {
        hubs[path].ask(fromSource, question);
    }

    void refuse(final int fromSource, final String what) {
        if (refusalsReported.add(fromSource)) {
            observer.onError(ErrorResult.of(
                            ErrorCode.SOURCE_REFUSED, plan.computer(fromSource).name(), what)
                    .in("localHub", computer, "")
                    .expected("what its copies may publish in version " + plan.version())
                    .action("Check the software of that computer; further cases are not reported."));
        }
    }
}
