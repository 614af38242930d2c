package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.AdminTable;
import io.twinhub.transport.Link;
import io.twinhub.transport.LinkListener;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Observer;
import io.twinhub.transport.Stream;

/** Makes the links of a localHub with its programs. */
final class ProgramLinks {
    private final LocalHubContext context;
    private final SystemPlan plan;
    private final LinkListener listener;
    private final Observer observer;

    /** @param listener of the admin and event links. */
    ProgramLinks(final LocalHubContext context, final LinkListener listener) {
        this.context = context;
        this.listener = listener;
        plan = context.plan();
        observer = new ProgramObserver(context.observer());
    }

    /** @param messages the point-to-point link of this instance; null if it has none. */
    BusLink connect(final int instance, final Link messages) {
        final Link admin = link(Stream.ADMIN, instance, listener);
        return new BusLink(
                plan,
                plan.instance(instance),
                link(Stream.EVENT, instance, listener),
                admin,
                messages,
                new AdminTable(admin, context.limits()),
                context.observer());
    }

    /** A point-to-point link; its two Buses notice by themselves what it loses. */
    Link ofMessages(final int instance) {
        return link(Stream.POINT_TO_POINT, instance, LinkListener.NONE);
    }

    private Link link(final Stream stream, final int instance, final LinkListener of) {
        return new Link(
                stream,
                Medium.LOCAL_HUB,
                instance,
                plan.fingerprint(),
                context.limits(),
                context.linkEpochs(),
                Link.Hello.PLAIN,
                of,
                observer);
    }
}
