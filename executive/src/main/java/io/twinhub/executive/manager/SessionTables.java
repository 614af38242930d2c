package io.twinhub.executive.manager;

import io.twinhub.executive.wire.CopyEnd;
import io.twinhub.executive.wire.EndCopy;
import io.twinhub.executive.wire.SessionCopy;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** The tables of a database of sessions: of each session and each end the serial form, and how far all of them are. */
final class SessionTables {
    private static final String TABLES = """
            CREATE TABLE IF NOT EXISTS system (one INTEGER PRIMARY KEY, name TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS standing (one INTEGER PRIMARY KEY, data BLOB NOT NULL);
            CREATE TABLE IF NOT EXISTS session (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
            CREATE TABLE IF NOT EXISTS end (session INTEGER, number INTEGER, data BLOB NOT NULL, PRIMARY KEY (session, number)) WITHOUT ROWID;
            """;
    private static final SerialCodec<SessionCopy> SESSION = SerialCodec.of(SessionCopy.TYPE);
    private static final SerialCodec<EndCopy> END = SerialCodec.of(EndCopy.TYPE);
    private static final SerialCodec<CopyEnd> STANDING = SerialCodec.of(CopyEnd.TYPE);

    private final Connection connection;

    /** Opens the database, or makes it. */
    SessionTables(final Path file) throws SQLException {
        final Path folder = file.toAbsolutePath().getParent();
        removeNativeParts(folder);
        System.setProperty("org.sqlite.tmpdir", folder.toString());
        final SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL); // a transaction is durable when it is committed
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE); // one process has it
        connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(TABLES);
        } catch (final SQLException ex) {
            close();
            throw ex;
        }
        connection.setAutoCommit(false);
    }

    /** The library unpacks its native part, here; a process that was killed has left its own behind. */
    private static void removeNativeParts(final Path folder) throws SQLException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "sqlite-*jdbc*")) {
            for (final Path part : parts) {
                Files.deleteIfExists(part);
            }
        } catch (final IOException ex) {
            throw new SQLException(ex.toString(), ex);
        }
    }

    /** Null if it is whole and of this system, which it is from now on if it was of none; else what is wrong. */
    String check(final String system) throws SQLException {
        final String damage = text("PRAGMA quick_check(1)");
        if (!"ok".equals(damage)) {
            return damage;
        }
        final String name = text("SELECT name FROM system");
        if (name == null) {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO system VALUES (1, ?)")) {
                insert.setString(1, system);
                insert.executeUpdate();
            }
            connection.commit();
        }
        return name == null || name.equals(system)
                ? null
                : "they are of the system " + name + ", and this is " + system;
    }

    private String text(final String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** Hands over what there is, once all of it was found to be whole; null if it is nothing. */
    CopyEnd read(final Consumer<SessionCopy> sessionTaker, final Consumer<EndCopy> endTaker) throws SQLException {
        final List<SessionCopy> sessions = rows("SELECT data FROM session ORDER BY id", SESSION);
        final List<EndCopy> ends = rows("SELECT data FROM end ORDER BY session, number", END);
        final List<CopyEnd> standing = rows("SELECT data FROM standing", STANDING);
        final Set<DiskBatch.EndKey> known = new HashSet<>();
        sessions.forEach(session -> known.add(new DiskBatch.EndKey(session.of().session(), 0)));
        ends.forEach(end -> known.add(new DiskBatch.EndKey(end.session(), end.end())));
        for (final EndCopy end : ends) {
            if (!known.contains(new DiskBatch.EndKey(end.session(), 0))
                    || end.peer() != 0 && !known.contains(new DiskBatch.EndKey(end.peer(), end.peerEnd()))) {
                throw damaged("the session " + end.session() + " or a peer of it is missing");
            }
        }
        if (standing.isEmpty() && !known.isEmpty()) {
            throw damaged("how far they are is missing");
        }
        sessions.forEach(sessionTaker);
        ends.forEach(endTaker);
        return standing.isEmpty() ? null : standing.get(0);
    }

    private <T> List<T> rows(final String query, final SerialCodec<T> codec) throws SQLException {
        final List<T> objects = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                objects.add(codec.decode(unsealed(rows.getBytes(1))));
            }
        } catch (final TwinhubException ex) {
            throw damaged(ex.error().text());
        }
        return objects;
    }

    /** With a checksum in front: the database itself has none, and a disk that returns other bytes than it was given would go unnoticed. */
    private static byte[] sealed(final byte[] bytes) {
        return ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(checksum(bytes, 0))
                .put(bytes)
                .array();
    }

    private static byte[] unsealed(final byte[] row) throws SQLException {
        if (row.length < Integer.BYTES || ByteBuffer.wrap(row).getInt() != checksum(row, Integer.BYTES)) {
            throw damaged("the checksum of a row is wrong");
        }
        return Arrays.copyOfRange(row, Integer.BYTES, row.length);
    }

    private static int checksum(final byte[] bytes, final int offset) {
        final CRC32C checksum = new CRC32C();
        checksum.update(bytes, offset, bytes.length - offset);
        return (int) checksum.getValue();
    }

    private static SQLException damaged(final String what) {
        return new SQLException(what, null, SQLiteErrorCode.SQLITE_CORRUPT.code);
    }

    /** Writes a batch as one transaction, which is durable when this returns. If it fails, this is of no use any more: who opens the database anew finds nothing of it. */
    void write(final DiskBatch batch) throws SQLException {
        writeAll(batch);
        connection.commit();
    }

    private void writeAll(final DiskBatch batch) throws SQLException {
        if (batch.isWhole()) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM session");
                statement.executeUpdate("DELETE FROM end");
            }
        }
        try (PreparedStatement noSession = connection.prepareStatement("DELETE FROM session WHERE id = ?");
                PreparedStatement noEnd =
                        connection.prepareStatement("DELETE FROM end WHERE session = ? AND number = ?");
                PreparedStatement session =
                        connection.prepareStatement("INSERT OR REPLACE INTO session VALUES (?, ?)");
                PreparedStatement end = connection.prepareStatement("INSERT OR REPLACE INTO end VALUES (?, ?, ?)");
                PreparedStatement standing =
                        connection.prepareStatement("INSERT OR REPLACE INTO standing VALUES (1, ?)")) {
            for (final long gone : batch.goneSessions()) {
                noSession.setLong(1, gone);
                noSession.executeUpdate();
            }
            for (final DiskBatch.EndKey gone : batch.goneEnds()) {
                noEnd.setLong(1, gone.session());
                noEnd.setInt(2, gone.end());
                noEnd.executeUpdate();
            }
            for (final SessionCopy each : batch.sessions()) {
                session.setLong(1, each.of().session());
                session.setBytes(2, sealed(SESSION.encode(each)));
                session.executeUpdate();
            }
            for (final EndCopy each : batch.ends()) {
                end.setLong(1, each.session());
                end.setInt(2, each.end());
                end.setBytes(3, sealed(END.encode(each)));
                end.executeUpdate();
            }
            standing.setBytes(1, sealed(STANDING.encode(batch.end())));
            standing.executeUpdate();
        }
    }

    /** Closes it; what was committed is there. */
    void close() {
        try {
            connection.close();
        } catch (final SQLException ex) {
            // Nothing that was committed depends on it, and who opens it again says what is wrong.
            return;
        }
    }
}
