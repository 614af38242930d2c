package org.example.tank;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinhub.testsupport.TestSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FailureTest {
    @RegisterExtension
    final TestSystem system = TestSystem.of(Path.of("system.xml"));

    private final List<String> shown = new ArrayList<>();

    @BeforeEach
    void begin() {
        system.program("tank-1", bus -> new Tank(bus)::turn);
        system.program("show-1", bus -> {
            new Show(bus, shown::add);
            return () -> {};
        });
        system.runUntilReady();
    }

    @Test
    void shouldShowEverythingWhenAHubDies() {
        List<Long> numbers = system.received("show-1", "tank.**", event -> event.as(TankState.TYPE).number());
        system.kill("hub-a");
        system.run(ofSeconds(2));

        long first = numbers.get(0);
        assertEquals(LongStream.range(first, first + 20).boxed().toList(), numbers);
    }

    @Test
    void shouldSayWhatMayBeMissingWhenTheComputerOfATankDies() {
        shown.clear();
        system.kill("plant");
        system.run(ofSeconds(1));
        system.start("plant");
        system.run(ofSeconds(2));

        assertTrue(shown.contains("may be missing: events of [tank-1], lost on the way from plant"), shown::toString);
        assertTrue(shown.contains("tank.1.state 0: 3.00 m"), shown::toString);
    }
}
