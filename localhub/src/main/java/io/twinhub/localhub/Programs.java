package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.AdminTable;
import io.twinhub.transport.BreakReason;
import io.twinhub.transport.CopyFence;
import io.twinhub.transport.EventRouter;
import io.twinhub.transport.Gate;
import io.twinhub.transport.Inlet;
import io.twinhub.transport.Link;
import io.twinhub.transport.LinkListener;
import io.twinhub.transport.Medium;
import io.twinhub.transport.RouteTable;
import io.twinhub.transport.RunReader;
import io.twinhub.transport.Stream;
import io.twinhub.transport.SuperMessageHandler;
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
    private final EventRouter upRouter;
    private final EventRouter downRouter;
    private final EventsUp up;
    private final EventsDown down;
    private final ThrottledInlet eventInlet;
    private final Inlet adminInlet;
    private final RunReader runReader = new RunReader();
    private final SuperMessageHandler adminHandler = this::onAdmin;
    private final SuperMessageHandler eventHandler = this::onEvents;
    private final Throttle throttle;
    private final Restraint restraint;
    private final RunReader.RunHandler runHandler = this::onRun;
    private final AdminTable.Handler recordHandler = this::onRecord;
    private final MessageHeaderDecoder recordHeader = new MessageHeaderDecoder();
    private final InterestReader interests;

    private long nowNs;
    private BusLink bus;
    private boolean isValid;

    Programs(final LocalHubContext context, final Gate gate, final HubLink[] hubs, final SourceSequence sequence) {
        this.context = context;
        this.gate = gate;
        admission = new Admission(context);
        throttle = new Throttle(context);
        restraint = new Restraint(context);
        plan = context.plan();
        interests = new InterestReader(plan);
        busOfInstance = new BusLink[plan.instanceCount()];
        final int[] hosted = plan.computer(context.computer()).instances();
        buses = new BusLink[hosted.length];
        for (int i = 0; i < hosted.length; i++) {
            buses[i] = connect(hosted[i]);
            busOfInstance[hosted[i]] = buses[i];
        }
        roles = new Roles(sequence, buses);
        final RouteTable routes = LocalRoutes.of(plan, buses);
        final CopyFence fence = new CopyFence(plan.copyCount());
        upRouter = new EventRouter(plan, routes);
        downRouter = new EventRouter(plan, routes);
        down = new EventsDown(context, downRouter, fence, busOfInstance, hubs);
        up = new EventsUp(context, upRouter, fence, sequence, hubs, down);
        eventInlet = new ThrottledInlet(context.sharedMemory().inlet(Stream.EVENT), throttle, busOfInstance);
        adminInlet = context.sharedMemory().inlet(Stream.ADMIN);
    }

    Roles roles() {
        return roles;
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
        return adminInlet.poll(adminHandler, context.limits().pollLimit())
                + eventInlet.poll(eventHandler, eventLimit, now);
    }

    int send(final long now) {
        int work = 0;
        for (final BusLink link : buses) {
            if (link.breakDue()) {
                link.events.reset(now, BreakReason.TOO_SLOW.text(), BreakReason.TOO_SLOW);
            }
            link.send(now);
            work += link.events.doWork(now);
            work += link.adminTable.doWork();
            work += link.admin.doWork(now);
        }
        return work;
    }

    long nextDueNs() {
        long due = throttle.nextDueNs();
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
        grant(program);
    }

    @Override
    public void onLinkDown(final Link link, final String reason) {
        final BusLink program = busOfInstance[link.peer()];
        final boolean isTooSlow = program.breakDue();
        if (program.copyEpoch != 0) {
            up.announceGap(program);
        }
        if (!BreakReason.TOO_SLOW.equals(reason)) {
            restraint.onBreak(program.instance.id(), nowNs);
        }
        roles.revoke(program);
        program.forget();
        routesChanged();
        final Link other = program.link(link.stream() == Stream.EVENT ? Stream.ADMIN : Stream.EVENT);
        other.reset(
                nowNs,
                "the other stream of this link broke: " + reason,
                isTooSlow ? BreakReason.TOO_SLOW : BreakReason.NONE);
    }

    /** Makes every program ACTIVE that can be. */
    void grantAll() {
        for (final BusLink program : buses) {
            grant(program);
        }
    }

    private void grant(final BusLink program) {
        if (!roles.grant(program)) {
            return;
        }
        if (program.wasActive) {
            // What it accepted after it had been given up, and before it noticed, is lost with it.
            up.announceGap(program);
        }
        program.wasActive = true;
    }

    private BusLink connect(final int instance) {
        final Link admin = link(Stream.ADMIN, instance);
        return new BusLink(
                plan,
                plan.instance(instance),
                link(Stream.EVENT, instance),
                admin,
                new AdminTable(admin, context.limits()),
                context.observer());
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
                new ProgramObserver(context.observer()));
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
        throttle.charge(bus.instance.id(), run, nowNs);
    }

    private boolean accept(final Stream stream, final DirectBuffer buffer, final int offset, final int length) {
        final SuperMessageHeaderDecoder header = gate.check(stream, buffer, offset, length);
        if (header == null) {
            return false;
        }
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
        final Link link = bus.link(stream);
        final boolean isNew = link.onHeader(header, nowNs);
        if (isHello && !link.isUp() && (!link.hasOutlet() || bus.address(stream) != admission.returnAddress())) {
            bus.address(stream, admission.returnAddress());
            link.outlet(context.sharedMemory().outlet(stream, sender, admission.returnAddress()));
        }
        return isNew;
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
        final RouteTable routes = LocalRoutes.of(plan, buses);
        upRouter.routes(routes);
        downRouter.routes(routes);
    }
}
