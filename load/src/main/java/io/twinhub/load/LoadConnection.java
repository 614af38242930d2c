package io.twinhub.load;

import io.twinhub.bus.Bus;
import io.twinhub.bus.ConnectionState;
import io.twinhub.bus.MessageConnection;
import io.twinhub.bus.SendOutcome;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One end of a message connection that carries load. A message has its running number in front and at the end, so that the end of a long
 * one is looked at, too; the time it was due; and as many bytes as make it as long as wanted. For one thread.
 */
final class LoadConnection {
    private static final int TIMESTAMP_OFFSET = Long.BYTES;
    /** Number, time, number. */
    private static final int LENGTH_MIN = 3 * Long.BYTES;

    private final Bus bus;
    private final boolean isConnecting;
    private UnsafeBuffer message = new UnsafeBuffer(new byte[LENGTH_MIN]);
    private MessageConnection connection;
    private LoadPath.Handler handler = (number, timestampNs) -> {};

    /** @param isConnecting whether this end opens the connection, to {@link LoadSystem#RECEIVER}. */
    LoadConnection(final Bus bus, final boolean isConnecting) {
        this.bus = bus;
        this.isConnecting = isConnecting;
        if (!isConnecting) {
            bus.onConnection(this::use);
        }
    }

    void onMessage(final LoadPath.Handler next) {
        handler = next;
    }

    /** Whether the connection is open; opens it if this end has to. */
    boolean isReady() {
        if (isConnecting && (connection == null || connection.state() == ConnectionState.CLOSED)) {
            use(bus.connect(LoadSystem.RECEIVER));
        }
        return connection != null && connection.state() == ConnectionState.OPEN;
    }

    /** Messages have so many bytes from now on, but no less than a number needs. */
    void size(final int bytes) {
        if (message.capacity() != Math.max(bytes, LENGTH_MIN)) {
            message = new UnsafeBuffer(new byte[Math.max(bytes, LENGTH_MIN)]);
        }
    }

    boolean offer(final long number, final long timestampNs) {
        message.putLong(0, number);
        message.putLong(TIMESTAMP_OFFSET, timestampNs);
        message.putLong(message.capacity() - Long.BYTES, number);
        return connection != null && connection.send(message, 0, message.capacity()) == SendOutcome.ACCEPTED;
    }

    private void use(final MessageConnection next) {
        connection = next.onMessage(this::onBytes);
    }

    private void onBytes(final DirectBuffer buffer, final int offset, final int length) {
        final long number = buffer.getLong(offset);
        if (number == buffer.getLong(offset + length - Long.BYTES)) { // else it counts as lost
            handler.onMessage(number, buffer.getLong(offset + TIMESTAMP_OFFSET));
        }
    }
}
