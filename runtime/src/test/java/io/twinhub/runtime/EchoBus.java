package io.twinhub.runtime;

import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Outlet;
import io.twinhub.transport.Stream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/** The program's end of {@link EchoHubMain}. */
final class EchoBus implements AutoCloseable {
    private static final int MESSAGE_LENGTH_BYTES = 1000;

    final List<ErrorResult> errors = new CopyOnWriteArrayList<>();
    final BusMedium medium;
    final Outlet outlet;
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_LENGTH_BYTES]);
    private long sent;
    private long received;
    private long offeredNs;

    EchoBus(final Path aeronDirectory) {
        medium = new BusMedium(aeronDirectory, "echo-bus", DriverProfile.small(), errors::add);
        outlet = medium.outlet(Stream.ADMIN, Medium.LOCAL_HUB, 0);
    }

    /** One turn; sends another message now and then. True if an answer to a message sent after {@code mark} has come. */
    boolean isAnswered(final long mark) {
        final long nowNs = System.nanoTime();
        medium.doWork(nowNs);
        if (medium.returnAddress() != 0 && nowNs - offeredNs > 1_000_000) {
            offeredNs = nowNs;
            message.putInt(0, medium.returnAddress());
            message.putLong(4, sent + 1);
            if (outlet.offer(message, 0, MESSAGE_LENGTH_BYTES)) {
                sent++;
            }
        }
        medium.inlet(Stream.ADMIN)
                .poll((buffer, offset, length) -> received = Math.max(received, buffer.getLong(offset + 4)), 16);
        return received > mark;
    }

    /** Waits until a message sent from now on is answered; returns how long that took, in milliseconds. */
    long awaitAnswer(final int withinSeconds) {
        final long mark = sent;
        return Await.until("an answer to " + errors, withinSeconds, () -> isAnswered(mark));
    }

    @Override
    public void close() {
        medium.close();
    }
}
