package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Managers in real processes at level {@code disk}, whose databases are damaged: first one at a time, in several ways, which nobody notices but who reads its log; then one that cannot be opened,
 * without which the other one goes on by an administrator's word; then both at once, which ends all sessions.
 */
@Tag("night")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class SessionDamageTest {
    private static final int ORDER_SECONDS = 180;
    private static final int ORDER_RATE = 40;
    private static final int PAGE_LENGTH = 4096;
    private static final String DAMAGED = "cannot be used";

    @TempDir
    private Path folder;

    private SmallShop shop;

    private interface Damage {
        void of(Path file) throws IOException;
    }

    @Test
    void shouldTakeFromTheOtherOneWhatIsDamaged() throws IOException {
        try (SmallShop disks = new SmallShop(
                folder,
                ORDER_SECONDS,
                ORDER_RATE,
                text -> FaultySessions.with(text.replace("saved=\"standby\"", "saved=\"disk\""), "steady"))) {
            shop = disks;
            shop.start(1);
            final String first = shop.activeManager();
            final String second = other(first);
            shouldPutAside(first, SessionDamageTest::overwrite);
            shouldPutAside(second, SessionDamageTest::cut);
            shouldPutAside(
                    shop.activeManager(), file -> Files.writeString(file, "no database, but what somebody wrote"));
            shouldNotNeedItsLog(shop.activeManager());
            shouldGoOnWithoutOneThatCannotBeOpened(other(shop.activeManager()));
            assertThat(shop.verdict()).as("all of it while it orders").isNull();
            final Matcher verdict = shop.awaitVerdict();
            System.out.println("sessions: damaged disks: " + verdict.group());
            assertThat(verdict.group(2)).as(shop.said()).isEqualTo(verdict.group(1));
            assertThat(verdict.group(3)).isEqualTo("1");
            assertThat(verdict.group(4)).isEqualTo("0");
            assertThat(asker())
                    .doesNotContain("wrong: ")
                    .doesNotContain("closed: ")
                    .doesNotContain("ceased: ");
            shouldBeginAnewWhenBothAreDamaged();
        }
    }

    private void shouldPutAside(final String computer, final Damage damage) throws IOException {
        final long told = count(computer, DAMAGED);
        final long aside = asideCount(computer);
        awaitContent(computer);
        end(computer, damage);
        shop.await("word of a damaged store", () -> count(computer, DAMAGED) == told + 1);
        assertThat(asideCount(computer)).isEqualTo(aside + 1);
        awaitLevel("disk");
        shop.awaitMore(ORDER_RATE);
    }

    /** Without its log a database is as it was a while ago: whole, and of no use but to who has nothing newer. */
    private void shouldNotNeedItsLog(final String computer) throws IOException {
        final long told = count(computer, DAMAGED);
        awaitContent(computer);
        end(computer, file -> {
            if (file.endsWith("sessions-wal")) {
                overwrite(file);
            }
        });
        awaitLevel("disk");
        shop.awaitMore(ORDER_RATE);
        assertThat(count(computer, DAMAGED)).isEqualTo(told);
    }

    private void shouldGoOnWithoutOneThatCannotBeOpened(final String computer) throws IOException {
        final Path file = database(computer);
        final Path kept = file.resolveSibling("kept");
        end(computer, each -> {
            if (each.equals(file)) {
                Files.move(file, kept);
                Files.createDirectory(file);
            }
        });
        final String active = other(computer);
        shop.await(
                "a manager that waits",
                () -> status(active).contains("nothing is answered until a standby is in sync"));
        assertThat(statusOfAll()).contains("nothing that sessions of version 1 save is answered");
        assertThat(goOn(active)).contains("the dangers are not confirmed");
        assertThat(goOn(active, "--yes"))
                .contains("ok the manager on " + active + " goes on")
                .contains("saved at level memory");
        shop.awaitMore(ORDER_RATE);
        assertThat(status(active)).contains("what is answered is saved at level memory");
        assertThat(statusOfAll()).contains("what sessions of version 1 save is answered at level memory, not disk");
        assertThat(goOn(active, "--yes")).contains("waits for nobody");
        Files.delete(file);
        Files.move(kept, file);
        awaitLevel("disk");
        shop.awaitMore(ORDER_RATE);
        assertThat(shop.system.copyLog(computer, "manager")).contains("unable to open");
    }

    private void shouldBeginAnewWhenBothAreDamaged() throws IOException {
        final long desks = shop.program("center-2", "desks").orElseThrow();
        final List<Long> processes = new ArrayList<>();
        for (final String computer : SmallShop.CENTERS) {
            awaitContent(computer);
            processes.add(stop(computer));
        }
        for (final String computer : SmallShop.CENTERS) {
            damage(computer, SessionDamageTest::overwrite);
        }
        processes.forEach(process -> ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly));
        shop.await("the end of its session", () -> asker().contains("ceased: asker BEHIND"));
        shop.await(
                "answers in another one",
                () -> asker().substring(asker().lastIndexOf("ceased: ")).contains("asked: steady-1 answered 1"));
        assertThat(asker()).doesNotContain("wrong: ");
        assertThat(shop.program("center-2", "desks").orElseThrow()).isEqualTo(desks);
        awaitLevel("disk");
        final String log = shop.system.copyLog("center-1", "manager") + shop.system.copyLog("center-2", "manager");
        assertThat(log)
                .contains("desks@center-2 holds 1 sessions, which this manager does not know: they are ended, BEHIND.");
    }

    /** A manager is killed, and what it has on disk is damaged before another one begins. */
    private void end(final String computer, final Damage damage) throws IOException {
        final long process = stop(computer);
        damage(computer, damage);
        ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
    }

    private long stop(final String computer) {
        final long process = shop.program(computer, "manager").orElseThrow();
        ProcessFiles.signal(process, "STOP");
        return process;
    }

    /** Of both files: what is damaged in one alone, the other one may mend. */
    private void damage(final String computer, final Damage damage) throws IOException {
        damage.of(database(computer));
        damage.of(database(computer).resolveSibling("sessions-wal"));
    }

    private Path database(final String computer) {
        return shop.system
                .home()
                .copy(computer, shop.system.plan().version(), "manager")
                .resolve("sessions");
    }

    /** Until its log was written into the database itself: before there is nothing in it. */
    private void awaitContent(final String computer) {
        shop.await("content of a database", () -> database(computer).toFile().length() > 4 * PAGE_LENGTH);
    }

    /** From the first page on, and from the first entry of a log on. */
    private static void overwrite(final Path file) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            final byte[] noise = new byte[(int) content.length() / 2];
            new Random(1).nextBytes(noise);
            content.seek(1000);
            content.write(noise);
        }
    }

    /** To half; of a log, to nothing that counts. */
    private static void cut(final Path file) throws IOException {
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.WRITE)) {
            content.truncate(file.endsWith("sessions") ? content.size() / 2 : PAGE_LENGTH / 2);
        }
    }

    private long asideCount(final String computer) throws IOException {
        try (Stream<Path> files = Files.list(database(computer).getParent())) {
            return files.filter(file -> file.getFileName().toString().matches("sessions\\.aside-[0-9]+"))
                    .count();
        }
    }

    private void awaitLevel(final String level) {
        shop.await(
                "saves at level " + level,
                () -> shop.system
                        .console("session", "list", "--computer", shop.activeManager())
                        .contains("is saved at level " + level));
    }

    private String goOn(final String computer, final String... more) {
        final List<String> words = new ArrayList<>(List.of("session", "go-on", "--computer", computer));
        words.addAll(List.of(more));
        return shop.system.console(words.toArray(String[]::new));
    }

    private String status(final String computer) {
        return shop.system.console("system", "status", "--computer", computer);
    }

    private String statusOfAll() {
        return shop.system.console("system", "status", "--all");
    }

    private static String other(final String computer) {
        return computer.equals("center-1") ? "center-2" : "center-1";
    }

    private String asker() {
        return shop.system.copyLog("center-2", "asker");
    }

    private long count(final String computer, final String text) {
        return shop.system
                .copyLog(computer, "manager")
                .lines()
                .filter(line -> line.contains(text))
                .count();
    }
}
