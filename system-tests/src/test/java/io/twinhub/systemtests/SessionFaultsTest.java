package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
    private static final Pattern SLOWEST = Pattern.compile("asked: steady-\\d answered (\\d+) slowestMs (\\d+)");

    @TempDir
    private Path folder;

    private SmallShop shop;

    @Test
    void shouldEndWhatIsFaultyAndNothingElse() throws IOException {
        try (SmallShop faulty = new SmallShop(folder, ORDER_SECONDS, ORDER_RATE, SessionFaultsTest::with)) {
            shop = faulty;
            shop.start(1);
            shop.await("answers", () -> answered() > 20);
            shouldSetAsideWhatEndsItsServer();
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
        assertThat(status()).contains("counter/poisoned").contains("failed its server 5 times in a row");
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
        assertThat(status()).contains("skewed/").contains("cannot be read");
    }

    /** How many answers steady ones got, by the last word of each. */
    private long answered() {
        long answered = 0;
        final Matcher matcher = SLOWEST.matcher(asker());
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

    private static String with(final String text) {
        final String java =
                "java -Xmx128m -cp " + System.getProperty("java.class.path") + " " + FaultySessions.class.getName();
        return text.replace(
                        "</programs>",
                        program("counter", java + " counter") + program("asker", java + " asker") + "</programs>")
                .replace(
                        "</programCopies>",
                        "<programCopy id=\"counters\" program=\"counter\"><instance computer=\"center-1\" rank=\"1\"/>"
                                + "<instance computer=\"center-2\" rank=\"2\"/></programCopy>"
                                + copy("asker", "center-2") + "</programCopies>")
                .replace(
                        "</sessions>",
                        "<sessionType name=\"counter\" servers=\"counters\" clients=\"asker\"/>"
                                + "<sessionType name=\"skewed\" servers=\"counters\" clients=\"asker\"/>"
                                + "<sessionType name=\"asker\" servers=\"asker\"/></sessions>");
    }

    private static String program(final String name, final String command) {
        return "<program name=\"" + name + "\" command=\"" + command + "\"/>";
    }

    private static String copy(final String name, final String computer) {
        return "<programCopy id=\"" + name + "\" program=\"" + name + "\"><instance computer=\"" + computer
                + "\" rank=\"1\"/></programCopy>";
    }
}
