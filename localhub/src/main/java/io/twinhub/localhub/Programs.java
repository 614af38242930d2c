package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.AdminTable;
import io.twinhub.transport.CopyFence;
import io.twinhub.transport.EventRouter;
import io.twinhub.transport.Gate;
import io.twinhub.transport.Inlet;
import io.twinhub.transport.Link;
import io.twinhub.transport.LinkListener;
import io.twinhub.transport.LinkState;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Observer;
import io.twinhub.transport.RouteTable;
import io.twinhub.transport.RunReader;
import io.twinhub.transport.Stream;
import io.twinhub.transport.SuperMessageHandler;
import io.twinhub.transport.codec.HelloBodyDecoder;
import io.twinhub.transport.codec.InterestStateDecoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.RoleCode;
import io.twinhub.transport.codec.RoleStateEncoder;
import io.twinhub.transport.codec.RunHeaderDecoder;
import io.twinhub.transport.codec.SuperMessageHeaderDecoder;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntHashSet;

/**
 * The programs of this computer: who may join, what they subscribe to, and which role they have. A program is ACTIVE as soon as both
 * streams of its link are up, since a copy has one instance; when either breaks, both begin anew under a new copy epoch.
 */
final class Programs implements LinkListener {
    private final LocalHubContext context;
    private final SystemPlan plan;
    private final Gate gate;
    private final BusLink[] busOfInstance;
    private final BusLink[] buses;
    private final SourceSequence sequence;
    private final EventRouter upRouter;
    private final EventRouter downRouter;
    private final EventsUp up;
    private final EventsDown down;
    private final Inlet eventInlet;
    private final Inlet adminInlet;
    private final RunReader runReader = new RunReader();
    private final SuperMessageHandler adminHandler = this::onAdmin;
    private final SuperMessageHandler eventHandler = this::onEvents;
    private final RunReader.RunHandler runHandler = this::onRun;
    private final AdminTable.Handler recordHandler = this::onRecord;
    private final IntHashSet refusalsReported = new IntHashSet();
    private final HelloBodyDecoder hello = new HelloBodyDecoder();
    private final MessageHeaderDecoder recordHeader = new MessageHeaderDecoder();
    private final InterestReader interests;
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final RoleStateEncoder roleState = new RoleStateEncoder();

    private final Observer linkObserver = new Observer() {
        @Override
        public void onLinkState(
                final Stream stream,
                final int instance,
                final LinkState from,
                final LinkState to,
                final String reason) {
            context.observer().onProgramState(stream, instance, from, to, reason);
        }
    };

    private long nowNs;
    private BusLink bus;
    private boolean isValid;

    Programs(final LocalHubContext context, final Gate gate, final HubLink[] hubs, final SourceSequence sequence) {
        this.context = context;
        this.gate = gate;
        this.sequence = sequence;
        plan = context.plan();
        interests = new InterestReader(plan);
        busOfInstance = new BusLink[plan.instanceCount()];
        final int[] hosted = plan.computer(context.computer()).instances();
        buses = new BusLink[hosted.length];
        for (int i = 0; i < hosted.length; i++) {
            buses[i] = connect(hosted[i]);
            busOfInstance[hosted[i]] = buses[i];
        }
        final RouteTable routes = localRoutes();
        final CopyFence fence = new CopyFence(plan.copyCount());
        upRouter = new EventRouter(plan, routes);
        downRouter = new EventRouter(plan, routes);
        down = new EventsDown(context, downRouter, fence, busOfInstance, hubs);
        up = new EventsUp(context, upRouter, fence, sequence, hubs, down);
        eventInlet = context.sharedMemory().inlet(Stream.EVENT);
        adminInlet = context.sharedMemory().inlet(Stream.ADMIN);
    }

    EventsDown down() {
        return down;
    }

    int poll(final long now) {
        nowNs = now;
        return adminInlet.poll(adminHandler, context.limits().pollLimit())
                + eventInlet.poll(eventHandler, context.limits().pollLimit());
    }

    int send(final long now) {
        int work = 0;
        for (final BusLink link : buses) {
            link.sendGaps();
            work += link.events.doWork(now);
            work += link.adminTable.doWork();
            work += link.admin.doWork(now);
        }
        return work;
    }

    long nextDueNs() {
        long due = Long.MAX_VALUE;
        for (final BusLink link : buses) {
            due = Math.min(due, Math.min(link.events.nextDueNs(), link.admin.nextDueNs()));
        }
        return due;
    }

    int activeCount() {
        int count = 0;
        for (final BusLink link : buses) {
            count += link.copyEpoch != 0 ? 1 : 0;
        }
        return count;
    }

    void grantAll() {
        for (final BusLink link : buses) {
            grant(link);
        }
    }

    void revokeAll() {
        for (final BusLink link : buses) {
            link.copyEpoch = 0;
            tellRole(link);
        }
    }

    @Override
    public void onLinkUp(final Link link) {
        final BusLink program = busOfInstance[link.peer()];
        if (link.stream() == Stream.ADMIN) {
            program.adminTable.onLinkUp();
        }
        grant(program);
    }

    @Override
    public void onLinkDown(final Link link, final String reason) {
        final BusLink program = busOfInstance[link.peer()];
        if (program.copyEpoch != 0) {
            up.announceGap(program);
            program.copyEpoch = 0;
        }
        program.forget();
        tellRole(program);
        routesChanged();
        link.outlet(null);
        final Link other = program.link(link.stream() == Stream.EVENT ? Stream.ADMIN : Stream.EVENT);
        other.reset(nowNs, "the other stream of this link broke: " + reason);
    }

    private void grant(final BusLink program) {
        if (program.isReady() && program.copyEpoch == 0 && sequence.isReady()) {
            program.copyEpoch = sequence.nextCopyEpoch();
            tellRole(program);
        }
    }

    private void tellRole(final BusLink program) {
        program.adminTable.put(RoleStateEncoder.TEMPLATE_ID, (buffer, offset) -> {
            roleState
                    .wrapAndApplyHeader(buffer, offset, messageHeader)
                    .role(program.copyEpoch != 0 ? RoleCode.ACTIVE : RoleCode.CONNECTED)
                    .copyEpoch(program.copyEpoch);
            return MessageHeaderEncoder.ENCODED_LENGTH + RoleStateEncoder.BLOCK_LENGTH;
        });
    }

    private BusLink connect(final int instance) {
        final Link admin = link(Stream.ADMIN, instance);
        return new BusLink(
                plan.instance(instance),
                link(Stream.EVENT, instance),
                admin,
                new AdminTable(admin, context.limits()),
                plan.computerCount());
    }

    private Link link(final Stream stream, final int instance) {
        return new Link(
                stream,
                Medium.LOCAL_HUB,
                instance,
                plan.fingerprint(),
                context.limits(),
                context.linkEpochs(),
                Link.Hello.PLAIN,
                this,
                linkObserver);
    }

    private void onAdmin(final DirectBuffer buffer, final int offset, final int length) {
        if (accept(Stream.ADMIN, buffer, offset, length)
                && !AdminTable.read(
                        buffer,
                        offset + SuperMessageHeaderDecoder.BLOCK_LENGTH,
                        offset + length,
                        recordHeader,
                        recordHandler)) {
            bus.admin.reset(nowNs, "bytes that are no admin records");
        }
    }

    private void onEvents(final DirectBuffer buffer, final int offset, final int length) {
        if (!accept(Stream.EVENT, buffer, offset, length)) {
            return;
        }
        isValid = true;
        final int body = offset + SuperMessageHeaderDecoder.BLOCK_LENGTH;
        if (!runReader.read(buffer, body, offset + length, runHandler) || !isValid) {
            bus.events.reset(nowNs, "it sent what no Bus sends");
        }
    }

    private void onRun(final RunHeaderDecoder run, final DirectBuffer buffer, final int messages) {
        isValid = isValid && up.onRun(bus, run, buffer, messages);
    }

    private boolean accept(final Stream stream, final DirectBuffer buffer, final int offset, final int length) {
        final SuperMessageHeaderDecoder header = gate.check(stream, buffer, offset, length);
        if (header == null) {
            return false;
        }
        final int sender = header.sender();
        if (sender >= busOfInstance.length || busOfInstance[sender] == null) {
            refuse(sender, "no instance " + sender + " is configured on this computer");
            return false;
        }
        bus = busOfInstance[sender];
        final boolean isHello = Link.isHello(header);
        if (isHello && !mayJoin(buffer, offset + SuperMessageHeaderDecoder.BLOCK_LENGTH, offset + length)) {
            return false;
        }
        final Link link = bus.link(stream);
        final boolean isNew = link.onHeader(header, nowNs);
        if (isHello && !link.isUp() && (!link.hasOutlet() || bus.address(stream) != hello.returnAddress())) {
            bus.address(stream, hello.returnAddress());
            link.outlet(context.sharedMemory().outlet(stream, sender, hello.returnAddress()));
        }
        return isNew;
    }

    private boolean mayJoin(final DirectBuffer buffer, final int body, final int end) {
        if (end - body < HelloBodyDecoder.BLOCK_LENGTH) {
            refuse(bus.instance.id(), "its hello is too short to prove anything");
            return false;
        }
        hello.wrap(buffer, body, HelloBodyDecoder.BLOCK_LENGTH, HelloBodyDecoder.SCHEMA_VERSION);
        final int instance = bus.instance.id();
        if (context.tokens().accepts(instance, hello.tokenHigh(), hello.tokenLow())) {
            return true;
        }
        refuse(instance, "it does not know the token that the start command gave to this instance");
        return false;
    }

    private void onRecord(final MessageHeaderDecoder header, final DirectBuffer buffer, final int body, final int end) {
        if (header.templateId() != InterestStateDecoder.TEMPLATE_ID) {
            return;
        }
        if (interests.read(header, buffer, body, end, bus.instance.copy(), bus.interest)) {
            routesChanged();
        } else {
            bus.admin.reset(nowNs, "a subscription that is malformed");
        }
    }

    private void routesChanged() {
        final RouteTable routes = localRoutes();
        upRouter.routes(routes);
        downRouter.routes(routes);
    }

    private RouteTable localRoutes() {
        return RouteTable.of(
                plan.eventCount(),
                this::subscribers,
                plan.copyCount(),
                copy -> plan.copy(copy).publishes());
    }

    private int[] subscribers(final int event) {
        return Arrays.stream(buses)
                .filter(link -> link.interest.get(event))
                .mapToInt(link -> link.instance.id())
                .sorted()
                .toArray();
    }

    private void refuse(final int instance, final String why) {
        if (refusalsReported.add(instance)) {
            final boolean isKnown = instance < plan.instanceCount();
            final String copy =
                    isKnown ? plan.copy(plan.instance(instance).copy()).name() : "#" + instance;
            context.observer()
                    .onError(ErrorResult.of(ErrorCode.PROGRAM_REFUSED, copy, why)
                            .in("localHub", plan.computer(context.computer()).name(), copy)
                            .expected("a program that the system start command of this computer started")
                            .action("Start it through its <programCopy>; further cases are not reported."));
        }
    }
}
