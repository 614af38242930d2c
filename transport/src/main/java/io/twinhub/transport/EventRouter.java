package io.twinhub.transport;

import io.twinhub.config.EventClassPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.EventKind;
import io.twinhub.metadata.Quality;

/**
 * The right of a copy to publish, and the way of what it publishes, in one lookup per message. Whatever the configuration does not
 * allow is {@link Stretches#REFUSED}: an event of another copy, an unknown number, a value that has not the kind and length of the event's
 * class or is longer than its copy may publish, a quality that only the receiving side derives.
 */
public final class EventRouter implements Stretches.Router {
    /** Place of the kind in a shape; below it is the length of a value. */
    private static final int KIND_SHIFT = Short.SIZE;

    private static final int NONE = -1;

    private final SystemPlan plan;
    /** The copy that may publish each event. */
    private final int[] copies;
    /** Kind and length of each event's value; 0 where the length varies, {@link #NONE} where every value is too long for its copy. */
    private final int[] shapes;
    /** The longest value that each copy may publish. */
    private final int[] lengthsMax;

    private RouteTable routes;
    private int copy;
    private long refusedCount;

    public EventRouter(final SystemPlan plan, final RouteTable routes) {
        this.plan = plan;
        this.routes = routes;
        copies = new int[plan.eventCount()];
        shapes = new int[plan.eventCount()];
        lengthsMax = new int[plan.copyCount()];
        for (int id = 0; id < lengthsMax.length; id++) {
            final int lengthMax = plan.copy(id).eventLengthMaxBytes();
            lengthsMax[id] = lengthMax > 0 ? lengthMax : Integer.MAX_VALUE;
        }
        for (int id = 0; id < copies.length; id++) {
            final EventClassPlan eventClass = plan.event(id).eventClass();
            copies[id] = plan.publishingCopyOf(id);
            shapes[id] = eventClass.kind() == EventKind.COMPLEX
                    ? 0
                    : eventClass.kind().code() << KIND_SHIFT | eventClass.valueLengthBytes();
            if (shapes[id] != 0 && copies[id] >= 0 && eventClass.valueLengthBytes() > lengthsMax[copies[id]]) {
                shapes[id] = NONE;
            }
        }
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
        if (id < 0
                || id >= copies.length
                || copies[id] != copy
                || !Quality.isPublishable(quality & ~Quality.REPLAYED)) {
            return refuse();
        }
        final boolean fits = shapes[id] == (kind << KIND_SHIFT | valueLength)
                || shapes[id] == 0
                        && valueLength <= lengthsMax[copy]
                        && plan.event(id).eventClass().admits(kind, valueLength);
        return fits ? routes.ofEvent(id) : refuse();
    }

    private int refuse() {
        refusedCount++;
        return Stretches.REFUSED;
    }
}
