package io.twinhub.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.config.Verification;
import io.twinhub.metadata.EventClass;
import io.twinhub.metadata.text.TextResult;
import io.twinhub.metadata.text.TextSource;
import io.twinhub.metadata.text.XmlReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleSystemTest {
    @ParameterizedTest
    @EnumSource
    void shouldBeValid(final SampleSystem system) {
        final TextResult<SystemSpec> read = read(system);
        assertThat(read.errors()).isEmpty();
        assertThat(Verification.check(read.value(), read.positions())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveAnEventOfTheRightClassForEachReading(final SampleSystem system) {
        final SystemPlan plan = SystemPlan.compile(read(system).value());
        try (Measurements measurements = new ProcMeasurements()) {
            for (final String name : measurements.names()) {
                final int event = plan.eventId("machine-1." + name);
                assertThat(event).as(name).isNotNegative();
                plan.event(event).eventClass().fitted(EventClass.of(Reading.TYPE));
            }
        }
    }

    private static TextResult<SystemSpec> read(final SampleSystem system) {
        return XmlReader.of(SystemSpec.TYPE).read(List.of(new TextSource(system.file(), system.text())));
    }
}
