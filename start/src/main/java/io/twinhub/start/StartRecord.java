package io.twinhub.start;

import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file in which a start command says what it runs, for {@code system status} and whoever else of the same user asks. It is
 * written anew at each change and deleted at the end; after a killed start command it may lie there, so a reader trusts it only
 * while the {@link StartLock} is held.
 */
public final class StartRecord {
    private static final String NAME = "processes.serial";
    private static final SerialCodec<ProcessRecords> CODEC = SerialCodec.of(ProcessRecords.TYPE);

    private final Path file;
    private final Report report;
    private volatile ProcessRecords written;
    private boolean isWritten;

    /** @param folder the computer's. */
    StartRecord(final Path folder, final Report report) {
        this.file = folder.resolve(NAME);
        this.report = report;
        written = records(List.of());
    }

    /** What it says now. Any thread. */
    ProcessRecords now() {
        return written;
    }

    /** Replaces the file if something changed. */
    void write(final List<ProcessRecord> processes) {
        final ProcessRecords records = records(processes);
        if (records.equals(written) && isWritten) {
            return;
        }
        written = records;
        isWritten = true;
        try {
            OwnerOnlyFiles.write(file, CODEC.encode(records));
        } catch (final TwinhubException ex) {
            // Nothing but the status depends on it.
            report.error(ex.error());
        }
    }

    private ProcessRecords records(final List<ProcessRecord> processes) {
        return new ProcessRecords(report.computer(), ProcessHandle.current().pid(), processes);
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (final IOException ex) {
            report.line("cannot delete " + file + ": " + ex.getMessage());
        }
    }

    /** What the running start command of this computer says; empty if none runs or it has not said anything yet. */
    public static Optional<ProcessRecords> read(final Path folder) {
        try {
            return StartLock.holder(folder).isPresent()
                    ? Optional.of(CODEC.decode(Files.readAllBytes(folder.resolve(NAME))))
                    : Optional.empty();
        } catch (final NoSuchFileException ex) {
            return Optional.empty();
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
