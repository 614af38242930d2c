package io.twinhub.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.EventClassPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.config.Verification;
import io.twinhub.metadata.EventClass;
import io.twinhub.metadata.EventKind;
import io.twinhub.metadata.text.TextResult;
import io.twinhub.metadata.text.TextSource;
import io.twinhub.metadata.text.XmlReader;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
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
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WATERWORKS", "ORDERS"})
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

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WATERWORKS", "ORDERS"})
    void shouldHaveAGreetingInWhichTheMachineIntroducesItself(final SampleSystem system) {
        final SystemPlan plan = SystemPlan.compile(read(system).value());
        final EventClassPlan greeting =
                plan.event(plan.eventId("machine-1.hello")).eventClass();
        assertThat(greeting.kind()).isEqualTo(EventKind.COMPLEX);
        final Machine machine = Machine.ofThisProgram(new ProcMeasurements().names());
        final EventClass<Machine> fitted = greeting.fitted(EventClass.of(Machine.TYPE));
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[greeting.valueLengthBytes()]);
        final int length = fitted.encode(machine, buffer, 0);
        assertThat(fitted.decode(buffer, 0, length)).isEqualTo(machine);
    }

    private static TextResult<SystemSpec> read(final SampleSystem system) {
        return XmlReader.of(SystemSpec.TYPE).read(List.of(new TextSource(system.file(), system.text())));
    }
}
