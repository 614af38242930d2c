package io.twinhub.executive.manager;

import io.twinhub.executive.wire.CopyEnd;
import io.twinhub.executive.wire.EndCopy;
import io.twinhub.executive.wire.SessionCopy;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.runtime.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sqlite.SQLiteErrorCode;

/**
 * Sessions in a database of SQLite. A batch is one transaction, written by a thread of its own. What cannot be written is tried again; what cannot be read is put aside, and
 * the database begins empty.
 */
public final class SqliteDisk implements Disk {
    private static final long RETRY_MS = 500;

    private final Path file;
    private final String system;
    private final Consumer<ErrorResult> errors;
    private final Background background = new Background("manager-disk");
    private SessionTables tables;
    /** Whether the last batch is durable; what ends its thread in the middle, whatever it is, must not look like that. */
    private volatile boolean isDurable = true;

    /** Whether what there was is put aside and the database is empty; once in its life, since a disk that does so again and again would be full of what was put aside. */
    private volatile boolean isBlank;

    private boolean wasBlank;
    private volatile boolean isClosing;
    private volatile boolean hasFailed;

    /**
     * @param file of the database; made if there is none. Its folder belongs to this instance of the manager.
     * @param system name and version of the system: those of another one are not used.
     * @param errors is told of what cannot be read or written, by either thread.
     */
    public SqliteDisk(final Path file, final String system, final Consumer<ErrorResult> errors) {
        this.file = file;
        this.system = system;
        this.errors = errors;
    }

    @Override
    public CopyEnd read(final Consumer<SessionCopy> sessions, final Consumer<EndCopy> ends) {
        try {
            return readTables(sessions, ends);
        } catch (final SQLException ex) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.SESSION_DISK_FAILED, file, ex.getMessage())
                    .in("manager", "", "")
                    .action(ErrorCode.SESSION_DISK_FAILED.advice()));
        }
    }

    private CopyEnd readTables(final Consumer<SessionCopy> sessions, final Consumer<EndCopy> ends) throws SQLException {
        String wrong = isEmpty() ? "the file is empty" : null;
        try {
            if (wrong == null) {
                tables = new SessionTables(file);
                wrong = tables.check(system);
                if (wrong == null) {
                    return tables.read(sessions, ends);
                }
            }
        } catch (final SQLException ex) {
            if (!isDamage(ex)) {
                throw ex;
            }
            wrong = ex.getMessage();
        }
        begin(wrong);
        return null;
    }

    private void begin(final String wrong) throws SQLException {
        putAside(wrong);
        tables = new SessionTables(file);
        tables.check(system);
    }

    /** An empty file is a database without anything to SQLite, which has never written one. */
    private boolean isEmpty() throws SQLException {
        try {
            return Files.isRegularFile(file) && Files.size(file) == 0;
        } catch (final IOException ex) {
            throw new SQLException(ex.toString(), ex);
        }
    }

    private static boolean isDamage(final SQLException ex) {
        final int code = ex.getErrorCode() & 0xFF;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    private void putAside(final String why) throws SQLException {
        if (tables != null) {
            tables.close();
        }
        final String suffix = ".aside-" + System.currentTimeMillis();
        try {
            for (final String part : new String[] {"-wal", "-shm", "-journal", ""}) {
                final Path from = file.resolveSibling(file.getFileName() + part);
                if (Files.exists(from)) {
                    Files.move(from, file.resolveSibling(file.getFileName() + suffix + part));
                }
            }
        } catch (final IOException ex) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.SESSION_DISK_FAILED, file, "cannot be moved: " + ex)
                    .in("manager", "", "")
                    .causedBy(ex));
        }
        errors.accept(ErrorResult.of(ErrorCode.SESSION_DISK_DAMAGED, file, file.getFileName() + suffix, why)
                .in("manager", "", "")
                .action(ErrorCode.SESSION_DISK_DAMAGED.advice()));
    }

    @Override
    public boolean isIdle() {
        return isDurable;
    }

    @Override
    public boolean isBlank() {
        return isBlank;
    }

    @Override
    public boolean hasFailed() {
        return hasFailed;
    }

    @Override
    public void write(final DiskBatch batch) {
        isDurable = false;
        isBlank = false;
        background.run(() -> {
            while (!isDurable && !isClosing) {
                isDurable = isWritten(batch);
                if (!isDurable) {
                    pause();
                }
            }
        });
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MS);
        } catch (final InterruptedException ex) {
            isClosing = true;
        }
    }

    /** After a failure the database is opened anew: what had reached the disk of the batch is void then. */
    private boolean isWritten(final DiskBatch batch) {
        try {
            writeOrBegin(batch);
            hasFailed = false;
            return true;
        } catch (final SQLException | RuntimeException ex) {
            if (!hasFailed) {
                errors.accept(ErrorResult.of(ErrorCode.SESSION_DISK_FAILED, file, ex.getMessage())
                        .in("manager", "", "")
                        .action(ErrorCode.SESSION_DISK_FAILED.advice()));
            }
            hasFailed = true;
            return false;
        }
    }

    private void writeOrBegin(final DiskBatch batch) throws SQLException {
        try {
            if (hasFailed) {
                tables.close();
                tables = new SessionTables(file);
            }
            tables.write(batch);
        } catch (final SQLException ex) {
            if (wasBlank || !isDamage(ex)) {
                throw ex;
            }
            begin(ex.getMessage());
            wasBlank = true;
            isBlank = true;
        }
    }

    @Override
    public void close() {
        if (!isClosing) {
            isClosing = true;
            background.run(() -> {
                if (tables != null) {
                    tables.close();
                }
            });
            background.close();
        }
    }
}
