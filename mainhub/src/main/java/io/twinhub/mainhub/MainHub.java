package io.twinhub.mainhub;

import io.twinhub.config.ComputerPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.AdminTable;
import io.twinhub.transport.Component;
import io.twinhub.transport.CopyFence;
import io.twinhub.transport.EventRouter;
import io.twinhub.transport.Gate;
import io.twinhub.transport.Inlet;
import io.twinhub.transport.Link;
import io.twinhub.transport.LinkListener;
import io.twinhub.transport.RouteTable;
import io.twinhub.transport.RunKind;
import io.twinhub.transport.RunReader;
import io.twinhub.transport.Stream;
import io.twinhub.transport.Stretches;
import io.twinhub.transport.SuperMessageHandler;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.RunHeaderDecoder;
import io.twinhub.transport.codec.SourceStateEncoder;
import io.twinhub.transport.codec.SuperMessageHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntHashSet;

/**
 * Step 3 of 5: forwards what each spoke publishes to the spokes that the configuration names, on its one network. Checks source, right
 * and copy epoch once per run and copies stretches; never parses a value, never sends back to the source, publishes nothing itself.
 *
 * <p>What it leaves out because the configuration or an older copy epoch forbids it counts as covered. What it leaves out for
 * any other reason (it was away, a link was full) is a hole: the next interval begins behind it, and the receiver takes the rest
 * from the other network.
 */
public final class MainHub implements Component, LinkListener {
    private final MainHubContext context;
    private final SystemPlan plan;
    private final Gate gate;
    private final Inlet eventInlet;
    private final Inlet adminInlet;
    private final SpokeLink[] spokes;
    private final SpokeLink[] spokeOfComputer;
    private final SourceState[] sources;
    private final EventRouter router;
    private final CopyFence fence;
    private final RunReader runReader = new RunReader();
    private final SuperMessageHandler adminHandler = this::onAdmin;
    private final SuperMessageHandler eventHandler = this::onEvents;
    private final RunReader.RunHandler runHandler = this::onRun;
    private final Stretches.StretchHandler stretchHandler = this::forward;
    private final IntHashSet refusalsReported = new IntHashSet();
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final SourceStateEncoder sourceState = new SourceStateEncoder();

    private long nowNs;
    private SpokeLink sender;
    private int instance;
    private long copyEpoch;
    private long forwardedUpTo;

    public MainHub(final MainHubContext context) {
        this.context = context;
        plan = context.plan();
        final ComputerPlan self = plan.computer(context.computer());
        gate = new Gate(plan, "mainHub", self.name(), context.limits(), context.observer());
        fence = new CopyFence(plan.copyCount());
        router = new EventRouter(
                plan,
                RouteTable.of(
                        plan.eventCount(),
                        plan::subscribingSpokes,
                        plan.copyCount(),
                        copy -> plan.copy(copy).publishes()));
        sources = new SourceState[plan.computerCount()];
        spokeOfComputer = new SpokeLink[plan.computerCount()];
        int count = 0;
        for (int computer = 0; computer < sources.length; computer++) {
            sources[computer] = new SourceState();
            if (!plan.computer(computer).hub()) {
                spokeOfComputer[computer] = connect(computer);
                count++;
            }
        }
        spokes = new SpokeLink[count];
        for (int computer = 0, i = 0; computer < sources.length; computer++) {
            if (spokeOfComputer[computer] != null) {
                spokes[i++] = spokeOfComputer[computer];
            }
        }
        eventInlet = context.network().inlet(Stream.EVENT);
        adminInlet = context.network().inlet(Stream.ADMIN);
    }

    @Override
    public int doWork(final long now) {
        nowNs = now;
        int work = adminInlet.poll(adminHandler, context.limits().pollLimit());
        work += eventInlet.poll(eventHandler, context.limits().pollLimit());
        for (final SpokeLink spoke : spokes) {
            work += spoke.sendAnnouncements();
            work += spoke.events.doWork(now);
            work += spoke.adminTable.doWork();
            work += spoke.admin.doWork(now);
        }
        // A link that broke just now concerns spokes that had their turn before it.
        for (final SpokeLink spoke : spokes) {
            work += spoke.sendAnnouncements();
        }
        return work;
    }

    @Override
    public long nextDueNs() {
        long due = Long.MAX_VALUE;
        for (final SpokeLink spoke : spokes) {
            due = Math.min(due, Math.min(spoke.events.nextDueNs(), spoke.admin.nextDueNs()));
        }
        return due;
    }

    @Override
    public void onLinkUp(final Link link) {
        final SpokeLink spoke = spokeOfComputer[link.peer()];
        if (link.stream() == Stream.ADMIN) {
            spoke.adminTable.put(SourceStateEncoder.TEMPLATE_ID, (buffer, offset) -> {
                sourceState
                        .wrapAndApplyHeader(buffer, offset, messageHeader)
                        .sourceEpoch(sources[spoke.computer].epoch);
                return MessageHeaderEncoder.ENCODED_LENGTH + SourceStateEncoder.BLOCK_LENGTH;
            });
            return;
        }
        for (int source = 0; source < sources.length; source++) {
            spoke.covered(source, sources[source].upTo);
        }
        for (final SpokeLink source : spokes) {
            spoke.announce(source.computer);
        }
    }

    @Override
    public void onLinkDown(final Link link, final String reason) {
        if (link.stream() == Stream.EVENT) {
            spokeOfComputer[link.peer()].forgetAnnouncements();
            sources[link.peer()].attached = false;
            announceToAll(link.peer());
        }
    }

    private SpokeLink connect(final int computer) {
        final Link events = link(Stream.EVENT, computer);
        final Link admin = link(Stream.ADMIN, computer);
        return new SpokeLink(computer, events, admin, new AdminTable(admin, context.limits()), sources);
    }

    private Link link(final Stream stream, final int computer) {
        final Link link = new Link(
                stream,
                context.computer(),
                computer,
                plan.fingerprint(),
                context.limits(),
                context.linkEpochs(),
                Link.Hello.PLAIN,
                this,
                context.observer());
        link.outlet(context.network().outlet(stream, computer, 0));
        return link;
    }

    private void onAdmin(final DirectBuffer buffer, final int offset, final int length) {
        final SuperMessageHeaderDecoder header = gate.check(Stream.ADMIN, buffer, offset, length);
        final SpokeLink spoke = header == null ? null : spoke(header.sender());
        if (spoke != null) {
            spoke.admin.onHeader(header, nowNs); // a spoke has nothing to tell yet
        }
    }

    private void onEvents(final DirectBuffer buffer, final int offset, final int length) {
        final SuperMessageHeaderDecoder header = gate.check(Stream.EVENT, buffer, offset, length);
        sender = header == null ? null : spoke(header.sender());
        if (sender == null || !sender.events.onHeader(header, nowNs)) {
            return;
        }
        final int body = offset + SuperMessageHeaderDecoder.BLOCK_LENGTH;
        if (!runReader.read(buffer, body, offset + length, runHandler)) {
            refuse("bytes that are no runs");
        }
    }

    private SpokeLink spoke(final int computer) {
        if (computer < spokeOfComputer.length && spokeOfComputer[computer] != null) {
            return spokeOfComputer[computer];
        }
        if (refusalsReported.add(-2 - computer)) {
            context.observer()
                    .onError(ErrorResult.of(ErrorCode.SOURCE_REFUSED, computer, "it is no spoke of this system")
                            .in("mainHub", plan.computer(context.computer()).name(), ""));
        }
        return null;
    }

    private void onRun(final RunHeaderDecoder run, final DirectBuffer buffer, final int messages) {
        if (run.kind() == RunKind.ASK && run.source() < sources.length && spokeOfComputer[run.source()] != null) {
            sender.answer(run.source(), run.question());
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
            for (final SpokeLink spoke : spokes) {
                spoke.covered(sender.computer, run.after());
            }
        } else if (hole) {
            source.upTo = run.after();
            for (final SpokeLink spoke : spokes) {
                spoke.covered(sender.computer, context.rules().afterHole(spoke.covered(sender.computer), run.after()));
            }
        }
        if (newEpoch || hole || returned) {
            announceToAll(sender.computer);
        }
    }

    private boolean mayPublish(final RunHeaderDecoder run) {
        final int id = run.instance();
        if (id >= plan.instanceCount() || plan.instance(id).computer() != sender.computer) {
            refuse("messages of instance " + id + ", which it does not host");
            return false;
        }
        return fence.admits(plan.instance(id).copy(), run.copyEpoch());
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
            if (spoke == sender || !spoke.events.isUp()) {
                continue;
            }
            if (!spoke.forward(sender.computer, instance, copyEpoch, first, last, buffer, offset, length)) {
                spoke.covered(sender.computer, context.rules().afterHole(spoke.covered(sender.computer), last));
                spoke.announce(sender.computer);
            }
        }
    }

    private void announceToAll(final int source) {
        for (final SpokeLink spoke : spokes) {
            spoke.announce(source);
        }
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
