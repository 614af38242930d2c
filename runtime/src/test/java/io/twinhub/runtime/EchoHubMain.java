package io.twinhub.runtime;

import io.twinhub.config.IdleMode;
import io.twinhub.transport.Component;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Outlet;
import io.twinhub.transport.Stream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A hub process whose component sends every message of shared memory back to the address in its first four bytes. Arguments: Aeron
 * directory, log folder, and what else it does: {@code fail} on the first message, {@code orphan} ends with its parent.
 */
final class EchoHubMain implements Component {
    private final Medium medium;
    private final LongConsumer echoed;
    private final boolean fails;
    private final Map<Integer, Outlet> outlets = new HashMap<>();
    private final UnsafeBuffer copy = new UnsafeBuffer(new byte[1024]);
    private long echoedCount;

    private EchoHubMain(final HubShell shell, final boolean fails) {
        medium = shell.sharedMemory();
        echoed = shell.counters().counter("echoed");
        this.fails = fails;
    }

    public static void main(final String[] args) {
        final HubSettings settings = new HubSettings(
                "echo",
                Path.of(args[0]),
                Path.of(args[1]),
                DriverProfile.small(),
                IdleMode.BACKOFF,
                args[2].equals("orphan"));
        System.exit(HubProcess.run(settings, shell -> new EchoHubMain(shell, args[2].equals("fail"))));
    }

    @Override
    public int doWork(final long nowNs) {
        return medium.inlet(Stream.ADMIN).poll(this::onMessage, 16);
    }

    @Override
    public long nextDueNs() {
        return Long.MAX_VALUE;
    }

    private void onMessage(final DirectBuffer buffer, final int offset, final int length) {
        if (fails) {
            throw new IllegalStateException("asked to fail");
        }
        final int returnAddress = buffer.getInt(offset);
        copy.putBytes(0, buffer, offset, length);
        final Outlet outlet = outlets.computeIfAbsent(returnAddress, a -> medium.outlet(Stream.ADMIN, 1, a));
        if (outlet.offer(copy, 0, length)) {
            echoed.accept(++echoedCount);
        }
    }
}
