package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.AdminTable;
import io.twinhub.transport.Component;
import io.twinhub.transport.Gate;
import io.twinhub.transport.Inlet;
import io.twinhub.transport.Link;
import io.twinhub.transport.LinkListener;
import io.twinhub.transport.PathMerge;
import io.twinhub.transport.RunKind;
import io.twinhub.transport.RunReader;
import io.twinhub.transport.Stream;
import io.twinhub.transport.SuperMessageHandler;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.ReceiverStateDecoder;
import io.twinhub.transport.codec.RunHeaderDecoder;
import io.twinhub.transport.codec.SourceStateDecoder;
import io.twinhub.transport.codec.SuperMessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * The forwarder of a spoke computer: links its programs to the mainHubs of both networks. Up, see {@link EventsUp}; down, see
 * {@link PathMerge} and {@link EventsDown}; who may join, see {@link Programs}.
 */
public final class LocalHub implements Component, LinkListener {
    private static final long STORE_POLL_NS = 1_000_000;
    /** Some scheduler's slices of a hub that shares its processor; much less than a hub takes to be given up. */
    private static final long PUSH_BACK_NS = 100_000_000;

    private final LocalHubContext context;
    private final SystemPlan plan;
    private final Gate gate;
    private final Inlet[] inlets;
    private final HubLinks hubs;
    private final MainHubVotes votes;
    private final Programs programs;
    private final SourceSequence sequence;
    private final PushBack pushBack;
    private final PathMerge merge;
    private final EventsDown down;
    private final HubReports reports;
    private final Administration administration;
    private final DegradedSources degraded;
    private final Messages messages;
    private final RunReader runReader = new RunReader();
    private final SuperMessageHandler handler = this::onSuperMessage;
    private final RunReader.RunHandler runHandler = this::onHubRun;
    private final AdminTable.Handler recordHandler = this::onRecord;
    private final MessageHeaderDecoder recordHeader = new MessageHeaderDecoder();
    private final SourceStateDecoder sourceState = new SourceStateDecoder();
    private final ReceiverStateDecoder receiverState = new ReceiverStateDecoder();
    private long nowNs;
    private boolean wasReady;
    private HubLink hub;

    public LocalHub(final LocalHubContext context) {
        this.context = context;
        plan = context.plan();
        final String name = plan.computer(context.computer()).name();
        gate = new Gate(plan, "localHub", name, context.limits(), context.observer());
        sequence = new SourceSequence(context.sourceEpochs());
        hubs = new HubLinks(context, this, sequence);
        votes = new MainHubVotes(context, hubs);
        programs = new Programs(context, gate, hubs, sequence);
        pushBack = new PushBack(hubs.active, context.limits().pollLimit(), PUSH_BACK_NS);
        down = programs.down();
        messages = programs.messages;
        merge = new PathMerge(
                plan.computerCount(),
                source -> plan.hears(context.computer(), source),
                hubs.networks(),
                context.limits(),
                context.rules(),
                down);
        administration = new Administration(context, hubs.all, sequence, programs.roles(), programs.fence(), merge);
        down.succession(administration.succession());
        programs.administration(administration);
        degraded = new DegradedSources(plan, merge, programs.links());
        final Positions positions = new Positions(context.computer(), sequence, merge);
        for (final BusLink program : programs.links()) {
            program.marks.positions(positions);
        }
        reports =
                new HubReports(context, new HubStock(plan, merge, hubs, programs, this::tellReceivers), programs.up());
        inlets = Inlet.ofAllStreams(context.network());
    }

    @Override
    public int doWork(final long now) {
        nowNs = now;
        awaitSourceEpoch();
        administration.checkContact(now); // before anything is taken of instances that may act no more
        int work = 0;
        for (final Inlet inlet : inlets) {
            work += inlet.poll(handler, context.limits().pollLimit());
        }
        work += programs.poll(now, pushBack.takes(now));
        work += merge.doWork(now);
        work += reports.doWork(now);
        work += votes.doWork(now) + administration.doWork(now);
        work += hubs.doWork(now) + degraded.doWork(now);
        return work + programs.send(now) + messages.doWork(now);
    }

    @Override
    public long nextDueNs() {
        long due = Math.min(Math.min(programs.nextDueNs(), merge.nextDueNs()), reports.nextDueNs());
        due = Math.min(due, Math.min(messages.nextDueNs(), administration.nextDueNs(nowNs)));
        due = Math.min(due, Math.min(hubs.nextDueNs(), votes.nextDueNs(nowNs)));
        due = Math.min(due, degraded.nextDueNs());
        return sequence.isReady() ? due : Math.min(due, nowNs + STORE_POLL_NS);
    }

    /** Sources that this network (0 A, 1 B) does not bring completely just now; -1 if no hub of it is linked. */
    public int behindCount(final int network) {
        return merge.behindCount(network);
    }

    HubLinks links() {
        return hubs;
    }

    /** The instances of this computer, ascending. */
    int[] instances() {
        return plan.computer(context.computer()).instances();
    }

    /** What the connection to a hub computer is, by its id: 0 DOWN, 1 CONNECTED (its admin stream is up), 2 STANDBY (all are), 3 ACTIVE (this spoke sends there). */
    public int connectionRole(final int hubComputer) {
        return hubs.state(hubComputer).code();
    }

    /** Other spokes that were heard of, of those that may publish anything for this one. */
    public int knownSourceCount() {
        return merge.knownSourceCount();
    }

    /** The path merge, to be read by the thread of this hub: what each path did for each source. */
    public PathMerge merge() {
        return merge;
    }

    /** Events of this computer that were sent under the present source epoch, to local subscribers or over the networks. */
    public long sentCount() {
        return sequence.last();
    }

    /** Events of programs and of other spokes that were refused, because the configuration does not allow them. */
    public long refusedCount() {
        return programs.refusedCount();
    }

    /** How often a program had to wait because it published more than its limit. */
    public long throttledCount() {
        return programs.throttledCount();
    }

    /** Tells how the receivers keep up to which this spoke's events go. */
    public void tellReceivers(final ReceiverStates taker) {
        programs.tell(taker);
        for (final HubLink link : hubs.active) {
            taker.onSpokeLink(link.network, link.isSlowDown, link.waitingDownCount, link.missedDownCount);
        }
    }

    /** Whether an instance is ACTIVE, and would be at this time if this hub had its turn. */
    public boolean isActive(final int instance, final long atNs) {
        return programs.roles().isActive(instance) && administration.mayAct(instance, atNs);
    }

    /** As {@link #isActive}, and what it sends would be taken: not so while contact is in doubt. */
    public boolean acts(final int instance, final long atNs) {
        return programs.roles().isActive(instance) && administration.acts(instance, atNs);
    }

    /** Which role each instance of this computer has. */
    Roles roles() {
        return programs.roles();
    }

    @Override
    public void onLinkUp(final Link link) {
        final HubLink up = hubs.of(link.peer());
        if (link.stream() == Stream.EVENT) {
            hubs.onEvents(up);
            merge.onPathUp(up.hub);
        } else {
            up.adminTable.onLinkUp();
            administration.onHub(up);
        }
    }

    @Override
    public void onLinkDown(final Link link, final String reason) {
        if (link.stream() == Stream.EVENT) {
            hubs.onEvents(hubs.of(link.peer()));
            merge.onPathDown(link.peer(), nowNs);
        } else {
            administration.onHub(hubs.of(link.peer()));
        }
    }

    private void awaitSourceEpoch() {
        if (!wasReady && sequence.isReady()) {
            wasReady = true;
            hubs.begin();
            votes.begin(sequence.epoch(), nowNs);
            administration.begin(nowNs);
            programs.roles().updateAll();
            reports.copyEpoch(sequence.nextCopyEpoch());
        }
    }

    private void onSuperMessage(final DirectBuffer buffer, final int offset, final int length) {
        final SuperMessageHeaderDecoder header = gate.check(buffer, offset, length);
        hub = header == null ? null : hubs.of(header.sender());
        if (hub == null) {
            return;
        }
        final int body = offset + SuperMessageHeaderDecoder.BLOCK_LENGTH;
        final int end = offset + length;
        switch (gate.stream()) {
            case ADMIN -> {
                if (hub.admin.onHeader(header, nowNs)) {
                    AdminTable.read(buffer, body, end, recordHeader, recordHandler);
                }
            }
            case EVENT -> {
                if (hub.events.onHeader(header, nowNs) && !runReader.read(buffer, body, end, runHandler)) {
                    hub.events.reset(nowNs, "bytes that are no runs");
                }
            }
            case POINT_TO_POINT -> {
                if (hub.messages != null
                        && hub.messages.link().onHeader(header, nowNs)
                        && !messages.down.onSegments(buffer, body, end)) {
                    down.refuse(hub.hub, "segments of connections that are not of this computer");
                }
            }
        }
    }

    private void onRecord(final MessageHeaderDecoder header, final DirectBuffer buffer, final int body, final int end) {
        if (header.templateId() == ReceiverStateDecoder.TEMPLATE_ID
                && header.blockLength() >= ReceiverStateDecoder.BLOCK_LENGTH) {
            receiverState.wrap(buffer, body, header.blockLength(), header.version());
            hub.isSlowDown = receiverState.slow() != 0;
            hub.waitingDownCount = receiverState.waiting();
            hub.missedDownCount = receiverState.missed();
            return;
        }
        if (votes.onRecord(hub, header, buffer, body, nowNs)
                || administration.onHubRecord(hub, header, buffer, body, end, nowNs)) {
            return;
        }
        if (header.templateId() != SourceStateDecoder.TEMPLATE_ID
                || header.blockLength() < SourceStateDecoder.BLOCK_LENGTH) {
            return;
        }
        sourceState.wrap(buffer, body, header.blockLength(), header.version());
        final long known = sourceState.sourceEpoch();
        if (known > sequence.epoch() || known == sequence.epoch() && !hub.knowsEpoch) {
            // The number stems from an earlier life whose store is gone: nothing of it may be used again.
            sequence.raise(known);
            wasReady = false;
            administration.pause();
            programs.roles().updateAll();
            reports.copyEpoch(0);
        }
        if (!hub.knowsEpoch) {
            hub.knowsEpoch = true;
            hub.events.outlet(context.network().outlet(Stream.EVENT, hub.hub, 0));
        }
    }

    private void onHubRun(final RunHeaderDecoder run, final DirectBuffer buffer, final int messages) {
        final int source = run.source();
        final boolean isKnown =
                run.kind() == RunKind.EVENTS || run.kind() == RunKind.GONE || run.kind() == RunKind.CONFLATED;
        if (isKnown && merge.hears(source)) {
            merge.onRun(hub.hub, run, buffer, messages, nowNs);
        } else {
            down.refuse(hub.hub, "a run of kind " + run.kind() + " of source " + source);
        }
    }
}
