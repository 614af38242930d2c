package io.twinhub.mainhub;

import io.twinhub.config.ComputerPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.AdminTable;
import io.twinhub.transport.Component;
import io.twinhub.transport.Gate;
import io.twinhub.transport.Inlet;
import io.twinhub.transport.Link;
import io.twinhub.transport.LinkListener;
import io.twinhub.transport.Stream;
import io.twinhub.transport.SuperMessageHandler;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.ReceiverStateEncoder;
import io.twinhub.transport.codec.SourceStateEncoder;
import io.twinhub.transport.codec.SuperMessageHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntHashSet;

/**
 * The forwarder of a hub computer: keeps a link to every spoke of its one network and hands what arrives to {@link EventForwarding}.
 * Publishes nothing itself.
 */
public final class MainHub implements Component, LinkListener {
    private final MainHubContext context;
    private final SystemPlan plan;
    private final Gate gate;
    private final Inlet[] inlets;
    private final SpokeLink[] spokes;
    private final SpokeLink[] spokeOfComputer;
    private final Turns turns;
    private final SourceState[] sources;
    private final EventForwarding forwarding;
    private final ConnectionForwarding connections;
    private final Relay relay;
    private final Contacts contacts;
    private final HubOffice office;
    private final HubVote vote;
    private final SuperMessageHandler handler = this::onSuperMessage;
    private final AdminTable.Handler recordHandler = this::onRecord;
    private final MessageHeaderDecoder recordHeader = new MessageHeaderDecoder();
    private final IntHashSet strangersReported = new IntHashSet();
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final SourceStateEncoder sourceState = new SourceStateEncoder();
    private final ReceiverStateEncoder receiverState = new ReceiverStateEncoder();

    private long nowNs;
    private SpokeLink recordSender;

    public MainHub(final MainHubContext context) {
        this.context = context;
        plan = context.plan();
        final ComputerPlan self = plan.computer(context.computer());
        gate = new Gate(plan, "mainHub", self.name(), context.limits(), context.observer());
        sources = new SourceState[plan.computerCount()];
        spokeOfComputer = new SpokeLink[plan.computerCount()];
        turns = new Turns(plan.computerCount(), context.limits().heartbeatIntervalNs() / 2);
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
        forwarding = new EventForwarding(context, spokes, spokeOfComputer, sources);
        connections = new ConnectionForwarding(plan, this::messageLink);
        relay = new Relay(plan, spokeOfComputer);
        contacts = new Contacts(context, spokeOfComputer, relay);
        office = new HubOffice(context, spokes);
        vote = new HubVote(context, relay, contacts, office);
        inlets = Inlet.ofAllStreams(context.network());
    }

    @Override
    public int doWork(final long now) {
        nowNs = now;
        int work = 0;
        for (final Inlet inlet : inlets) {
            work += inlet.poll(handler, context.limits().pollLimit());
        }
        work += vote.doWork(now) + contacts.doWork(now);
        for (int computer = 0; computer < spokeOfComputer.length; computer++) {
            if (turns.isDue(computer, now)) {
                work += turn(spokeOfComputer[computer], now);
            }
        }
        work += connections.doWork(now);
        // A link that broke just now concerns spokes that had their turn before it.
        for (int computer = 0; computer < spokeOfComputer.length; computer++) {
            if (turns.isDue(computer, now)) {
                work += spokeOfComputer[computer].sendAnnouncements();
            }
        }
        return work;
    }

    private int turn(final SpokeLink spoke, final long now) {
        int work = spoke.adminTable.doWork();
        work += spoke.admin.doWork(now);
        final boolean hasNews = spoke.send(now);
        work += spoke.events.doWork(now);
        turns.next(spoke.computer, Math.min(spoke.events.nextDueNs(), spoke.admin.nextDueNs()), spoke.owes(), now);
        if (hasNews) {
            tellState(spoke);
        }
        return work;
    }

    @Override
    public long nextDueNs() {
        final long due = Math.min(vote.nextDueNs(nowNs), contacts.nextDueNs());
        return Math.min(due, Math.min(connections.nextDueNs(), turns.nextDueNs(nowNs)));
    }

    /** How far this hub has the events of all spokes under their present source epochs, holes included. */
    public long receivedCount() {
        long count = 0;
        for (final SourceState source : sources) {
            count += source.upTo;
        }
        return count;
    }

    /** Events that were put on the link to this computer; 0 for a hub computer. */
    public long forwardedCount(final int computer) {
        return spokeOfComputer[computer] == null ? 0 : spokeOfComputer[computer].forwardedCount();
    }

    /** Events for which the link to this computer had no room; 0 for a hub computer. */
    public long droppedCount(final int computer) {
        return spokeOfComputer[computer] == null ? 0 : spokeOfComputer[computer].droppedCount();
    }

    /** Runs that were left out because they exceed what a copy may publish. */
    public long throttledCount() {
        return forwarding.throttledCount();
    }

    /** Events that were refused, because the configuration does not allow them. */
    public long refusedCount() {
        return forwarding.refusedCount();
    }

    @Override
    public void onLinkUp(final Link link) {
        final SpokeLink spoke = spokeOfComputer[link.peer()];
        if (link.stream() == Stream.ADMIN) {
            spoke.adminTable.onLinkUp();
            spoke.tell(SourceStateEncoder.TEMPLATE_ID, (buffer, offset) -> {
                sourceState
                        .wrapAndApplyHeader(buffer, offset, messageHeader)
                        .sourceEpoch(sources[spoke.computer].epoch);
                return MessageHeaderEncoder.ENCODED_LENGTH + SourceStateEncoder.BLOCK_LENGTH;
            });
            return;
        }
        for (final SpokeLink source : spokes) {
            if (spoke.hears(source.computer)) {
                spoke.covered(source.computer, sources[source.computer].upTo);
                spoke.announce(source.computer);
            }
        }
    }

    @Override
    public void onLinkDown(final Link link, final String reason) {
        if (link.stream() == Stream.EVENT) {
            spokeOfComputer[link.peer()].forget();
            forwarding.detach(link.peer());
        }
    }

    private SpokeLink connect(final int computer) {
        final Link events = link(Stream.EVENT, computer, this);
        final Link admin = link(Stream.ADMIN, computer, this);
        turns.now(computer);
        return new SpokeLink(context, computer, events, admin, sources, turns);
    }

    /** How the link to a spoke stands: to the shell, and to the spoke itself. */
    private void tellState(final SpokeLink spoke) {
        context.observer()
                .onSpokeSlow(spoke.computer, spoke.isSlow(), spoke.events.waitingCount(), spoke.droppedCount());
        spoke.tell(ReceiverStateEncoder.TEMPLATE_ID, (buffer, offset) -> {
            receiverState
                    .wrapAndApplyHeader(buffer, offset, messageHeader)
                    .missed(spoke.droppedCount())
                    .waiting(spoke.events.waitingCount())
                    .slow((short) (spoke.isSlow() ? 1 : 0));
            return MessageHeaderEncoder.ENCODED_LENGTH + ReceiverStateEncoder.BLOCK_LENGTH;
        });
    }

    private Link messageLink(final int computer) {
        return link(Stream.POINT_TO_POINT, computer, LinkListener.NONE);
    }

    private Link link(final Stream stream, final int computer, final LinkListener listener) {
        final Link link = new Link(
                stream,
                context.computer(),
                computer,
                plan.fingerprint(),
                context.limits(),
                context.linkEpochs(),
                Link.Hello.PLAIN,
                listener,
                context.observer());
        link.outlet(context.network().outlet(stream, computer, 0));
        return link;
    }

    private void onSuperMessage(final DirectBuffer buffer, final int offset, final int length) {
        final SuperMessageHeaderDecoder header = gate.check(buffer, offset, length);
        final SpokeLink spoke = header == null ? null : spoke(header.sender());
        if (spoke == null) {
            return;
        }
        turns.now(spoke.computer);
        final int body = offset + SuperMessageHeaderDecoder.BLOCK_LENGTH;
        final int end = offset + length;
        switch (gate.stream()) {
            case ADMIN -> {
                if (spoke.admin.onHeader(header, nowNs)) {
                    recordSender = spoke;
                    AdminTable.read(buffer, body, end, recordHeader, recordHandler);
                }
            }
            case EVENT -> {
                if (spoke.events.onHeader(header, nowNs)) {
                    forwarding.onRuns(spoke, buffer, body, end, nowNs);
                }
            }
            case POINT_TO_POINT -> {
                final Link link = connections.link(spoke.computer);
                if (link != null
                        && link.onHeader(header, nowNs)
                        && !connections.onSegments(spoke.computer, buffer, body, end)) {
                    forwarding.refuse(spoke, "segments of connections that are not its own");
                }
            }
        }
    }

    private void onRecord(final MessageHeaderDecoder header, final DirectBuffer buffer, final int body, final int end) {
        if (office.onRecord(recordSender, header, buffer, body, nowNs)) {
            return;
        }
        if (relay.onRecord(recordSender, header, buffer, body, end)) {
            vote.onRecord(header, buffer, body, nowNs);
            contacts.onRecord(header, buffer, body);
        } else if (!contacts.onContact(recordSender, header, buffer, body, nowNs)) {
            forwarding.refuse(recordSender, "administrative records that are not its own");
        }
    }

    private SpokeLink spoke(final int computer) {
        if (computer < spokeOfComputer.length && spokeOfComputer[computer] != null) {
            return spokeOfComputer[computer];
        }
        if (strangersReported.add(computer)) {
            context.observer()
                    .onError(ErrorResult.of(ErrorCode.SOURCE_REFUSED, computer, "it is no spoke of this system")
                            .in("mainHub", plan.computer(context.computer()).name(), ""));
        }
        return null;
    }
}
