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
    /** Twice what the window takes. */
    private static final long BEHIND_BYTES = 1024L * 1024;

    private final MessageConnection connection;
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private final Int2ObjectHashMap<Runnable> handlers = new Int2ObjectHashMap<>();
    private final UnsafeBuffer out = new UnsafeBuffer(0, 0);
    private Consumer<String> wrongHandler = text -> {};
    private boolean isBroken;
    private long heardCount;
    private boolean isBlocked;
    private int waitingCountMax = WAITING_COUNT_MAX;
    private long waitingBytesMax = WAITING_BYTES_MAX;
    private long waitingBytes;
    /** The message that a handler has now. */
    private final UnsafeBuffer heard = new UnsafeBuffer(0, 0);
    /** What came in and is to be heard yet, if this end hears by itself; else null. */
    private ArrayDeque<byte[]> unheard;

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
        handlers.put(type.id(), () -> handler.accept(codec.decode(heard, 0, heard.capacity())));
        return this;
    }

    /** From now on what comes in waits until this end {@link #hear}s it; while anything waits, the other end is admitted a window more and then nothing. */
    public Channel hearByItself() {
        unheard = new ArrayDeque<>();
        return this;
    }

    /** Handles the next message that waits to be heard; returns its length, or -1 if there is none. */
    public int hear() {
        final byte[] bytes = unheard.poll();
        if (bytes == null) {
            return -1;
        }
        heard.wrap(bytes);
        handle(handlers.get(SerialCodec.classId(heard, 0, bytes.length)));
        return bytes.length;
    }

    /** To be called when this end has heard as much as it can for now: who says more waits. */
    public void holdUnlessHeard() {
        connection.hold(!unheard.isEmpty());
    }

    /** What waits to be heard will not be. */
    public void forgetUnheard() {
        unheard.clear();
    }

    /** Counts signs of life: messages that came in, and each time that the other end made room for what waits. */
    public long heardCount() {
        return heardCount;
    }

    /** The serial form of the message that a handler has now, to hand it on as it came; only of an end that hears by itself. */
    public byte[] heard() {
        return heard.byteArray();
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
        final Runnable handler =
                length < SerialCodec.HEADER_LENGTH ? null : handlers.get(SerialCodec.classId(buffer, offset, length));
        if (handler == null) {
            breakOff("it sent a message of a class that is unknown here");
            return;
        }
        heardCount++;
        if (unheard == null) {
            heard.wrap(buffer, offset, length);
            handle(handler);
        } else {
            final byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            unheard.add(bytes);
        }
    }

    private void handle(final Runnable handler) {
        try {
            handler.run();
        } catch (final TwinhubException ex) {
            breakOff(ex.error().text());
        }
    }

    /** Whether so much waits for room in the window that it is better not to say more for now. */
    public boolean isBehind() {
        return waitingBytes >= BEHIND_BYTES;
    }

    /** Bytes that wait for room in the window of the connection. */
    public long waitingBytes() {
        return waitingBytes;
    }

    /** Lets everything wait that this end says, because that has limits of its own. */
    public Channel withoutLimit() {
        waitingCountMax = Integer.MAX_VALUE;
        waitingBytesMax = Long.MAX_VALUE;
        return this;
    }

    /** Lets so many more messages wait, of so many bytes together: a copy of everything is sent at once. */
    public void makeRoom(final int count, final long bytes) {
        waitingCountMax = WAITING_COUNT_MAX + count;
        waitingBytesMax = WAITING_BYTES_MAX + bytes;
    }

    /** Sends an object, now or as soon as there is room. */
    public <T> void send(final DataClass<T> type, final T object) {
        if (!isBroken) {
            send(SerialCodec.of(type).encode(object));
        }
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
                return count;
            }
            if (outcome != SendOutcome.ACCEPTED) {
                isBlocked = true;
                return count;
            }
            heardCount += isBlocked ? 1 : 0;
            isBlocked = false;
            waiting.poll();
            waitingBytes -= bytes.length;
            count++;
        }
        return count;
    }

    /** Whether it was broken off. */
    public boolean isBroken() {
        return isBroken;
    }

    /** Closes the connection, because the other end says what no such end says; nothing more that it said is heard. */
    public void breakOff(final String why) {
        isBroken = true;
        waiting.clear();
        waitingBytes = 0;
        if (unheard != null) {
            unheard.clear();
        }
        connection.close();
        wrongHandler.accept(why);
    }
}
