package io.twinhub.transport;

import io.twinhub.config.EventClassPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.Quality;

/**
 * The right of a copy to publish, and the way of what it publishes, in one lookup per message. Whatever the configuration does not
 * allow is {@link Stretches#REFUSED}: an event of another copy, an unknown number, a value that has not the kind and length of the event's
 * class, a quality that only the receiving side derives.
 */
public final class EventRouter implements Stretches.Router {
    private final SystemPlan plan;
    private RouteTable routes;
    private int copy;
    private long refusedCount;

    public EventRouter(final SystemPlan plan, final RouteTable routes) {
        this.plan = plan;
        this.routes = routes;
    }

    public void routes(final RouteTable next) {
        routes = next;
    }

    public RouteTable routes() {
        return routes;
    }

    /** The following messages are of this copy. */
    public EventRouter of(final int copyId) {
        copy = copyId;
        return this;
    }

    /** Messages refused so far. */
    public long refusedCount() {
        return refusedCount;
    }

    @Override
    public int route(final int kind, final int id, final int quality, final int valueLength) {
        if (kind == EventBlock.KIND_GAP) {
            return id == copy ? routes.ofCopy(copy) : refuse();
        }
        if (id < 0 || id >= plan.eventCount() || plan.publishingCopyOf(id) != copy) {
            return refuse();
        }
        final EventClassPlan eventClass = plan.event(id).eventClass();
        return eventClass.admits(kind, valueLength) && Quality.isPublishable(quality) ? routes.ofEvent(id) : refuse();
    }

    private int refuse() {
        refusedCount++;
        return Stretches.REFUSED;
    }
}
