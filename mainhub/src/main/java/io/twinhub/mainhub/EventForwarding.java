package io.twinhub.mainhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.CopyFence;
import io.twinhub.transport.EventRouter;
import io.twinhub.transport.RouteTable;
import io.twinhub.transport.RunKind;
import io.twinhub.transport.RunReader;
import io.twinhub.transport.Stretches;
import io.twinhub.transport.codec.RunHeaderDecoder;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntHashSet;

/**
 * Step 3 of 5: forwards what each spoke publishes to the spokes that the configuration names. Checks source, right and copy epoch once
 * per run and copies stretches; never parses a value, never sends back to the source.
 *
 * <p>What it leaves out because the configuration or an older copy epoch forbids it counts as covered. What it leaves out for
 * any other reason (it was away, a link was full) is a hole: the next interval begins behind it, and the receiver takes the rest
 * from the other network.
 */
final class EventForwarding {
    private final MainHubContext context;
    private final SystemPlan plan;
    private final SpokeLink[] spokeOfComputer;
    /** By source: the spokes that hear it. */
    private final SpokeLink[][] audiences;

    private final SourceState[] sources;
    private final EventRouter router;
    private final CopyFence fence;
    private final PublishLimits limits;
    private final RunReader runReader = new RunReader();
    private final RunReader.RunHandler runHandler = this::onRun;
    private final Stretches.StretchHandler stretchHandler = this::forward;
    private final IntHashSet refusalsReported = new IntHashSet();

    private long nowNs;
    private SpokeLink sender;
    private int instance;
    private long copyEpoch;
    private long forwardedUpTo;

    EventForwarding(
            final MainHubContext context,
            final SpokeLink[] spokes,
            final SpokeLink[] spokeOfComputer,
            final SourceState[] sources) {
        this.context = context;
        this.spokeOfComputer = spokeOfComputer;
        this.sources = sources;
        plan = context.plan();
        audiences = new SpokeLink[sources.length][];
        for (int computer = 0; computer < sources.length; computer++) {
            final int source = computer;
            audiences[source] =
                    Arrays.stream(spokes).filter(spoke -> spoke.hears(source)).toArray(SpokeLink[]::new);
        }
        fence = new CopyFence(plan.copyCount(), context.roleRules());
        limits = new PublishLimits(context);
        router = new EventRouter(
                plan,
                RouteTable.of(
                        plan.eventCount(),
                        plan::subscribingSpokes,
                        plan.copyCount(),
                        copy -> plan.copy(copy).publishes()));
    }

    /** Takes the body of a super message of this spoke. */
    void onRuns(final SpokeLink from, final DirectBuffer buffer, final int body, final int end, final long atNs) {
        sender = from;
        nowNs = atNs;
        if (!runReader.read(buffer, body, end, runHandler)) {
            refuse("bytes that are no runs");
        }
    }

    long throttledCount() {
        return limits.throttledCount();
    }

    long refusedCount() {
        return router.refusedCount();
    }

    /** Nothing more comes from this source for now: every spoke that hears it should know. */
    void detach(final int source) {
        sources[source].attached = false;
        announce(source);
    }

    private void announce(final int source) {
        for (final SpokeLink spoke : audiences[source]) {
            spoke.announce(source);
        }
    }

    private void onRun(final RunHeaderDecoder run, final DirectBuffer buffer, final int messages) {
        if (run.kind() == RunKind.ASK && run.source() < sources.length && spokeOfComputer[run.source()] != null) {
            sender.answer(run.source(), run.question());
            return;
        }
        if (run.kind() == RunKind.GONE && run.source() == sender.computer) {
            detach(sender.computer); // it sends to another hub of this network now
            return;
        }
        if (run.kind() != RunKind.EVENTS || run.source() != sender.computer) {
            refuse("a run of kind " + run.kind() + " of source " + run.source());
            return;
        }
        final SourceState source = sources[sender.computer];
        if (run.sourceEpoch() < source.epoch) {
            return;
        }
        follow(source, run);
        if (run.last() <= source.upTo) {
            return;
        }
        forwardedUpTo = run.last();
        if (run.messageLength() > 0 && mayPublish(run)) {
            if (!limits.admits(plan.instance(run.instance()).copy(), run, nowNs)) {
                leaveHole(source, run.last());
                return;
            }
            forwardedUpTo = source.upTo;
            instance = run.instance();
            copyEpoch = run.copyEpoch();
            final boolean valid = Stretches.scan(
                    buffer,
                    messages,
                    run.messageLength(),
                    run.after(),
                    run.last(),
                    source.upTo,
                    Stretches.ANY_DELTA,
                    router.of(plan.instance(instance).copy()),
                    stretchHandler);
            if (valid) {
                forwardedUpTo = run.last();
            } else {
                refuse("messages that are malformed");
            }
        }
        source.upTo = forwardedUpTo;
    }

    /** Brings the state of a source to where this run begins; what lies between is a hole on this network. */
    private void follow(final SourceState source, final RunHeaderDecoder run) {
        final boolean newEpoch = run.sourceEpoch() > source.epoch;
        final boolean hole = run.after() > source.upTo;
        final boolean returned = !source.attached;
        source.attached = true;
        if (newEpoch) {
            source.epoch = run.sourceEpoch();
            source.upTo = run.after();
            for (final SpokeLink spoke : audiences[sender.computer]) {
                spoke.covered(sender.computer, run.after());
            }
        } else if (hole) {
            leaveHole(source, run.after());
        }
        if (newEpoch || returned) {
            announce(sender.computer);
        }
    }

    /** What was not forwarded up to here is missing on this network alone. */
    private void leaveHole(final SourceState source, final long upTo) {
        source.upTo = upTo;
        for (final SpokeLink spoke : audiences[sender.computer]) {
            spoke.covered(sender.computer, context.rules().afterHole(spoke.covered(sender.computer), upTo));
        }
        announce(sender.computer);
    }

    private boolean mayPublish(final RunHeaderDecoder run) {
        final int id = run.instance();
        if (id >= plan.instanceCount() || plan.instance(id).computer() != sender.computer) {
            refuse("messages of instance " + id + ", which it does not host");
            return false;
        }
        final int copy = plan.instance(id).copy();
        // What of an assigned copy may still pass its receivers decide: here the end of a former instance would count
        // as covered, and be missed in silence.
        return plan.assigner().assigns(copy) || fence.admits(copy, run.copyEpoch());
    }

    private void forward(
            final int route,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long first,
            final long last) {
        forwardedUpTo = last;
        if (route == Stretches.REFUSED) {
            refuse("events that copy "
                    + plan.copy(plan.instance(instance).copy()).name() + " may not publish");
            return;
        }
        for (final int computer : router.routes().receivers(route)) {
            final SpokeLink spoke = spokeOfComputer[computer];
            if (spoke != sender && spoke.events.isUp()) {
                spoke.forward(sender.computer, instance, copyEpoch, first, last, buffer, offset, length);
            }
        }
    }

    /** Reports once per spoke that it sent what it may not send. */
    void refuse(final SpokeLink from, final String what) {
        sender = from;
        refuse(what);
    }

    private void refuse(final String what) {
        if (refusalsReported.add(sender.computer)) {
            context.observer()
                    .onError(ErrorResult.of(
                                    ErrorCode.SOURCE_REFUSED,
                                    plan.computer(sender.computer).name(),
                                    what)
                            .in("mainHub", plan.computer(context.computer()).name(), "")
                            .expected("what its copies may publish in version " + plan.version())
                            .action("Check the software of that computer; further cases are not reported."));
        }
    }
}
