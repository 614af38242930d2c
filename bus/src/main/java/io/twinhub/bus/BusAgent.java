package io.twinhub.bus;

import io.twinhub.config.InstancePlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.transport.AdminTable;
import io.twinhub.transport.BreakReason;
import io.twinhub.transport.Component;
import io.twinhub.transport.Gate;
import io.twinhub.transport.Inlet;
import io.twinhub.transport.Link;
import io.twinhub.transport.LinkListener;
import io.twinhub.transport.Medium;
import io.twinhub.transport.RunReader;
import io.twinhub.transport.Stream;
import io.twinhub.transport.SuperMessageHandler;
import io.twinhub.transport.codec.HelloBodyDecoder;
import io.twinhub.transport.codec.InterestStateEncoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.PathStateDecoder;
import io.twinhub.transport.codec.RepublishDecoder;
import io.twinhub.transport.codec.RoleStateDecoder;
import io.twinhub.transport.codec.SuperMessageHeaderDecoder;
import org.agrona.DirectBuffer;

/** The duty cycle of a Bus: its two streams to the localHub, its role, and what it tells of its subscriptions. */
final class BusAgent implements Component, LinkListener {
    private final BusContext context;
    private final Gate gate;
    private final Link events;
    private final Link admin;
    private final AdminTable adminTable;
    private final AdminPort administration;
    private final Connections connections;
    private final Inlet[] inlets;
    private final EventsOut out;
    private final EventsIn in;
    private final OwnRole role;
    private final Versions versions;
    private final Replays replays;
    private final RunReader runReader = new RunReader();
    private final RunReader.RunHandler runHandler;
    private final SuperMessageHandler handler = this::onSuperMessage;
    private final AdminTable.Handler recordHandler = this::onRecord;
    private final MessageHeaderDecoder recordHeader = new MessageHeaderDecoder();
    private final HelloBodyDecoder hello = new HelloBodyDecoder();
    private final InterestWriter interest;

    private BreakReason breakReason = BreakReason.NONE;
    private int returnAddress;
    private long nowNs;

    BusAgent(final BusContext context, final Subscriptions subscriptions) {
        this.context = context;
        final SystemPlan plan = context.plan();
        final InstancePlan instance = plan.instance(context.instance());
        gate = new Gate(plan, "bus", plan.computer(instance.computer()).name(), context.limits(), context.observer());
        events = link(Stream.EVENT, this);
        admin = link(Stream.ADMIN, this);
        connections = new Connections(context, listener -> link(Stream.POINT_TO_POINT, listener));
        adminTable = new AdminTable(admin, context.limits());
        out = new EventsOut(plan, instance, events, context.roleRules());
        versions = new Versions(context);
        role = new OwnRole(adminTable, out, connections, versions, context.roleRules());
        interest = new InterestWriter(subscriptions);
        replays = new Replays(context, this, subscriptions);
        in = new EventsIn(plan, subscriptions, context.observer(), context.roleRules(), replays);
        administration = new AdminPort(adminTable, in, replays, connections, role, context.observer());
        runHandler = in::onRun;
        inlets = Inlet.ofAllStreams(context.sharedMemory());
    }

    EventsOut out() {
        return out;
    }

    EventsIn in() {
        return in;
    }

    Connections connections() {
        return connections;
    }

    AdminPort administration() {
        return administration;
    }

    OwnRole role() {
        return role;
    }

    Versions versions() {
        return versions;
    }

    /** Whether everything published was taken by the medium, and every message sent consumed by its receiver. */
    boolean isSent() {
        final boolean isSaidToVersions = versions.isFinished();
        return connections.isFinished() && (!events.isUp() || events.isEmpty()) && isSaidToVersions;
    }

    @Override
    public int doWork(final long now) {
        nowNs = now;
        int work = context.keepMedium().applyAsInt(now);
        followMedium();
        connections.beginCycle(now);
        in.beginCycle(now);
        for (final Inlet inlet : inlets) {
            work += inlet.poll(handler, context.limits().pollLimit());
        }
        work += versions.doWork(now, role.isAwaiting()) + role.doWork(now);
        work += replays.doWork(now) + in.doWork();
        work += out.doWork();
        work += adminTable.doWork();
        work += admin.doWork(now);
        work += events.doWork(now);
        return work + connections.doWork(now);
    }

    @Override
    public long nextDueNs() {
        final long due = Math.min(Math.min(connections.nextDueNs(), replays.nextDueNs()), in.nextDueNs());
        final long roleDue = Math.min(versions.nextDueNs(), role.nextDueNs());
        return Math.min(Math.min(events.nextDueNs(), admin.nextDueNs()), Math.min(due, roleDue));
    }

    /** Tells the localHub what is subscribed to now. */
    void tellInterest() {
        adminTable.put(
                InterestStateEncoder.TEMPLATE_ID,
                (buffer, offset) -> interest.encode(buffer, offset, adminTable.lengthMax()));
        replays.wantAll();
    }

    /** Tells the localHub the value of a subject. */
    void tell(final int template, final int key, final long version, final DirectBuffer record) {
        adminTable.putNewer(template, key, version, record, 0, record.capacity());
    }

    /** Whether the localHub was told everything, as far as it is linked. */
    boolean isTold() {
        return adminTable.isTold();
    }

    long nowNs() {
        return nowNs;
    }

    @Override
    public void onLinkUp(final Link link) {
        if (link == admin) {
            replays.begin(nowNs);
            role.caughtUp(replays.hasCaughtUp());
            adminTable.onLinkUp();
            in.watched().onLinkUp();
            role.set(Role.CONNECTED);
        } else {
            out.onLinkUp();
        }
    }

    @Override
    public void onLinkDown(final Link link, final String reason) {
        out.onLinkDown();
        replays.end();
        role.set(Role.DOWN);
        if (link == events) {
            in.tellGapOfAll("contact with the localHub was lost: "
                    + (breakReason == BreakReason.NONE ? reason : breakReason.text()));
            breakReason = BreakReason.NONE;
        }
        (link == events ? admin : events).reset(nowNs, "the other stream of this link broke: " + reason);
    }

    /** A medium that connected anew leads to another localHub process, or to none. */
    private void followMedium() {
        final int address = context.sharedMemory().returnAddress();
        if (address != returnAddress) {
            returnAddress = address;
            events.reset(nowNs, "the shared memory was made anew");
            admin.reset(nowNs, "the shared memory was made anew");
            if (connections.link() != null) {
                connections.link().reset(nowNs, "the shared memory was made anew");
            }
        }
    }

    private Link link(final Stream stream, final LinkListener listener) {
        final Link link = new Link(
                stream,
                context.instance(),
                Medium.LOCAL_HUB,
                context.plan().fingerprint(),
                context.limits(),
                context.linkEpochs(),
                new Link.Hello(
                        context.sharedMemory()::returnAddress,
                        context.tokenHigh(),
                        context.tokenLow(),
                        context.processId()),
                listener,
                context.observer());
        link.outlet(context.sharedMemory().outlet(stream, Medium.LOCAL_HUB, 0));
        return link;
    }

    private void onSuperMessage(final DirectBuffer buffer, final int offset, final int length) {
        final SuperMessageHeaderDecoder header = gate.check(buffer, offset, length);
        if (header == null) {
            return;
        }
        final int body = offset + SuperMessageHeaderDecoder.BLOCK_LENGTH;
        final int end = offset + length;
        if (gate.stream() != Stream.POINT_TO_POINT) {
            readReason(header, buffer, offset, length);
        }
        switch (gate.stream()) {
            case ADMIN -> {
                if (admin.onHeader(header, nowNs)) {
                    AdminTable.read(buffer, body, end, recordHeader, recordHandler);
                }
            }
            case EVENT -> {
                if (events.onHeader(header, nowNs)) {
                    runReader.read(buffer, body, end, runHandler);
                }
            }
            case POINT_TO_POINT -> {
                final Link messages = connections.link();
                if (messages != null && messages.onHeader(header, nowNs)) {
                    connections.onSegments(buffer, body, end);
                }
            }
        }
    }

    /** Why the localHub broke the link stands in its next hello, on its admin or event stream. */
    private void readReason(
            final SuperMessageHeaderDecoder header, final DirectBuffer buffer, final int offset, final int length) {
        if (Link.isHello(header) && length >= SuperMessageHeaderDecoder.BLOCK_LENGTH + HelloBodyDecoder.BLOCK_LENGTH) {
            hello.wrap(
                    buffer,
                    offset + SuperMessageHeaderDecoder.BLOCK_LENGTH,
                    HelloBodyDecoder.BLOCK_LENGTH,
                    HelloBodyDecoder.SCHEMA_VERSION);
            breakReason = BreakReason.of(hello.reason());
        }
    }

    private void onRecord(final MessageHeaderDecoder header, final DirectBuffer buffer, final int body, final int end) {
        if (header.templateId() == RoleStateDecoder.TEMPLATE_ID
                && header.blockLength() >= RoleStateDecoder.BLOCK_LENGTH) {
            role.onRecord(header, buffer, body);
        } else if (header.templateId() == RepublishDecoder.TEMPLATE_ID) {
            out.repeatOwn();
        } else if (header.templateId() == PathStateDecoder.TEMPLATE_ID
                && header.blockLength() >= PathStateDecoder.BLOCK_LENGTH) {
            in.watched().onPathState(header, buffer, body);
        } else {
            administration.accept(header, buffer, body, end);
        }
    }
}
