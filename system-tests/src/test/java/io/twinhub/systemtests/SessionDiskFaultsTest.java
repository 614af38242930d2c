package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Managers in real processes at level {@code disk}, of which one has a small file system that is full for a while. It says so once, nothing else of the shop is disturbed, and every order is
 * done once.
 */
@Tag("night")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
final class SessionDiskFaultsTest {
    private static final String COMPUTER = "center-2";
    private static final int ORDER_SECONDS = 60;
    private static final int ORDER_RATE = 40;
    private static final int FILE_SYSTEM_KIB = 8 * 1024;
    private static final long HOLD_NS = 5_000_000_000L;

    @TempDir
    private Path folder;

    private SmallShop shop;

    @Test
    void shouldGoOnWhenThereIsRoomAgain() throws Exception {
        try (SmallShop disks = new SmallShop(
                folder, ORDER_SECONDS, ORDER_RATE, text -> text.replace("saved=\"standby\"", "saved=\"disk\""))) {
            shop = disks;
            final String version = shop.system.plan().version();
            final Path data = shop.system.home().copy(COMPUTER, version, "manager");
            Assumptions.assumeTrue(isMounted(data), "needs root, to mount a small file system");
            try {
                shop.start(1);
                full(data);
                final Matcher verdict = shop.awaitVerdict();
                System.out.println("sessions: full disk: " + verdict.group());
                assertThat(verdict.group(2)).as(shop.said()).isEqualTo(verdict.group(1));
                assertThat(verdict.group(3)).isEqualTo("1");
                assertThat(verdict.group(4)).isEqualTo("0");
                shop.system.stop();
            } finally {
                run("umount", "-l", data.toString());
            }
        }
    }

    private void full(final Path data) throws IOException {
        final long other = shop.program(COMPUTER, "desks").orElseThrow();
        // While the database's log still grows: later it is overwritten, and takes no more room. The manager's own log
        // ends within a page that it has already.
        final Path ballast = data.resolve("ballast");
        fill(ballast);
        shop.await("word of a full disk", () -> count("cannot be written") == 1);
        final long before = shop.done();
        final long sinceNs = System.nanoTime();
        shop.await("a while", () -> System.nanoTime() - sinceNs > HOLD_NS);
        assertThat(shop.done() - before).as("orders while a disk is full").isLessThan(2 * ORDER_RATE);
        assertThat(shop.system.console("system", "status", "--computer", COMPUTER))
                .contains("Its disk takes nothing");
        assertThat(shop.system.console("system", "status", "--all"))
                .contains("the disk of the manager of sessions of version 1 takes nothing");
        Files.delete(ballast);
        shop.awaitMore(ORDER_RATE);
        assertThat(count("cannot be written")).as("said once").isEqualTo(1);

        assertThat(shop.program(COMPUTER, "desks").orElseThrow())
                .as("another program of this computer")
                .isEqualTo(other);
    }

    /** Leaves no byte. */
    private static void fill(final Path ballast) {
        try {
            Files.write(ballast, new byte[FILE_SYSTEM_KIB * 1024]);
        } catch (final IOException ex) {
            assertThat(ex).hasMessageContaining("No space");
        }
    }

    private String log() {
        return shop.system.copyLog(COMPUTER, "manager");
    }

    private long count(final String text) {
        return log().lines().filter(line -> line.contains(text)).count();
    }

    private static boolean isMounted(final Path on) throws IOException, InterruptedException {
        Files.createDirectories(on);
        return run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + FILE_SYSTEM_KIB + "k", "none", on.toString());
    }

    private static boolean run(final String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (final IOException ex) {
            return false;
        }
    }
}
