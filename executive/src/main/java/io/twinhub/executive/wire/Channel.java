package io.twinhub.executive.wire;

import io.twinhub.bus.MessageConnection;
import io.twinhub.bus.SendOutcome;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/** A message connection that carries objects of several data classes; what finds no room in its window waits here, up to a limit. */
public final class Channel {
    private static final int WAITING_COUNT_MAX = 200_000;
    private static final long WAITING_BYTES_MAX = 64L * 1024 * 1024;

    private final MessageConnection connection;
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private final Int2ObjectHashMap<Handler> handlers = new Int2ObjectHashMap<>();
    private final UnsafeBuffer out = new UnsafeBuffer(0, 0);
    private Consumer<String> wrongHandler = text -> {};
    private boolean isBroken;
    private long heardCount;
    private int waitingCountMax = WAITING_COUNT_MAX;
    private long waitingBytesMax = WAITING_BYTES_MAX;
    private long waitingBytes;
    private final UnsafeBuffer heard = new UnsafeBuffer(0, 0);

    private interface Handler {
        void onMessage(DirectBuffer buffer, int offset, int length);
    }

    public Channel(final MessageConnection connection) {
        this.connection = connection;
        connection.onMessage(this::onMessage);
    }

    public MessageConnection connection() {
        return connection;
    }

    /** Calls the handler with each object of this class. */
    public <T> Channel on(final DataClass<T> type, final Consumer<T> handler) {
        final SerialCodec<T> codec = SerialCodec.of(type);
        handlers.put(type.id(), (buffer, offset, length) -> handler.accept(codec.decode(buffer, offset, length)));
        return this;
    }

    /** How many messages came in so far. */
    public long heardCount() {
        return heardCount;
    }

    /** The serial form of the message that a handler has now, to hand it on as it came. */
    public byte[] heard() {
        final byte[] bytes = new byte[heard.capacity()];
        heard.getBytes(0, bytes);
        return bytes;
    }

    /** Calls the handler once when the other end says what no such end says, or takes nothing any more; the connection is closed then. */
    public Channel onWrong(final Consumer<String> handler) {
        wrongHandler = handler;
        return this;
    }

    private void onMessage(final DirectBuffer buffer, final int offset, final int length) {
        if (isBroken) {
            return;
        }
        final Handler handler =
                length < SerialCodec.HEADER_LENGTH ? null : handlers.get(SerialCodec.classId(buffer, offset, length));
        if (handler == null) {
            breakOff("it sent a message of a class that is unknown here");
            return;
        }
        heardCount++;
        heard.wrap(buffer, offset, length);
        try {
            handler.onMessage(buffer, offset, length);
        } catch (final TwinhubException ex) {
            breakOff(ex.error().text());
        }
    }

    /** Lets so many more messages wait, of so many bytes together: a copy of everything is sent at once. */
    public void makeRoom(final int count, final long bytes) {
        waitingCountMax = WAITING_COUNT_MAX + count;
        waitingBytesMax = WAITING_BYTES_MAX + bytes;
    }

    /** Sends an object, now or as soon as there is room. */
    public <T> void send(final DataClass<T> type, final T object) {
        send(SerialCodec.of(type).encode(object));
    }

    /** Sends the serial form of an object, which nobody may change any more. */
    public void send(final byte[] bytes) {
        if (isBroken) {
            return;
        }
        if (waiting.size() >= waitingCountMax || waitingBytes >= waitingBytesMax) {
            breakOff("it takes nothing, and " + waiting.size() + " messages wait for it");
            return;
        }
        waiting.add(bytes);
        waitingBytes += bytes.length;
        doWork();
    }

    /** Sends what waits, as far as there is room; returns how much that was. */
    public int doWork() {
        int count = 0;
        while (!waiting.isEmpty()) {
            final byte[] bytes = waiting.peek();
            out.wrap(bytes);
            final SendOutcome outcome = connection.send(out, 0, bytes.length);
            if (outcome == SendOutcome.TOO_LONG) {
                breakOff("a message of " + bytes.length + " bytes is longer than the <messageConnection> allows");
            } else if (outcome != SendOutcome.ACCEPTED) {
                return count;
            }
            waiting.poll();
            waitingBytes -= bytes.length;
            count++;
        }
        return count;
    }

    /** Closes the connection, because the other end says what no such end says; nothing more that it said is heard. */
    public void breakOff(final String why) {
        isBroken = true;
        waiting.clear();
        connection.close();
        wrongHandler.accept(why);
    }
}
