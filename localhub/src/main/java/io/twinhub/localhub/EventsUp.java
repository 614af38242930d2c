package io.twinhub.localhub;

import io.twinhub.config.InstancePlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.CopyFence;
import io.twinhub.transport.EventBlock;
import io.twinhub.transport.EventRouter;
import io.twinhub.transport.Observer;
import io.twinhub.transport.RunKind;
import io.twinhub.transport.Stretches;
import io.twinhub.transport.codec.RunHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntHashSet;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Step 2 of 5: checks what a program publishes, numbers what is accepted in one dense sequence, and appends it to the links of both
 * networks and, at once, to the links of the subscribers on this computer.
 */
final class EventsUp {
    private final SystemPlan plan;
    private final Observer observer;
    private final int self;
    private final EventRouter router;
    private final CopyFence fence;
    private final SourceSequence sequence;
    private final HubLink[] hubs;
    private final EventsDown down;
    private final IntHashSet refusalsReported = new IntHashSet();
    private final Stretches.StretchHandler stretchHandler = this::onStretch;
    private final UnsafeBuffer gapBlock = new UnsafeBuffer(new byte[EventBlock.HEADER_LENGTH]);

    private InstancePlan publisher;
    private long copyEpoch;

    /** @param hubs by network, where events go; changes under the eyes of who has it. */
    EventsUp(
            final LocalHubContext context,
            final EventRouter router,
            final CopyFence fence,
            final SourceSequence sequence,
            final HubLink[] hubs,
            final EventsDown down) {
        plan = context.plan();
        observer = context.observer();
        self = context.computer();
        this.router = router;
        this.fence = fence;
        this.sequence = sequence;
        this.hubs = hubs;
        this.down = down;
    }

    /** Takes a run of a program; false if its bytes are not what a Bus writes, so that the program must be cut off. */
    boolean onRun(final BusLink from, final RunHeaderDecoder run, final DirectBuffer buffer, final int messages) {
        of(from.instance, from.copyEpoch);
        if (run.kind() != RunKind.EVENTS || run.instance() != from.instance.id()) {
            refuse("a run of kind " + run.kind() + " in the name of instance " + run.instance());
            return false;
        }
        down.follow(from.instance.copy(), self, from.copyEpoch);
        if (from.copyEpoch == 0
                || run.copyEpoch() != from.copyEpoch
                || !fence.admits(from.instance.copy(), from.copyEpoch)) {
            if (!plan.assigner().assigns(from.instance.copy())) {
                refuse("events although it is not ACTIVE"); // of an assigned copy they may have been on the way when
                // it was replaced
            }
            return true;
        }
        final boolean valid = Stretches.scan(
                buffer,
                messages,
                run.messageLength(),
                run.after(),
                run.last(),
                run.after(),
                1,
                router.of(from.instance.copy()),
                stretchHandler);
        if (!valid) {
            refuse("messages that are malformed");
        }
        from.release.onRead(run.last());
        return valid;
    }

    /** The subscribers of this program hear in order what is said of it: {@link EventBlock#GAP}, {@link EventBlock#ENDED} or both. */
    void announce(final BusLink from, final int notice) {
        of(from.instance, from.copyEpoch);
        EventBlock.put(gapBlock, 0, 1, from.instance.copy(), EventBlock.KIND_GAP, notice, 0, 0);
        final int route = router.of(from.instance.copy()).route(EventBlock.KIND_GAP, from.instance.copy(), notice, 0);
        onStretch(route, gapBlock, 0, EventBlock.HEADER_LENGTH, 1, 1);
    }

    /** Takes an event of this localHub itself, which has the right to publish it. */
    void publish(
            final InstancePlan self, final long epoch, final int event, final DirectBuffer block, final int length) {
        of(self, epoch);
        onStretch(router.routes().ofEvent(event), block, 0, length, 1, 1);
    }

    /** What follows is of this publisher. */
    private void of(final InstancePlan instance, final long epoch) {
        publisher = instance;
        copyEpoch = epoch;
    }

    private void onStretch(
            final int route,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long busFirst,
            final long busLast) {
        if (route == Stretches.REFUSED) {
            refuse("events that it has no right to publish, or whose values are not of their class");
            return;
        }
        final long first = sequence.last() + 1;
        final long last = sequence.last() + 1 + busLast - busFirst;
        sequence.advance(last);
        final int instance = publisher.id();
        for (final HubLink hub : hubs) {
            hub.send(self, sequence.epoch(), instance, copyEpoch, first, last, buffer, offset, length);
        }
        down.deliver(route, self, sequence.epoch(), instance, copyEpoch, buffer, offset, length, first, last);
    }

    private void refuse(final String what) {
        if (refusalsReported.add(publisher.id())) {
            final String copy = plan.copy(publisher.copy()).name();
            observer.onError(ErrorResult.of(ErrorCode.PUBLISH_REFUSED, copy, what)
                    .in("localHub", plan.computer(self).name(), copy)
                    .expected("events of its <publisher> entries, while it is ACTIVE")
                    .action("Check the program; further cases are not reported."));
        }
    }
}
