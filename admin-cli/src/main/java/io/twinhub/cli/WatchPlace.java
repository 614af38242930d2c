package io.twinhub.cli;

import io.twinhub.config.ConsolesSpec;
import io.twinhub.config.Home;
import io.twinhub.config.InstanceFile;
import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.StartRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/** The console's instance on a computer, as which a console connects while it holds the place. Used by one thread. */
final class WatchPlace implements AutoCloseable {
    private final Path instanceFile;
    private final FileChannel lockFile;
    private final FileLock lock;

    private WatchPlace(final Path instanceFile, final FileChannel lockFile, final FileLock lock) {
        this.instanceFile = instanceFile;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * The computers of a home that are started, for who names none.
     *
     * @throws TwinhubException if not exactly one is.
     */
    static String onlyComputer(final Home home) {
        final List<String> started;
        final Path computers = home.root().resolve("computers");
        try (Stream<Path> folders = Files.isDirectory(computers) ? Files.list(computers) : Stream.empty()) {
            started = folders.filter(folder -> StartRecord.read(folder).isPresent())
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
        if (started.size() != 1) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.COMMAND_WRONG,
                            started.isEmpty()
                                    ? "No computer of this home is started."
                                    : "Several computers are started.")
                    .expected("--computer NAME"
                            + (started.isEmpty() ? "" : ", with one of " + String.join(", ", started))));
        }
        return started.get(0);
    }

    /**
     * The content of the version that runs there.
     *
     * @param version null for the last of those that run.
     */
    static SystemPlan plan(final Home home, final String computer, final String version) {
        final String running = StartRecord.read(home.computer(computer))
                .orElseThrow(() -> new TwinhubException(ErrorResult.of(ErrorCode.CLI_NOT_STARTED, computer)
                        .in("system watch", computer, "")
                        .action("Start it with: twinhub system start --computer " + computer)))
                .processes()
                .stream()
                .filter(process -> process.role() == ProcessPlan.Role.HUB)
                .map(ProcessRecord::version)
                .filter(each -> version == null || each.equals(version))
                .max(String::compareTo)
                .orElseThrow(() ->
                        refused(computer, "it runs " + (version == null ? "no version" : "no version " + version)));
        final SystemPlan plan = new SealedVersions(home).plan(running);
        if (plan.spec().consoles() == null
                || !plan.spec().consoles().computers().contains(computer)) {
            throw refused(computer, "version " + running + " allows no console there");
        }
        return plan;
    }

    /** @throws TwinhubException if another console watches there. */
    static WatchPlace take(final Home home, final SystemPlan plan, final String computer) throws IOException {
        final String copy = ConsolesSpec.copyAt(computer);
        final Path instanceFile = home.instanceFile(computer, plan.version(), copy);
        final Path lockPath = instanceFile.resolveSibling("console.lock");
        OwnerOnlyFiles.createFile(lockPath);
        final FileChannel lockFile = FileChannel.open(lockPath, StandardOpenOption.WRITE);
        final FileLock lock = tryLock(lockFile);
        if (lock == null) {
            lockFile.close();
            throw refused(computer, "another console watches there");
        }
        final SecureRandom tokens = new SecureRandom();
        new InstanceFile(
                        home.systemFile(plan.version()).toString(),
                        computer,
                        copy,
                        plan.copy(copy).instances()[0],
                        tokens.nextLong(),
                        tokens.nextLong(),
                        Home.sharedMemory(plan, computer, System.getProperty("user.name"))
                                .toString())
                .write(instanceFile);
        return new WatchPlace(instanceFile, lockFile, lock);
    }

    private static FileLock tryLock(final FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (final OverlappingFileLockException heldHere) {
            return null;
        }
    }

    private static TwinhubException refused(final String computer, final String why) {
        return new TwinhubException(
                ErrorResult.of(ErrorCode.CLI_WATCH_REFUSED, computer, why)
                        .in("system watch", computer, "")
                        .expected(
                                "a started spoke computer that <consoles computers=\"...\"/> names, on which nobody else watches"));
    }

    /** What a Bus has to be told to be this instance. */
    Path instanceFile() {
        return instanceFile;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(instanceFile);
        lock.release();
        lockFile.close();
    }
}
