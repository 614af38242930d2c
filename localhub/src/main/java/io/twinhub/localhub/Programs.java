package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.AdminTable;
import io.twinhub.transport.BreakReason;
import io.twinhub.transport.CopyFence;
import io.twinhub.transport.EventRouter;
import io.twinhub.transport.Gate;
import io.twinhub.transport.Inlet;
import io.twinhub.transport.InterestReader;
import io.twinhub.transport.Link;
import io.twinhub.transport.LinkListener;
import io.twinhub.transport.RouteTable;
import io.twinhub.transport.RunReader;
import io.twinhub.transport.SelectiveHandler;
import io.twinhub.transport.Stream;
import io.twinhub.transport.codec.InterestStateDecoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.RunHeaderDecoder;
import io.twinhub.transport.codec.SuperMessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * The programs of this computer: their links, and what they subscribe to. When one stream of a link breaks, both begin anew and the
 * program gets a new copy epoch.
 */
final class Programs implements LinkListener {
    private final LocalHubContext context;
    private final SystemPlan plan;
    private final Gate gate;
    private final BusLink[] busOfInstance;
    private final BusLink[] buses;
    private final Roles roles;
    private final Admission admission;
    private final CopyFence fence;
    private final EventRouter upRouter;
    private final EventRouter downRouter;
    private final EventsUp up;
    private final EventsDown down;
    final Messages messages;
    private final Inlet adminInlet;
    private final ThrottledInlet eventInlet;
    private final Inlet messageInlet;
    private final RunReader runReader = new RunReader();
    private final SelectiveHandler handler = this::onSuperMessage;
    private final Throttle throttle;
    private final Doubt doubt;
    private final Deaths deaths;
    private final Restraint restraint;
    private final RunReader.RunHandler runHandler = this::onRun;
    private final AdminTable.Handler recordHandler = this::onRecord;
    private final MessageHeaderDecoder recordHeader = new MessageHeaderDecoder();
    private final InterestReader interests;
    private final ProgramStates states;

    private long nowNs;
    /** The stream whose inlet is polled: on shared memory nothing else comes in there, so that nobody gets round its throttle. */
    private Stream polled;

    private final Noise noise = new Noise();

    private Administration administration;
    private BusLink bus;
    private boolean isValid;

    Programs(final LocalHubContext context, final Gate gate, final HubLinks hubs, final SourceSequence sequence) {
        this.context = context;
        this.gate = gate;
        admission = new Admission(context);
        throttle = new Throttle(context);
        restraint = new Restraint(context);
        plan = context.plan();
        interests = new InterestReader(plan);
        busOfInstance = new BusLink[plan.instanceCount()];
        final ProgramLinks links = new ProgramLinks(context, this);
        messages = new Messages(context, hubs, links::ofMessages, busOfInstance);
        final int[] hosted = plan.computer(context.computer()).instances();
        buses = new BusLink[hosted.length];
        for (int i = 0; i < hosted.length; i++) {
            buses[i] = links.connect(hosted[i], messages.ofProgram(hosted[i]));
            busOfInstance[hosted[i]] = buses[i];
        }
        final RouteTable routes = LocalRoutes.of(plan, buses);
        fence = new CopyFence(plan.copyCount(), context.roleRules());
        upRouter = new EventRouter(plan, routes);
        downRouter = new EventRouter(plan, routes);
        down = new EventsDown(context, downRouter, fence, busOfInstance, hubs.all);
        up = new EventsUp(context, upRouter, fence, sequence, hubs.active, down);
        deaths = new Deaths(buses);
        roles = new Roles(context, sequence, buses, up);
        states = new ProgramStates(plan, roles);
        doubt = new Doubt(roles, busOfInstance);
        eventInlet = new ThrottledInlet(context.sharedMemory().inlet(Stream.EVENT), throttle, busOfInstance);
        adminInlet = context.sharedMemory().inlet(Stream.ADMIN);
        messageInlet = context.sharedMemory().inlet(Stream.POINT_TO_POINT);
    }

    Roles roles() {
        return roles;
    }

    CopyFence fence() {
        return fence;
    }

    EventsUp up() {
        return up;
    }

    /** Tells how each program keeps up. */
    void tell(final ReceiverStates taker) {
        for (final BusLink program : buses) {
            taker.onProgram(
                    program.instance.id(), program.isSlow(), program.events.waitingCount(), program.missedTotal());
        }
    }

    EventsDown down() {
        return down;
    }

    long refusedCount() {
        return upRouter.refusedCount() + downRouter.refusedCount();
    }

    /** How often a program had to wait because it published more than its limit. */
    long throttledCount() {
        return throttle.throttledCount();
    }

    /** Takes what programs sent: at most so many super messages of events. */
    int poll(final long now, final int eventLimit) {
        nowNs = now;
        final int limit = context.limits().pollLimit();
        polled = Stream.ADMIN;
        int work = adminInlet.pollSelectively(handler, limit);
        polled = Stream.EVENT;
        final int events = eventInlet.poll(handler, eventLimit, now);
        work += events + deaths.doWork(now, events == 0 && eventLimit > 0);
        work += roles.doWork(now);
        polled = Stream.POINT_TO_POINT;
        return work + messageInlet.pollSelectively(handler, limit);
    }

    /** One per instance of this computer. */
    BusLink[] links() {
        return buses;
    }

    int send(final long now) {
        int work = 0;
        for (final BusLink link : buses) {
            work += link.adminTable.doWork();
            work += link.admin.doWork(now);
            if (link.breakDue()) {
                link.events.reset(now, BreakReason.TOO_SLOW.text(), BreakReason.TOO_SLOW);
            }
            link.send(now);
            work += link.events.doWork(now);
        }
        return work;
    }

    long nextDueNs() {
        long due = Math.min(throttle.nextDueNs(), roles.nextDueNs());
        for (final BusLink link : buses) {
            due = Math.min(due, Math.min(link.events.nextDueNs(), link.admin.nextDueNs()));
        }
        return due;
    }

    @Override
    public void onLinkUp(final Link link) {
        final BusLink program = busOfInstance[link.peer()];
        if (link.stream() == Stream.ADMIN) {
            program.adminTable.onLinkUp();
        }
        roles.update(program);
    }

    @Override
    public void onLinkDown(final Link link, final String reason) {
        final BusLink program = busOfInstance[link.peer()];
        final boolean isTooSlow = program.breakDue();
        if (!isTooSlow && !reason.endsWith(Deaths.REASON)) {
            restraint.onBreak(program.instance.id(), nowNs);
        }
        roles.update(program);
        program.forget();
        routesChanged();
        final Link other = program.link(link.stream() == Stream.EVENT ? Stream.ADMIN : Stream.EVENT);
        other.reset(
                nowNs,
                "the other stream of this link broke: " + reason,
                isTooSlow ? BreakReason.TOO_SLOW : BreakReason.NONE);
    }

    /** Hands what programs say beside their subscriptions to this taker. */
    void administration(final Administration taker) {
        administration = taker;
    }

    private boolean onSuperMessage(final DirectBuffer buffer, final int offset, final int length) {
        final SuperMessageHeaderDecoder header = gate.check(buffer, offset, length);
        if (header == null || gate.stream() != polled) {
            return noise.takes(nowNs); // what is left waits alone
        }
        if (doubt.holds(header, polled, nowNs)) {
            return false;
        }
        if (accept(header, buffer, offset, length)) {
            onBody(buffer, offset, length);
        }
        return true;
    }

    private void onBody(final DirectBuffer buffer, final int offset, final int length) {
        final int body = offset + SuperMessageHeaderDecoder.BLOCK_LENGTH;
        final int end = offset + length;
        final Stream stream = gate.stream();
        final boolean valid = switch (stream) {
            case ADMIN -> AdminTable.read(buffer, body, end, recordHeader, recordHandler);
            case EVENT -> onEvents(buffer, body, end);
            case POINT_TO_POINT -> messages.up.onSegments(bus.instance.id(), buffer, body, end);
        };
        if (!valid) {
            bus.link(stream).reset(nowNs, "it sent what no Bus sends");
            if (stream == Stream.POINT_TO_POINT) {
                restraint.onBreak(bus.instance.id(), nowNs); // the other streams go on
            }
        }
    }

    private boolean onEvents(final DirectBuffer buffer, final int body, final int end) {
        isValid = true;
        return runReader.read(buffer, body, end, runHandler) && isValid;
    }

    private void onRun(final RunHeaderDecoder run, final DirectBuffer buffer, final int messages) {
        isValid = isValid && up.onRun(bus, run, buffer, messages);
        throttle.charge(bus.instance.id(), run, nowNs);
    }

    private boolean accept(
            final SuperMessageHeaderDecoder header, final DirectBuffer buffer, final int offset, final int length) {
        final int sender = header.sender();
        if (sender >= busOfInstance.length || busOfInstance[sender] == null) {
            admission.refuseUnknown(sender);
            return false;
        }
        bus = busOfInstance[sender];
        final boolean isHello = Link.isHello(header);
        final int body = offset + SuperMessageHeaderDecoder.BLOCK_LENGTH;
        if (isHello && !restraint.hears(sender, nowNs)) {
            return false;
        }
        if (isHello && !admission.admits(sender, buffer, body, offset + length)) {
            return false;
        }
        final Stream stream = gate.stream();
        final Link link = bus.link(stream);
        if (link == null) {
            return false; // no connection concerns this program
        }
        if (isHello && bus.processId != admission.processId()) {
            bus.processId = admission.processId();
            bus.isRunning = context.processes().of(bus.processId);
            bus.wasSeen = false;
            bus.hasDied = false;
        }
        final boolean isNew = link.onHeader(header, nowNs);
        if (isHello && !link.isUp() && (!link.hasOutlet() || bus.address(stream) != admission.returnAddress())) {
            bus.address(stream, admission.returnAddress());
            link.outlet(context.sharedMemory().outlet(stream, sender, admission.returnAddress()));
        }
        return isNew;
    }

    private void onRecord(final MessageHeaderDecoder header, final DirectBuffer buffer, final int body, final int end) {
        if (header.templateId() != InterestStateDecoder.TEMPLATE_ID) {
            if (!states.onRecord(bus, header, buffer, body)) {
                administration.onProgramRecord(bus, header, buffer, body, end, nowNs);
            }
            return;
        }
        if (interests.read(header, buffer, body, end, bus.instance.copy(), bus.interest)) {
            routesChanged();
        } else {
            bus.admin.reset(nowNs, "a subscription that is malformed");
        }
    }

    private void routesChanged() {
        final RouteTable routes = LocalRoutes.of(plan, buses);
        upRouter.routes(routes);
        downRouter.routes(routes);
    }
}
