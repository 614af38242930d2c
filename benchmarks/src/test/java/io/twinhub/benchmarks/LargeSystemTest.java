package io.twinhub.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.text.XmlReader;
import org.junit.jupiter.api.Test;

/** The large configuration in a small form: every step runs, and what comes out is what went in. */
final class LargeSystemTest {
    @Test
    void shouldComeThroughEveryStep() {
        final String text = LargeSystem.xml(110, 1_100);
        final LargeSystemRun run = new LargeSystemRun();
        final SystemSpec spec = run.decode(run.seal(text));
        assertThat(spec).isEqualTo(XmlReader.of(SystemSpec.TYPE).read(text).orThrow());

        final SystemPlan plan = run.compile(spec);
        assertThat(plan.computerCount()).isEqualTo(110);
        assertThat(plan.copyCount()).isEqualTo(108);
        assertThat(plan.eventCount()).isEqualTo(1_100);
        assertThat(plan.eventsMatching("plant.7.tank.*.level")).hasSize(11);

        assertThat(run.parse(text)).isPositive();
        assertThat(run.steps())
                .containsOnlyKeys(
                        LargeSystemRun.PARSE,
                        LargeSystemRun.READ,
                        LargeSystemRun.CHECK,
                        LargeSystemRun.ENCODE,
                        LargeSystemRun.DECODE,
                        LargeSystemRun.COMPILE);
    }
}
