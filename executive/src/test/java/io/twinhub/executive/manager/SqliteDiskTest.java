package io.twinhub.executive.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.executive.wire.Begun;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.CopyEnd;
import io.twinhub.executive.wire.Incarnation;
import io.twinhub.executive.wire.Item;
import io.twinhub.executive.wire.ItemKind;
import io.twinhub.executive.wire.Placed;
import io.twinhub.executive.wire.Position;
import io.twinhub.executive.wire.Save;
import io.twinhub.executive.wire.TermBegun;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions go to a real database and come back. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SqliteDiskTest {
    private static final long MEMORY = 1L << 30;
    private static final byte[] NOTHING = {};
    private static final Incarnation APPLICATION = new Incarnation(1, 5, 1);
    private static final Incarnation ACCOUNT = new Incarnation(2, 5, 1);

    @TempDir
    private Path folder;

    private final List<ErrorResult> errors = Collections.synchronizedList(new ArrayList<>());
    private final List<Disk> disks = new ArrayList<>();

    @AfterEach
    void close() {
        disks.forEach(Disk::close);
    }

    private Disk disk(final Path in, final String system) {
        disks.forEach(Disk::close);
        final Disk disk = new SqliteDisk(in.resolve("sessions"), system, errors::add);
        disks.add(disk);
        return disk;
    }

    private Durable open() {
        return new Durable(disk(folder, "shop 1"), MEMORY);
    }

    private static void sync(final Durable durable) {
        while (durable.durableIndex() != durable.store().index()) {
            durable.doWork();
            assertThat(Thread.currentThread().isInterrupted())
                    .as("it took too long")
                    .isFalse();
        }
    }

    private static Item item(final int end, final long sequence, final ItemKind kind, final String text) {
        return new Item(end, sequence, kind, CloseReason.NONE, text, NOTHING);
    }

    private static Item answer(final long sequence, final long call) {
        return new Item(-1, sequence, ItemKind.REPLY, CloseReason.NONE, "", NOTHING, call);
    }

    private static Save save(
            final Incarnation of, final long number, final List<Position> consumed, final Item... outputs) {
        return new Save(of, number, true, false, new byte[] {(byte) number}, consumed, List.of(outputs));
    }

    /** An application that opens the account "7" and speaks with it. */
    private static void begin(final SessionStore store) {
        store.begin(new TermBegun(5));
        store.begin(new Begun(77, 1, "application"));
        store.place(new Placed(APPLICATION, 77, 0));
        store.save(save(
                APPLICATION, 1, List.of(), item(1, 1, ItemKind.OPEN, "account/7"), item(1, 2, ItemKind.MESSAGE, "")));
        store.place(new Placed(ACCOUNT, 78, 0));
    }

    private static List<String> contentOf(final SessionStore store) {
        final List<String> content = new ArrayList<>();
        store.copyTo(
                session -> content.add(session.toString().replaceAll("\\[B@\\w+", "bytes")),
                end -> content.add(end.toString().replaceAll("\\[B@\\w+", "bytes")));
        content.add(store.copyEnd().toString());
        return content;
    }

    @Test
    void shouldHaveAfterEachChangeWhatTheStoreHas() throws IOException {
        final Durable durable = open();
        final SessionStore store = durable.store();
        assertThat(store.standing().index()).isZero();
        begin(store);
        sync(durable);
        final List<Runnable> changes = List.of(
                () -> store.save(save(ACCOUNT, 1, List.of(new Position(-1, 2)), item(-1, 1, ItemKind.MESSAGE, ""))),
                () -> store.save(
                        save(APPLICATION, 2, List.of(new Position(1, 1)), item(2, 1, ItemKind.OPEN, "account/8"))),
                () -> store.save(save(APPLICATION, 3, List.of(), item(1, 3, ItemKind.CALL, ""))),
                () -> store.save(save(ACCOUNT, 2, List.of(new Position(-1, 3)))),
                () -> store.save(save(ACCOUNT, 3, List.of(), answer(2, 3))),
                () -> store.save(save(APPLICATION, 4, List.of(), item(1, 4, ItemKind.CLOSE, ""))),
                () -> store.save(new Save(APPLICATION, 5, true, true, NOTHING, List.of(), List.of())));
        for (final Runnable change : changes) {
            change.run();
            sync(durable);
            assertThat(contentOf(copied())).isEqualTo(contentOf(store));
        }
        assertThat(errors).isEmpty();
    }

    /** What somebody finds who looks at the files as they are on disk now: as after a loss of power. */
    private SessionStore copied() throws IOException {
        final Path other = Files.createTempDirectory(folder, "copy");
        for (final String name : List.of("sessions", "sessions-wal")) {
            Files.copy(folder.resolve(name), other.resolve(name));
        }
        final Disk disk = new SqliteDisk(other.resolve("sessions"), "shop 1", errors::add);
        final SessionStore store = new Durable(disk, MEMORY).store();
        disk.close();
        return store;
    }

    @Test
    void shouldPutAsideWhatIsDamaged() throws IOException {
        final Durable durable = open();
        begin(durable.store());
        sync(durable);
        disks.forEach(Disk::close);
        final byte[] bytes = Files.readAllBytes(folder.resolve("sessions"));
        for (int i = 4096; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(folder.resolve("sessions"), bytes);
        assertThat(open().store().isEmpty()).isTrue();
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).toText()).contains("cannot be used").contains("sessions.aside-");
        assertThat(Files.list(folder).map(path -> path.getFileName().toString()))
                .anyMatch(name -> name.startsWith("sessions.aside-"));
    }

    @Test
    void shouldPutAsideWhatIsNoDatabase() throws IOException {
        Files.writeString(folder.resolve("sessions"), "no database at all, only some text that somebody wrote here");
        assertThat(open().store().isEmpty()).isTrue();
        assertThat(errors).hasSize(1);
    }

    /** A file that was cut off, or whose rows are not what was written, although it is a whole database. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cut 0",
                "cut 100",
                "cut 5000",
                "UPDATE session SET data = zeroblob(40) WHERE id = 2",
                "UPDATE session SET data = substr(data, 1, length(data) - 1) || x'55' WHERE id = 2",
                "DELETE FROM session WHERE id = 2",
                "DELETE FROM end WHERE session = 2",
                "DELETE FROM standing",
            })
    void shouldPutAsideWhatIsNotWhole(final String damage) throws Exception {
        final Durable durable = open();
        begin(durable.store());
        sync(durable);
        disks.forEach(Disk::close);
        final Path file = folder.resolve("sessions");
        if (damage.startsWith("cut ")) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(Long.parseLong(damage.substring(4)));
            }
        } else {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(damage)).isPositive();
            }
        }
        assertThat(open().store().isEmpty()).isTrue();
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).errorCode()).isEqualTo(ErrorCode.SESSION_DISK_DAMAGED);
        assertThat(Files.list(folder).map(path -> path.getFileName().toString()))
                .anyMatch(name -> name.startsWith("sessions.aside-"));
        assertThat(open().store().isEmpty()).isTrue();
        assertThat(errors).hasSize(1);
    }

    @Test
    void shouldSayThatAFolderTakesNothing() throws IOException {
        Files.createDirectory(folder.resolve("sessions"));
        assertThatThrownBy(this::open)
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining(folder.resolve("sessions").toString());
    }

    @Test
    void shouldPutAsideWhatIsOfAnotherVersion() {
        final Durable durable = open();
        begin(durable.store());
        sync(durable);
        assertThat(new Durable(disk(folder, "shop 2"), MEMORY).store().isEmpty())
                .isTrue();
        assertThat(errors.get(0).text()).contains("they are of the system shop 1, and this is shop 2");
        final CopyEnd end = disk(folder, "shop 2").read(session -> {}, each -> {});
        assertThat(end).isNull();
        assertThat(errors).hasSize(1);
    }

    /** By somebody who writes into its file, while no page of it is in memory any more. */
    @Test
    void shouldPutAsideWhatIsFoundDamagedWhileItRuns() throws IOException {
        final Durable durable = open();
        begin(durable.store());
        sync(durable);
        for (int i = 0; i < 2000; i++) {
            final Incarnation other =
                    new Incarnation(durable.store().begin(new Begun(77, 2 + i, "application")).id, 5, 1);
            durable.store().place(new Placed(other, 77, 0));
            durable.store().save(new Save(other, 1, true, false, new byte[4000], List.of(), List.of()));
        }
        sync(durable);
        final byte[] noise = new byte[(int) Files.size(folder.resolve("sessions"))];
        Arrays.fill(noise, 1000, noise.length, (byte) 55);
        Files.write(folder.resolve("sessions"), noise);
        Files.write(folder.resolve("sessions-wal"), noise);
        durable.store().save(save(APPLICATION, 2, List.of()));
        sync(durable);
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).errorCode()).isEqualTo(ErrorCode.SESSION_DISK_DAMAGED);
        assertThat(contentOf(open().store())).isEqualTo(contentOf(durable.store()));
    }

    @Test
    void shouldNotTakeWhatCannotBeWrittenForDurable() {
        final Disk disk = disk(folder, "shop 1");
        disk.read(session -> {}, end -> {});
        disk.write(new DiskBatch(false, List.of(), List.of(), List.of(), List.of(), null));
        while (!disk.hasFailed()) {
            assertThat(disk.isIdle()).isFalse();
        }
        assertThat(disk.isIdle()).isFalse();
        assertThat(errors).hasSize(1);
    }

    @Test
    void shouldGoOnWhenThereIsRoomAgain() throws IOException, InterruptedException {
        final Path small = Files.createDirectory(folder.resolve("small"));
        Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=400k", "none", small.toString()), "needs root");
        try {
            final Path ballast = small.resolve("ballast");
            final Durable durable = new Durable(disk(small, "shop 1"), MEMORY);
            begin(durable.store());
            sync(durable);
            try {
                Files.write(ballast, new byte[400 * 1024]);
            } catch (final IOException ex) {
                assertThat(ex).hasMessageContaining("No space");
            }
            durable.store().save(new Save(ACCOUNT, 1, true, false, new byte[100 * 1024], List.of(), List.of()));
            while (!durable.hasFailed()) {
                durable.doWork();
                Thread.onSpinWait();
            }
            assertThat(errors).hasSize(1);
            assertThat(errors.get(0).text()).contains("cannot be written").contains("full");
            Files.delete(ballast);
            sync(durable);
            assertThat(durable.hasFailed()).isFalse();
            final Durable read = new Durable(disk(small, "shop 1"), MEMORY);
            assertThat(contentOf(read.store())).isEqualTo(contentOf(durable.store()));
        } finally {
            disks.forEach(Disk::close);
            run("umount", small.toString());
        }
    }

    private static boolean run(final String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (final IOException ex) {
            return false;
        }
    }
}
