package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample of sessions in real processes: a server, the ACTIVE manager and a hub are killed by {@code kill -9} while orders are placed, and the auditor compares all books. As
 * short as a build allows; the long ones are {@link DemoTest} and {@link SessionKillTest}.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
final class SessionChaosTest {
    private static final int ORDER_SECONDS = 8;
    private static final int ORDER_RATE = 500;

    @TempDir
    private Path folder;

    @Test
    void shouldDoEveryOrderOnceWhileAServerTheManagerAndAHubAreKilled() {
        try (SmallShop shop = new SmallShop(folder, ORDER_SECONDS, ORDER_RATE, text -> text)) {
            shop.start(1);
            final String manager = shop.activeManager();
            shop.kill(shop.program(manager, "manager"), shop.program("center-2", "stock"));
            shop.awaitMore(1);
            shop.kill(shop.program("center-1", "orders"), shop.program("center-2", "orders"), shop.hub("hub-a"));
            final Matcher verdict = shop.awaitVerdict();
            System.out.println("sessions: " + verdict.group());
            assertThat(verdict.group(2)).as(shop.said()).isEqualTo(verdict.group(1));
            assertThat(verdict.group(3)).isEqualTo("1");
            assertThat(verdict.group(4)).isEqualTo("0");
            assertThat(Long.parseLong(verdict.group(1))).isGreaterThan(50);
        }
    }
}
