package io.twinhub.localhub;

import io.twinhub.config.ComputerPlan;
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
    private static final int PATHS = 2;
    private static final long STORE_POLL_NS = 1_000_000;
    /** Some scheduler's slices of a hub that shares its processor; much less than a hub takes to be given up. */
    private static final long PUSH_BACK_NS = 100_000_000;

    private final LocalHubContext context;
    private final SystemPlan plan;
    private final Gate gate;
    private final Inlet networkEvents;
    private final Inlet networkAdmin;
    private final HubLink[] hubs = new HubLink[PATHS];
    private final Programs programs;
    private final SourceSequence sequence;
    private final PushBack pushBack;
    private final PathMerge merge;
    private final EventsDown down;
    private final HubReports reports;
    private final RunReader runReader = new RunReader();
    private final SuperMessageHandler adminHandler = this::onHubAdmin;
    private final SuperMessageHandler eventHandler = this::onHubEvents;
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
        for (int computer = 0; computer < plan.computerCount(); computer++) {
            final ComputerPlan candidate = plan.computer(computer);
            if (candidate.hub()) {
                hubs[candidate.network()] = connect(candidate);
            }
        }
        sequence = new SourceSequence(context.sourceEpochs());
        programs = new Programs(context, gate, hubs, sequence);
        pushBack = new PushBack(hubs, context.limits().pollLimit(), PUSH_BACK_NS);
        down = programs.down();
        merge = new PathMerge(plan.computerCount(), PATHS, context.limits(), context.rules(), down);
        reports = new HubReports(context, new HubStock(plan, merge, programs, this::tellReceivers), programs.up());
        networkEvents = context.network().inlet(Stream.EVENT);
        networkAdmin = context.network().inlet(Stream.ADMIN);
    }

    @Override
    public int doWork(final long now) {
        nowNs = now;
        awaitSourceEpoch();
        int work = networkAdmin.poll(adminHandler, context.limits().pollLimit());
        work += networkEvents.poll(eventHandler, context.limits().pollLimit());
        work += programs.poll(now, pushBack.takes(now));
        work += merge.doWork(now);
        work += reports.doWork(now);
        for (final HubLink link : hubs) {
            if (sequence.isReady()) {
                link.announce(context.computer(), sequence.epoch());
            }
            work += link.events.doWork(now);
            work += link.admin.doWork(now);
        }
        return work + programs.send(now);
    }

    @Override
    public long nextDueNs() {
        long due = Math.min(Math.min(programs.nextDueNs(), merge.nextDueNs()), reports.nextDueNs());
        for (final HubLink link : hubs) {
            due = Math.min(due, Math.min(link.events.nextDueNs(), link.admin.nextDueNs()));
        }
        return sequence.isReady() ? due : Math.min(due, nowNs + STORE_POLL_NS);
    }

    /** Sources that the path of this network (0 A, 1 B) does not bring completely just now; -1 if the path is down. */
    public int behindCount(final int path) {
        return merge.behindCount(path);
    }

    /** Other spokes whose events were heard of. */
    public int knownSourceCount() {
        return merge.knownSourceCount();
    }

    /** The path merge, to be read by the thread of this hub: what each path did for each source. */
    public PathMerge merge() {
        return merge;
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
        for (final HubLink link : hubs) {
            taker.onSpokeLink(link.path, link.isSlowDown, link.waitingDownCount, link.missedDownCount);
        }
    }

    /** Instances of this computer that are ACTIVE. */
    public int activeCount() {
        return programs.roles().activeCount();
    }

    @Override
    public void onLinkUp(final Link link) {
        if (link.stream() == Stream.EVENT) {
            final HubLink up = hubs[plan.computer(link.peer()).network()];
            up.begin(sequence.last());
            merge.onPathUp(up.path);
        }
    }

    @Override
    public void onLinkDown(final Link link, final String reason) {
        if (link.stream() == Stream.EVENT) {
            merge.onPathDown(plan.computer(link.peer()).network(), nowNs);
        }
    }

    private void awaitSourceEpoch() {
        if (!wasReady && sequence.isReady()) {
            wasReady = true;
            for (final HubLink link : hubs) {
                link.begin(sequence.last());
            }
            programs.grantAll();
            reports.copyEpoch(sequence.nextCopyEpoch());
        }
    }

    private HubLink connect(final ComputerPlan peer) {
        final Link events = link(Stream.EVENT, peer.id());
        final Link admin = link(Stream.ADMIN, peer.id());
        admin.outlet(context.network().outlet(Stream.ADMIN, peer.id(), 0));
        return new HubLink(peer.network(), peer.id(), events, admin, context.rules());
    }

    private Link link(final Stream stream, final int peer) {
        return new Link(
                stream,
                context.computer(),
                peer,
                plan.fingerprint(),
                context.limits(),
                context.linkEpochs(),
                Link.Hello.PLAIN,
                this,
                context.observer());
    }

    private HubLink hub(final SuperMessageHeaderDecoder header) {
        for (final HubLink link : hubs) {
            if (header != null && link.hub == header.sender()) {
                return link;
            }
        }
        return null;
    }

    private void onHubAdmin(final DirectBuffer buffer, final int offset, final int length) {
        final SuperMessageHeaderDecoder header = gate.check(Stream.ADMIN, buffer, offset, length);
        hub = hub(header);
        if (hub != null && hub.admin.onHeader(header, nowNs)) {
            final int body = offset + SuperMessageHeaderDecoder.BLOCK_LENGTH;
            AdminTable.read(buffer, body, offset + length, recordHeader, recordHandler);
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
            programs.roles().revokeAll();
            reports.copyEpoch(0);
        }
        if (!hub.knowsEpoch) {
            hub.knowsEpoch = true;
            hub.events.outlet(context.network().outlet(Stream.EVENT, hub.hub, 0));
        }
    }

    private void onHubEvents(final DirectBuffer buffer, final int offset, final int length) {
        final SuperMessageHeaderDecoder header = gate.check(Stream.EVENT, buffer, offset, length);
        hub = hub(header);
        if (hub == null || !hub.events.onHeader(header, nowNs)) {
            return;
        }
        final int body = offset + SuperMessageHeaderDecoder.BLOCK_LENGTH;
        if (!runReader.read(buffer, body, offset + length, runHandler)) {
            hub.events.reset(nowNs, "bytes that are no runs");
        }
    }

    private void onHubRun(final RunHeaderDecoder run, final DirectBuffer buffer, final int messages) {
        final int source = run.source();
        final boolean isKnown =
                run.kind() == RunKind.EVENTS || run.kind() == RunKind.GONE || run.kind() == RunKind.CONFLATED;
        if (isKnown
                && source < plan.computerCount()
                && source != context.computer()
                && !plan.computer(source).hub()) {
            merge.onRun(hub.path, run, buffer, messages, nowNs);
        } else {
            down.refuse(hub.hub, "a run of kind " + run.kind() + " of source " + source);
        }
    }
}
