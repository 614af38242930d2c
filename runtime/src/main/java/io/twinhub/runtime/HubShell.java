package io.twinhub.runtime;

import io.aeron.Aeron;
import io.aeron.Counter;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentInvoker;

/**
 * What a hub process has around its component: the driver, a client of it, the media made from that, counters, and a heartbeat by
 * which programs and tools see that it turns. All of it belongs to the thread that calls {@link #doWork}.
 */
public final class HubShell implements AutoCloseable {
    private static final long HEARTBEAT_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long OPEN_WITHIN_NS = TimeUnit.SECONDS.toNanos(2);
    /**
     * In one turn a driver receives one datagram per address and sends one per publication. When these are long, more wait behind them, and are
     * taken in the same cycle: then the component finds more at a time. A single short message costs no further turn.
     */
    private static final int DRIVER_TURN_COUNT_MAX = 8;

    private static final int LONG_DATAGRAM_BYTES = 1024;

    private final DriverProfile profile;
    private final Consumer<ErrorResult> errors;
    private final DriverHost driver;
    private final Aeron aeron;
    private final AgentInvoker client;
    private final AeronSlot slot;
    private final CounterSet counters;
    private final Counter heartbeat;
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private ForeignDatagrams foreignDatagrams;
    private long clientNs = System.nanoTime() - AeronClients.TURN_INTERVAL_NS;
    private long heartbeatNs = System.nanoTime() - HEARTBEAT_INTERVAL_NS;

    private HubShell(
            final DriverHost driver,
            final Aeron aeron,
            final DriverProfile profile,
            final Consumer<ErrorResult> errors) {
        this.driver = driver;
        this.aeron = aeron;
        this.profile = profile;
        this.errors = errors;
        this.client = aeron.conductorAgentInvoker();
        this.slot = new AeronSlot(aeron);
        this.counters = new CounterSet(aeron);
        this.heartbeat = aeron.addCounter(CounterSet.HEARTBEAT_TYPE_ID, "hub-heartbeat");
    }

    /**
     * Starts the driver in this directory and connects to it.
     *
     * @param name of the component, for tools that list clients of the driver.
     * @param errors is told, on the thread of this shell, what goes wrong.
     * @throws TwinhubException as {@link DriverHost#start}.
     */
    public static HubShell start(
            final String name,
            final Path aeronDirectory,
            final DriverProfile profile,
            final Consumer<ErrorResult> errors) {
        final DriverHost driver = DriverHost.start(aeronDirectory, profile, errors);
        try {
            return new HubShell(driver, AeronClients.ofHub(driver, name, errors), profile, errors);
        } catch (final RuntimeException ex) {
            driver.close();
            throw new TwinhubException(RuntimeErrors.driverNotStarted(aeronDirectory, ex), ex);
        }
    }

    /** One turn of driver and client. Returns how much was done; 0 means idle. */
    public int doWork(final long nowNs) {
        if (nowNs - heartbeatNs >= HEARTBEAT_INTERVAL_NS) {
            heartbeatNs = nowNs;
            heartbeat.setRelease(ProcessClock.INSTANCE.time());
        }
        if (foreignDatagrams != null) {
            foreignDatagrams.check(nowNs);
        }
        int workCount = turnDriver();
        if (nowNs - clientNs >= AeronClients.TURN_INTERVAL_NS) {
            clientNs = nowNs;
            workCount += client.invoke();
        }
        if (aeron.isClosed()) {
            throw new IllegalStateException("the Aeron client of this hub process has ended");
        }
        return workCount;
    }

    private int turnDriver() {
        int workCount = 0;
        int turnCount = 0;
        int bytes;
        do {
            bytes = driver.doWork(); // what it counts are bytes, beside a few commands
            workCount += bytes;
        } while (bytes >= LONG_DATAGRAM_BYTES && ++turnCount < DRIVER_TURN_COUNT_MAX);
        return workCount;
    }

    /**
     * The network medium of a computer, listening on the addresses and the port that the configuration names.
     *
     * @throws TwinhubException if all of its ports are in use by somebody else. If just one of two is, or if an address is not on
     *     this computer (yet), that is reported and tried again while the other network works.
     */
    public UdpMedium network(final SystemPlan plan, final int computer) {
        return network(plan.port(), UdpMedium.ownAddresses(plan, computer), UdpMedium.addressOfPeer(plan, computer));
    }

    UdpMedium network(final int port, final List<String> ownAddresses, final IntFunction<String> addressOfPeer) {
        final UdpMedium medium = new UdpMedium(slot, profile, port, ownAddresses, addressOfPeer, errors);
        final long deadlineNs = System.nanoTime() + OPEN_WITHIN_NS;
        while (!medium.isSettled() && System.nanoTime() - deadlineNs < 0) {
            doWork(System.nanoTime());
        }
        medium.requirePort();
        foreignDatagrams = new ForeignDatagrams(
                aeron.countersReader(), errors, RuntimeErrors.foreignDatagrams(ownAddresses, port));
        return medium;
    }

    /** The shared-memory medium of a localHub. */
    public IpcMedium sharedMemory() {
        return new IpcMedium(slot, profile, errors);
    }

    /** Numbers for other processes to read; {@code counters()::counter} gives a core what sets one. */
    public CounterSet counters() {
        return counters;
    }

    AeronSlot slot() {
        return slot;
    }

    /** Where this process reports what is wrong. */
    public Consumer<ErrorResult> errors() {
        return errors;
    }

    /** Closes this, too, when the shell is closed; the last one first, before the client and the driver. */
    public <T extends AutoCloseable> T closeWithShell(final T resource) {
        toClose.push(resource);
        return resource;
    }

    /** Closes everything and deletes the driver's directory. */
    @Override
    public void close() {
        CloseHelper.quietCloseAll(toClose);
        CloseHelper.quietCloseAll(aeron, driver);
    }
}
