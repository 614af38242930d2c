package io.twinhub.runtime;

import io.aeron.Aeron;
import io.aeron.exceptions.AeronException;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.Inlet;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Outlet;
import io.twinhub.transport.Stream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.CloseHelper;
import org.agrona.concurrent.status.CountersReader;

/**
 * Shared memory as a Bus sees it. The localHub may be started later, end and come again at any time: inlets and outlets stay the
 * same objects and carry on with the next one. Only {@link #returnAddress()} changes with each connection.
 *
 * <p>A connection is over when the file through which it was made was replaced or is gone, or when Aeron has closed the client; it
 * is not over while its localHub is merely silent, since a stopped process may go on. No time-out of Aeron takes part.
 *
 * <p>Nothing here waits, starts a thread or ends the JVM. For one thread: the one that polls the Bus.
 */
public final class BusMedium implements Medium, AutoCloseable {
    private static final long CHECK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long SILENT_AFTER_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Path aeronDirectory;
    private final Path cncFile;
    private final String name;
    private final DriverProfile profile;
    private final Consumer<ErrorResult> errors;
    private final AeronSlot slot = new AeronSlot();
    private final Map<Stream, SubscriptionInlet> inlets = new EnumMap<>(Stream.class);
    private Aeron aeron;
    private Object cncIdentity;
    private int returnAddress;
    private int formerReturnAddress;
    private int heartbeatId;
    private long heartbeatMs;
    private long heartbeatSeenNs;
    private long checkedNs;
    private long servicedNs;
    private boolean checked;

    /**
     * Prepares a connection; {@link #doWork} makes it.
     *
     * @param aeronDirectory of the localHub's process, as the instance file names it.
     * @param name of this program copy, for tools that list clients of the driver.
     * @param errors is told, on the polling thread, what goes wrong.
     * @throws TwinhubException if this JVM lacks the argument that shared memory needs; the error names it.
     */
    public BusMedium(
            final Path aeronDirectory,
            final String name,
            final DriverProfile profile,
            final Consumer<ErrorResult> errors) {
        JvmArguments.check();
        this.aeronDirectory = aeronDirectory;
        this.cncFile = HubCounters.cncFile(aeronDirectory);
        this.name = name;
        this.profile = profile;
        this.errors = errors;
        for (final Stream stream : Stream.values()) {
            inlets.put(stream, new SubscriptionInlet());
        }
    }

    /**
     * Keeps the connection, or makes one as soon as there is a running localHub. To be called in every duty cycle, at least every
     * 20 seconds: otherwise the driver takes this client for dead, and a new connection is made.
     *
     * @return how much was done; 0 means idle.
     */
    public int doWork(final long nowNs) {
        int workCount = 0;
        if (aeron != null && nowNs - servicedNs >= AeronClients.TURN_INTERVAL_NS) {
            servicedNs = nowNs;
            workCount = serviceClient();
        }
        if (!checked || nowNs - checkedNs >= CHECK_INTERVAL_NS) {
            checked = true;
            checkedNs = nowNs;
            if (aeron != null && isOver(nowNs)) {
                disconnect();
                workCount++;
            }
            if (aeron == null && connect(nowNs)) {
                servicedNs = nowNs;
                workCount++;
            }
        }
        return workCount;
    }

    /** Whether there is a connection to a driver; its localHub may still be silent. */
    public boolean isConnected() {
        return aeron != null;
    }

    /** The stream from the localHub. */
    @Override
    public Inlet inlet(final Stream stream) {
        return inlets.get(stream);
    }

    @Override
    public Outlet outlet(final Stream stream, final int peer, final int unused) {
        return new PublicationOutlet(slot, profile.ipcChannel(name), IpcStreams.toLocalHub(stream), true, errors);
    }

    /** Different for each connection; 0 while there is none. */
    @Override
    public int returnAddress() {
        return returnAddress;
    }

    @Override
    public void close() {
        disconnect();
    }

    private int serviceClient() {
        try {
            // The agent itself and not its invoker, which ends for ever when a program's thread happens to be
            // interrupted.
            return aeron.conductorAgentInvoker().agent().doWork();
        } catch (final Exception ex) {
            errors.accept(RuntimeErrors.aeronError(ex));
            disconnect();
            return 1;
        }
    }

    private boolean isOver(final long nowNs) {
        if (aeron.isClosed()) {
            return true;
        }
        final CountersReader counters = aeron.countersReader();
        final long valueMs = counters.getCounterValue(heartbeatId);
        if (valueMs != heartbeatMs) {
            heartbeatMs = valueMs;
            heartbeatSeenNs = nowNs;
        }
        return nowNs - heartbeatSeenNs >= SILENT_AFTER_NS && !cncIdentity.equals(HubCounters.identity(cncFile));
    }

    private boolean connect(final long nowNs) {
        // Aeron itself would wait for a driver; so look whether one is running.
        final Object identity = HubCounters.identity(cncFile);
        if (identity == null) {
            return false;
        }
        final Optional<HubCounters> hub = HubCounters.read(aeronDirectory);
        if (hub.isEmpty() || !hub.get().isAlive()) {
            return false;
        }
        try {
            aeron = AeronClients.ofProgram(aeronDirectory, name, errors);
        } catch (final AeronException ex) {
            errors.accept(RuntimeErrors.aeronError(ex));
            return false;
        }
        cncIdentity = identity;
        heartbeatId = findHeartbeat(aeron.countersReader());
        heartbeatMs = 0;
        heartbeatSeenNs = nowNs;
        do {
            returnAddress = IpcStreams.newReturnAddress(aeron);
        } while (returnAddress == formerReturnAddress); // Each driver counts from the beginning.
        formerReturnAddress = returnAddress;
        slot.set(aeron);
        inlets.forEach(
                (stream, inlet) -> inlet.listen(slot, "aeron:ipc", IpcStreams.toBus(stream, returnAddress), errors));
        return true;
    }

    private void disconnect() {
        if (aeron != null) {
            inlets.values().forEach(SubscriptionInlet::silence);
            slot.set(null);
            returnAddress = 0;
            CloseHelper.quietClose(aeron);
            aeron = null;
        }
    }

    private static int findHeartbeat(final CountersReader counters) {
        final int[] found = {0};
        counters.forEach((id, typeId, key, label) -> {
            if (typeId == CounterSet.HEARTBEAT_TYPE_ID) {
                found[0] = id;
            }
        });
        return found[0];
    }
}
