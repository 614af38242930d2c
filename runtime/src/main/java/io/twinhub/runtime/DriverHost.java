package io.twinhub.runtime;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.exceptions.StorageSpaceException;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.function.Consumer;
import org.agrona.CloseHelper;
import org.agrona.IoUtil;
import org.agrona.concurrent.AgentInvoker;

/**
 * The media driver of a hub process, inside it and driven by its duty cycle: no thread of its own, so a quiet computer wakes
 * up once per cycle and not three times. Starts at once after a kill, refuses to start twice, and leaves nothing behind when
 * it is closed.
 *
 * <p>For one thread.
 */
public final class DriverHost implements AutoCloseable {
    private final Path directory;
    private final DirectoryLock lock;
    private final MediaDriver driver;
    private final AgentInvoker invoker;

    private DriverHost(final Path directory, final DirectoryLock lock, final MediaDriver driver) {
        this.directory = directory;
        this.lock = lock;
        this.driver = driver;
        this.invoker = driver.sharedAgentInvoker();
    }

    /**
     * Starts a driver in this directory.
     *
     * @param directory the Aeron directory; whatever a former process left there is deleted.
     * @param errors is told, on this thread, what the driver meets while it runs.
     * @throws TwinhubException if another process runs a driver there, if shared memory has no room, or if the driver cannot
     *     start.
     */
    public static DriverHost start(
            final Path directory, final DriverProfile profile, final Consumer<ErrorResult> errors) {
        Objects.requireNonNull(errors);
        DirectoryLock lock = null;
        try {
            lock = DirectoryLock.acquire(directory);
            deleteLeftOver(directory);
            checkSpace(directory, profile.sharedMemoryNeededBytes());
            return new DriverHost(directory, lock, launch(directory, profile, errors));
        } catch (final TwinhubException ex) {
            CloseHelper.quietClose(lock);
            throw ex;
        } catch (final IOException | RuntimeException | InternalError ex) {
            IoUtil.delete(directory.toFile(), true);
            CloseHelper.quietClose(lock);
            throw new TwinhubException(RuntimeErrors.driverNotStarted(directory, ex), ex);
        }
    }

    /** One duty cycle of the driver. Returns how much was done; 0 means idle. */
    public int doWork() {
        return invoker.invoke();
    }

    /** The directory in which clients find the driver. */
    public Path directory() {
        return directory;
    }

    /** For a client in the same thread, whose waiting has to drive the driver. */
    AgentInvoker invoker() {
        return invoker;
    }

    /** Stops the driver and deletes its directory and lock. */
    @Override
    public void close() {
        CloseHelper.quietCloseAll(driver, () -> IoUtil.delete(directory.toFile(), true), lock);
    }

    private static void deleteLeftOver(final Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        // Shared memory is writable for everybody: never follow or trust what somebody else put there.
        final String owner =
                Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).getName();
        final String self = Files.getOwner(directory.resolveSibling(directory.getFileName() + ".lock"))
                .getName();
        if (!owner.equals(self) || !Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new TwinhubException(RuntimeErrors.directoryOfAnother(directory, owner));
        }
        IoUtil.delete(directory.toFile(), false);
    }

    /** A full shared memory otherwise shows as a fault of the whole JVM when a page is first touched. */
    private static void checkSpace(final Path directory, final long neededBytes) throws IOException {
        final FileStore store = Files.getFileStore(directory.toAbsolutePath().getParent());
        final long freeBytes = store.getUsableSpace();
        if (freeBytes < neededBytes) {
            throw new TwinhubException(RuntimeErrors.sharedMemoryFull(directory, freeBytes, neededBytes));
        }
    }

    private static MediaDriver launch(
            final Path directory, final DriverProfile profile, final Consumer<ErrorResult> errors) throws IOException {
        final MediaDriver driver = MediaDriver.launch(context(directory, profile, errors));
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        } catch (final UnsupportedOperationException ex) {
            // A file system without owners; its access rights are the administrator's affair.
            return driver;
        } catch (final IOException ex) {
            driver.close();
            throw ex;
        }
        return driver;
    }

    private static MediaDriver.Context context(
            final Path directory, final DriverProfile profile, final Consumer<ErrorResult> errors) {
        final File file = directory.toAbsolutePath().toFile();
        return new MediaDriver.Context()
                .aeronDirectoryName(file.getPath())
                // Safe, because our own lock says that nobody runs there; Aeron's own check would make us wait 10 s
                // after a kill.
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .warnIfDirectoryExists(false)
                .printConfigurationOnStart(false)
                .epochClock(ProcessClock.INSTANCE)
                .threadingMode(ThreadingMode.INVOKER)
                .asyncExecutorEnabled(false)
                .spiesSimulateConnection(false)
                .termBufferSparseFile(profile.sparseTerms())
                .performStorageChecks(true)
                .lowStorageWarningThreshold(profile.sharedMemoryNeededBytes() / 4)
                .counterValuesBufferLength(profile.counterValuesBytes())
                .ipcTermBufferLength(profile.ipcTermLengthBytes())
                .ipcMtuLength(profile.ipcMtuBytes())
                .publicationTermBufferLength(profile.udpTermLengthBytes())
                .mtuLength(profile.udpMtuBytes())
                .initialWindowLength(profile.receiverWindowBytes())
                .socketRcvbufLength(SocketBuffer.allowed(profile, SocketBuffer.LIMIT_FILE, errors))
                .statusMessageTimeoutNs(profile.statusMessageIntervalNs())
                .timerIntervalNs(profile.timerIntervalNs())
                .clientLivenessTimeoutNs(profile.clientLivenessNs())
                .publicationUnblockTimeoutNs(profile.clientLivenessNs() * 5 / 4)
                .imageLivenessTimeoutNs(profile.imageLivenessNs())
                .publicationConnectionTimeoutNs(profile.imageLivenessNs())
                .publicationLingerTimeoutNs(profile.lingerNs())
                .errorHandler(error -> report(error, errors));
    }

    private static void report(final Throwable error, final Consumer<ErrorResult> errors) {
        // A channel that cannot be opened is also refused to whoever asked for it, who knows better what to say.
        final boolean isRefusal = error instanceof StorageSpaceException
                || String.valueOf(error.getMessage()).contains("channel error - ");
        if (!isRefusal) {
            errors.accept(RuntimeErrors.aeronError(error));
        }
    }
}
