package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faulty servers in real processes: a message at which a server's process ends, each time; a server that cannot read what its predecessor saved. What is faulty is set aside,
 * and nothing else: other sessions of the same servers go on, and lose nothing.
 */
@Tag("night")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
final class SessionFaultsTest {
    private static final int ORDER_SECONDS = 60;
    private static final int ORDER_RATE = 40;

    @TempDir
    private Path folder;

    private SmallShop shop;

    @Test
    void shouldEndWhatIsFaultyAndNothingElse() throws IOException {
        try (SmallShop faulty =
                new SmallShop(folder, ORDER_SECONDS, ORDER_RATE, text -> FaultySessions.with(text, "asker"))) {
            shop = faulty;
            shop.start(1);
            shop.await("answers", () -> answered() > 20);
            shouldSetAsideWhatEndsItsServer();
            shouldLetItGoOn();
            shouldSetAsideWhatCannotBeRead();
            final Matcher verdict = shop.awaitVerdict();
            System.out.println("sessions: faulty ones: " + verdict.group());
            assertThat(verdict.group(2)).as(shop.said()).isEqualTo(verdict.group(1));
            assertThat(verdict.group(3)).isEqualTo("1");
            assertThat(verdict.group(4)).isEqualTo("0");
            assertThat(asker()).doesNotContain("wrong: ").doesNotContain("closed: steady");
        }
    }

    private void shouldSetAsideWhatEndsItsServer() {
        shop.await("the end of the poisoned one", () -> asker().contains("closed: poisoned QUARANTINED"));
        awaitMore();
        assertThat(status())
                .containsPattern(
                        "set aside: counter/poisoned, it failed its server 5 times in a row, at last counters@center-[12], which died");
    }

    /** By the console; its client opens it again and again meanwhile, and finds the count that was saved. */
    private void shouldLetItGoOn() {
        final String active = shop.activeManager();
        final String standby = active.equals("center-1") ? "center-2" : "center-1";
        assertThat(console("list", active, "--aside"))
                .containsPattern("counter/poisoned +- +[0-9]+ +5 +it failed its server 5 times in a row");
        assertThat(console("release", standby, "counter/poisoned"))
                .contains("is not the ACTIVE one", "--computer " + active);
        final long before = answered("poisoned");
        assertThat(before).isPositive();
        assertThat(console("release", active, "counter/poisoned"))
                .contains("ok counter/poisoned goes on with counters@center-")
                .contains("is saved at level standby");
        shop.await("answers of the poisoned one", () -> answered("poisoned") > before + 20);
        assertThat(console("list", active, "--aside")).doesNotContain("counter/poisoned");
        assertThat(status()).doesNotContain("set aside: counter/poisoned");
        assertThat(managers()).contains("An administrator says: release counter/poisoned.");
        awaitMore();
    }

    private String console(final String command, final String computer, final String... more) {
        final List<String> words = new ArrayList<>(List.of("session", command, "--computer", computer));
        words.addAll(List.of(more));
        return shop.system.console(words.toArray(String[]::new));
    }

    /** What center-1 has saved, center-2 does not read; it has some sessions of its own, which go on. */
    private void shouldSetAsideWhatCannotBeRead() {
        shop.await(
                "a server on center-1",
                () -> shop.program("center-1", "counters").isPresent());
        if (!asker().contains("closed: skewed")) {
            shop.kill(shop.program("center-1", "counters"));
        }
        shop.await("the end of what cannot be read", () -> asker().contains("closed: skewed-"));
        awaitMore();
        assertThat(managers()).contains("TH10001").contains("cannot be read");
        assertThat(status()).contains("skewed/").contains("cannot be read").contains("[TH10006]");
    }

    private long answered() {
        return answered("steady-1");
    }

    /** How many answers this one got, by the last word of its client. */
    private long answered(final String name) {
        long answered = 0;
        final Matcher matcher =
                Pattern.compile("asked: " + name + " answered (\\d+)").matcher(asker());
        while (matcher.find()) {
            answered = Math.max(answered, Long.parseLong(matcher.group(1)));
        }
        return answered;
    }

    private void awaitMore() {
        final long before = answered();
        shop.await("further answers", () -> answered() > before + 20);
    }

    private String asker() {
        return shop.system.copyLog("center-2", "asker");
    }

    private String managers() {
        return shop.system.copyLog("center-1", "manager") + shop.system.copyLog("center-2", "manager");
    }

    private String status() {
        return shop.system.console("system", "status", "--computer", shop.activeManager());
    }
}
