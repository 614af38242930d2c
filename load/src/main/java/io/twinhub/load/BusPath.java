package io.twinhub.load;

import io.twinhub.bus.Bus;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.RecordPublisher;
import io.twinhub.bus.Role;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Quality;
import java.util.HashMap;
import java.util.Map;

/** A path through the Twinhub: events of one name for each size. */
public final class BusPath implements LoadPath {
    private final Bus bus;
    private final Map<Integer, RecordPublisher<LoadValue>> publishers = new HashMap<>();
    private final LoadValue value = new LoadValue();
    private RecordPublisher<LoadValue> publisher;
    private Handler handler = (number, timestampNs) -> {};
    private final LoadConnection connection;
    private boolean asMessages;
    private long gaps;

    /**
     * @param there what the names of events begin with that this end publishes.
     * @param back what the names of events begin with that it subscribes to.
     * @param sizes the whole lengths of the event blocks that there are.
     * @param connection carries what is to go as messages; null if nothing is.
     */
    BusPath(final Bus bus, final String there, final String back, final int[] sizes, final LoadConnection connection) {
        this.bus = bus;
        this.connection = connection;
        for (final int size : sizes) {
            final DataClass<LoadValue> type = LoadValue.type(size);
            publisher = bus.publisher(there + "." + size, type);
            publishers.put(size, publisher);
            bus.subscribe(
                    back + "." + size,
                    type,
                    (arrived, event) -> handler.onMessage(arrived.number(), event.timestampNs()));
        }
        bus.onGap(gap -> gaps++);
    }

    @Override
    public void onMessage(final Handler next) {
        handler = next;
        if (connection != null) {
            connection.onMessage(next);
        }
    }

    @Override
    public boolean isReady() {
        return bus.role() == Role.ACTIVE && (connection == null || connection.isReady());
    }

    @Override
    public void carry(final int size, final boolean messages) {
        asMessages = messages;
        if (messages) {
            connection.size(size);
        } else {
            publisher = publishers.getOrDefault(size, publisher);
        }
    }

    @Override
    public boolean offer(final long number, final long timestampNs) {
        return asMessages
                ? connection.offer(number, timestampNs)
                : publisher.publish(value.set(number), Quality.GOOD, timestampNs) == PublishOutcome.ACCEPTED;
    }

    @Override
    public int poll() {
        return bus.poll();
    }

    @Override
    public void idle(final int workCount) {
        bus.idle(workCount);
    }

    @Override
    public long gaps() {
        return gaps;
    }

    @Override
    public void close() {
        bus.close();
    }
}
