package io.twinhub.runtime;

import io.aeron.Aeron;
import io.twinhub.metadata.ErrorResult;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.NoOpLock;

/** Makes Aeron clients that belong to one thread and are driven by it. */
final class AeronClients {
    /** How often a client is driven: it only hears of streams that come and go, and looks at its time-outs. No message waits for it. */
    static final long TURN_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long DRIVER_TIMEOUT_MS = TimeUnit.SECONDS.toMillis(10);
    private static final long KEEP_ALIVE_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private AeronClients() {}

    /** A client in the process and thread of its driver. */
    static Aeron ofHub(final DriverHost driver, final String name, final Consumer<ErrorResult> errors) {
        return Aeron.connect(context(driver.directory(), name, errors).driverAgentInvoker(driver.invoker()));
    }

    /** A client in a process of its own. Waits if there is no running driver, so look before. */
    static Aeron ofProgram(final Path aeronDirectory, final String name, final Consumer<ErrorResult> errors) {
        return Aeron.connect(context(aeronDirectory, name, errors));
    }

    private static Aeron.Context context(
            final Path aeronDirectory, final String name, final Consumer<ErrorResult> errors) {
        return new Aeron.Context()
                .aeronDirectoryName(aeronDirectory.toAbsolutePath().toString())
                .clientName(name)
                .epochClock(ProcessClock.INSTANCE)
                .useConductorAgentInvoker(true)
                .clientLock(NoOpLock.INSTANCE)
                .driverTimeoutMs(DRIVER_TIMEOUT_MS)
                .keepAliveIntervalNs(KEEP_ALIVE_INTERVAL_NS)
                // Aeron's own handler ends the JVM when it misses the driver.
                .errorHandler(error -> errors.accept(RuntimeErrors.aeronError(error)));
    }
}
