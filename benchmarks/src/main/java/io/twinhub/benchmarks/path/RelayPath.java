package io.twinhub.benchmarks.path;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.logbuffer.FragmentHandler;
import io.twinhub.load.LoadPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.UnsafeBuffer;

/** A program of the limit: an Aeron client on shared memory, each message a frame of its own. */
final class RelayPath implements LoadPath {
    private static final int LENGTH_MAX = 8192;
    private static final long POLL_NS = 10_000_000;

    private final Aeron aeron;
    private final AgentInvoker client;
    private final ExclusivePublication up;
    private final Subscription down;
    private final Rest rest;
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[LENGTH_MAX]);
    private final FragmentHandler fragmentHandler =
            (buffer, offset, length, header) -> Records.forEach(buffer, offset, length, this.handler);
    private Handler handler = (number, timestampNs) -> {};
    private int size;

    RelayPath(final Path directory, final Rest rest) {
        this.rest = rest;
        while (!Files.exists(directory.resolve("cnc.dat"))) {
            LockSupport.parkNanos(POLL_NS);
        }
        aeron = Aeron.connect(RelayDriver.client(directory));
        client = aeron.conductorAgentInvoker();
        up = aeron.addExclusivePublication("aeron:ipc", Relay.UP);
        down = aeron.addSubscription("aeron:ipc", Relay.DOWN);
    }

    @Override
    public void onMessage(final Handler next) {
        handler = next;
    }

    @Override
    public boolean isReady() {
        return up.isConnected() && down.isConnected();
    }

    @Override
    public void carry(final int bytes, final boolean asMessages) {
        size = bytes; // of whatever they are
    }

    @Override
    public boolean offer(final long number, final long timestampNs) {
        Records.put(message, 0, size, number, timestampNs);
        return up.offer(message, 0, size) > 0;
    }

    @Override
    public int poll() {
        return client.invoke() + down.poll(fragmentHandler, Relay.POLL_LIMIT);
    }

    @Override
    public void idle(final int workCount) {
        rest.idle(workCount);
    }

    @Override
    public long gaps() {
        return 0;
    }

    @Override
    public void close() {
        aeron.close();
    }
}
