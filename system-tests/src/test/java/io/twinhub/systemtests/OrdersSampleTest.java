package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.SettingSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.text.XmlReader;
import io.twinhub.samples.SampleSystem;
import io.twinhub.samples.orders.Auditor;
import io.twinhub.samples.orders.BookServer;
import io.twinhub.samples.orders.Desk;
import io.twinhub.samples.orders.OrderServer;
import io.twinhub.testsupport.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sample of sessions in virtual time: its own programs, configuration and auditor, while servers, managers and hubs are killed. */
final class OrdersSampleTest {
    private final List<String> said = new ArrayList<>();

    private TestSystem system(final String saved) {
        final SystemSpec spec = XmlReader.of(SystemSpec.TYPE)
                .read(SampleSystem.ORDERS.text().replace("saved=\"standby\"", "saved=\"" + saved + "\""))
                .orThrow();
        final List<ProgramCopySpec> copies = spec.programCopies().stream()
                .map(copy -> copy.id().equals("desks")
                        ? copy.withSettings(
                                List.of(new SettingSpec("ratePerSecond", "40"), new SettingSpec("seconds", "12")))
                        : copy)
                .toList();
        return TestSystem.of(spec.toBuilder().programCopies(copies).build())
                .program("desks", bus -> new Desk(bus, () -> bus.nanoTime() / 1_000_000)::turn)
                .program("orders", bus -> new OrderServer(bus)::turn)
                .program("stock", bus -> new BookServer(bus, "stock")::turn)
                .program("payments", bus -> new BookServer(bus, "account")::turn)
                .program("auditor", bus -> new Auditor(bus, () -> bus.nanoTime() / 1_000_000, said::add)::turn);
    }

    private static boolean isVerdict(final String line) {
        return line.contains("exactlyOnce=");
    }

    @Test
    void shouldDoEveryOrderOnceWhateverDies() {
        final TestSystem system = system("standby");
        system.runUntil(
                () -> said.stream().anyMatch(line -> line.matches("auditor: \\d+ orders, [1-9]\\d* done.*")),
                Duration.ofSeconds(30));
        for (final String victim : List.of(
                "orders@center-1",
                "manager@center-1",
                "stock@store-1",
                "localHub@store-2",
                "hub-a",
                "orders@center-2",
                "payments@store-2",
                "desks@store-1",
                "auditor@center-1")) {
            system.kill(victim);
            system.run(Duration.ofMillis(700));
            system.start(victim);
            system.run(Duration.ofMillis(1500));
        }
        awaitVerdict(system);
    }

    @Test
    void shouldDoEveryOrderOnceWhenAllManagersDie() {
        final TestSystem system = system("disk");
        system.runUntil(
                () -> said.stream().anyMatch(line -> line.matches("auditor: \\d+ orders, [1-9]\\d* done.*")),
                Duration.ofSeconds(30));
        for (int i = 0; i < 3; i++) {
            system.kill("manager@center-1");
            system.kill("manager@center-2");
            system.run(Duration.ofMillis(300));
            system.start("manager@center-1");
            system.start("manager@center-2");
            system.run(Duration.ofSeconds(3));
        }
        awaitVerdict(system);
    }

    private void awaitVerdict(final TestSystem system) {
        system.runUntil(() -> said.stream().anyMatch(OrdersSampleTest::isVerdict), Duration.ofSeconds(40));
        final String verdict =
                said.stream().filter(OrdersSampleTest::isVerdict).findFirst().orElseThrow();
        System.out.println(verdict);
        assertThat(verdict)
                .matches("auditor: orders=(\\d{2,}) completed=\\1 exactlyOnce=1 balance=0 longestPauseMs=\\d+");
    }
}
