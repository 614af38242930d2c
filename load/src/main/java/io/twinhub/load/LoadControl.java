package io.twinhub.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A mapped file through which a measurement tells its two programs what to do and reads what they count, without a message on
 * the path that it measures. Every number has one writer, where nothing else is said, and a cache line of its own.
 */
public final class LoadControl implements AutoCloseable {
    /** Messages per second when as many as possible are wanted. */
    public static final long RATE_FULL = -1;

    /** The numbers; the first ones are the measurement's, the others say who counts them. */
    public enum Number {
        /** Grows with each order; the other orders were written before. */
        PHASE,
        /** Messages per second; 0: none, {@link #RATE_FULL}: as many as possible. */
        RATE,
        /** Bytes of a message. */
        SIZE,
        /** 1: the receiver sends everything back. */
        ECHO,
        /** How many messages may be published and not yet delivered. */
        WINDOW,
        /** Datagrams of a million that a benchmark's network A loses. */
        LOSS_A,
        /** How many it has lost; counted by whichever hub process lost one. */
        LOST_DATAGRAMS_A,
        /** 1: over the message connection and not as events. */
        AS_MESSAGES,
        /** How many messages are sent in a phase at most. */
        COUNT_MAX,
        /** Bytes that the receiver allocates for each message, so that a check of allocation can be checked. */
        PLANTED,
        /** Nanoseconds from {@link System#nanoTime} to the time since 1970, the same for both programs. */
        CLOCK_OFFSET,
        SENDER_READY,
        /** The phase that the sender has begun; its histogram of the one before is written. */
        SENDER_PHASE,
        SENDER_PUBLISHED,
        /** Publications that were refused and tried again. */
        SENDER_REFUSED,
        /** What came back. */
        BACK_DELIVERED,
        /** Sent and not come back (yet). */
        BACK_MISSING,
        BACK_LOST,
        BACK_DUPLICATED,
        BACK_REORDERED,
        RECEIVER_READY,
        RECEIVER_PHASE,
        RECEIVER_DELIVERED,
        RECEIVER_LOST,
        RECEIVER_DUPLICATED,
        RECEIVER_REORDERED,
        RECEIVER_GAPS
    }

    private static final int STRIDE = 2 * 64;
    private static final int LENGTH = Number.values().length * STRIDE;

    private final Path file;
    private final MappedByteBuffer mapped;
    private final UnsafeBuffer buffer;

    private LoadControl(final Path file, final MappedByteBuffer mapped) {
        this.file = file;
        this.mapped = mapped;
        buffer = new UnsafeBuffer(mapped);
    }

    /** Makes the file, or opens one that is there. */
    public static LoadControl open(final Path file) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new LoadControl(file, channel.map(FileChannel.MapMode.READ_WRITE, 0, LENGTH));
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** The number as its writer has last set it. */
    public long get(final Number number) {
        return buffer.getLongVolatile(number.ordinal() * STRIDE);
    }

    /** Sets a number; everything written before is seen by whoever sees it. */
    public void set(final Number number, final long value) {
        buffer.putLongOrdered(number.ordinal() * STRIDE, value);
    }

    /** Adds one to a number that several count. */
    public void increment(final Number number) {
        buffer.getAndAddLong(number.ordinal() * STRIDE, 1);
    }

    /** Where a program leaves the histogram of a phase. */
    public Path histogram(final String program, final long phase) {
        return file.resolveSibling(file.getFileName() + "-" + program + "-" + phase + ".hdr");
    }

    @Override
    public void close() {
        BufferUtil.free(mapped);
    }
}
