package io.twinhub.benchmarks.path;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.NoOpLock;

/** A media driver and its client on the thread of a relay. */
final class RelayDriver implements AutoCloseable {
    /** Six processes on few cores may keep one waiting while their code is compiled. */
    private static final long SILENCE_MAX_MS = 60_000;

    private final MediaDriver driver;
    private final Aeron aeron;
    private final AgentInvoker driverInvoker;
    private final AgentInvoker clientInvoker;
    private final RelayTuning tuning;

    RelayDriver(final Path directory, final RelayTuning tuning) {
        this.tuning = tuning;
        driver = MediaDriver.launch(new MediaDriver.Context()
                .aeronDirectoryName(directory.toString())
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .threadingMode(ThreadingMode.INVOKER)
                .asyncExecutorEnabled(false)
                .spiesSimulateConnection(false)
                .termBufferSparseFile(true)
                .counterValuesBufferLength(1024 * 1024)
                .clientLivenessTimeoutNs(TimeUnit.MILLISECONDS.toNanos(SILENCE_MAX_MS))
                .publicationUnblockTimeoutNs(TimeUnit.MILLISECONDS.toNanos(2 * SILENCE_MAX_MS))
                .timerIntervalNs(TimeUnit.MILLISECONDS.toNanos(100))
                .ipcTermBufferLength(tuning.ipcTermLengthBytes())
                .ipcMtuLength(tuning.ipcMtuBytes())
                .publicationTermBufferLength(tuning.udpTermLengthBytes())
                .mtuLength(tuning.mtuBytes())
                .initialWindowLength(tuning.windowBytes())
                .socketRcvbufLength(tuning.socketBufferBytes())
                .publicationLingerTimeoutNs(TimeUnit.MILLISECONDS.toNanos(500)));
        driverInvoker = driver.sharedAgentInvoker();
        aeron = Aeron.connect(client(directory).driverAgentInvoker(driverInvoker));
        clientInvoker = aeron.conductorAgentInvoker();
    }

    /** A client on the thread that uses it. */
    static Aeron.Context client(final Path directory) {
        return new Aeron.Context()
                .aeronDirectoryName(directory.toString())
                .useConductorAgentInvoker(true)
                .clientLock(NoOpLock.INSTANCE)
                .driverTimeoutMs(SILENCE_MAX_MS)
                .errorHandler(error -> {
                    throw new IllegalStateException(error);
                });
    }

    ExclusivePublication publication(final String channel, final int stream) {
        return aeron.addExclusivePublication(channel, stream);
    }

    Subscription subscription(final String channel, final int stream) {
        return aeron.addSubscription(channel, stream);
    }

    RelayTuning tuning() {
        return tuning;
    }

    int doWork() {
        return driverInvoker.invoke() + clientInvoker.invoke();
    }

    @Override
    public void close() {
        CloseHelper.closeAll(aeron, driver);
    }
}
