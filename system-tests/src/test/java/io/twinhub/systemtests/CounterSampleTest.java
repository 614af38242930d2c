package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.bus.Event;
import io.twinhub.samples.counter.Counter;
import io.twinhub.testsupport.TestSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample of two versions in virtual time; {@link MigrationTest} runs it in real processes. */
final class CounterSampleTest {
    private static final Path SAMPLE =
            SourceTree.root().resolve("config-samples").resolve("counter");

    private static final long REPLAYED = -1;

    @RegisterExtension
    final TestSystem first = TestSystem.of(SAMPLE.resolve("system.xml"));

    @RegisterExtension
    final TestSystem second = TestSystem.of(SAMPLE.resolve("system-2.xml"));

    @BeforeEach
    void give() {
        second.after(first);
        first.program("counter", bus -> new Counter(bus)::turn);
        second.program("counter", bus -> new io.twinhub.samples.counter2.Counter(bus)::turn);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldCountOnInTheNextVersionAndAloneAfterTheReturn(final long seed) {
        first.seed(seed).runUntilReady();
        final List<Long> before = first.received("show", "counter.count", Event::asLong);
        first.run(Duration.ofSeconds(3));
        second.seed(seed).runUntilReady();
        final List<Long> received = second.received("show", "counter.count", CounterSampleTest::live);
        final List<Long> carried = second.received("show", "counter.carried", Event::asLong);
        second.lead();
        second.run(Duration.ofSeconds(2));

        final int stoppedAt = before.size();
        final List<Long> after =
                received.stream().filter(count -> count != REPLAYED).toList();
        final List<Long> all = Stream.concat(before.stream(), after.stream()).toList();
        assertThat(all).hasSize(stoppedAt + after.size()).containsExactlyElementsOf(from(all.get(0), all.size()));
        assertThat(after).hasSizeGreaterThan(30);
        assertThat(carried).containsExactly(before.get(stoppedAt - 1));

        first.lead();
        first.run(Duration.ofSeconds(1));
        assertThat(before)
                .hasSizeGreaterThan(stoppedAt + 10)
                .containsExactlyElementsOf(from(before.get(0), before.size()));
    }

    /** The last count of version 1 comes from the recorder as well. */
    private static long live(final Event event) {
        return event.isReplayed() ? REPLAYED : event.asLong();
    }

    private static List<Long> from(final long first, final int count) {
        return LongStream.range(first, first + count).boxed().toList();
    }
}
