package io.twinhub.testsupport;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.bus.Event;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.text.XmlReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last values of a version are those with which the next one begins. */
class VersionValuesTest {
    @RegisterExtension
    final TestSystem former = TestSystem.of(spec(
            "1",
            "<field name=\"speed\" type=\"int32\"/>",
            "<event name=\"gauge.gone\" class=\"int64\"/> <event name=\"gauge.other\" class=\"int64\"/>"));

    @RegisterExtension
    final TestSystem system = TestSystem.of(spec(
            "2",
            "<field name=\"speed\" type=\"int32\"/> <field name=\"power\" type=\"int32\" since=\"1\" default=\"9\"/>",
            "<event name=\"gauge.added\" class=\"int64\"/> <event name=\"gauge.other\" class=\"float64\"/>"));

    private final List<String> shown = new ArrayList<>();

    private static SystemSpec spec(final String version, final String fields, final String events) {
        final String text = """
                <system name="moved" version="%s">
                  <networks>
                    <network name="A"> <hub computer="hub-a" address="127.0.1.1"/> </network>
                    <network name="B"> <hub computer="hub-b" address="127.0.2.1"/> </network>
                  </networks>
                  <computers>
                    <spoke name="plant" a="127.0.1.11" b="127.0.2.11"/> <spoke name="desk" a="127.0.1.12" b="127.0.2.12"/>
                  </computers>
                  <programs> <program name="any" command="java Any"/> </programs>
                  <programCopies>
                    <programCopy id="gauge" program="any"> <instance computer="plant"/> </programCopy>
                    <programCopy id="show" program="any"> <instance computer="desk"/> </programCopy>
                  </programCopies>
                  <eventClasses> <eventClass name="Pump"> %s </eventClass> </eventClasses>
                  <events> %s <event name="gauge.level" class="int64"/> <event name="gauge.pump" class="Pump"/> </events>
                  <publishers> <publisher copy="gauge" events="gauge.*"/> </publishers>
                  <subscribers> <subscriber copy="show" events="**"/> </subscribers>
                  <recorders computers="desk"/>
                </system>
                """;
        return XmlReader.of(SystemSpec.TYPE)
                .read(text.formatted(version, fields, events))
                .orThrow();
    }

    @BeforeEach
    void make() {
        system.after(former);
        system.program("show", bus -> {
            bus.subscribe("gauge.level", event -> show(event, event.asLong()));
            bus.subscribe("gauge.added", event -> show(event, event.asLong()));
            bus.subscribe("gauge.other", event -> show(event, event.asDouble()));
            bus.subscribe("gauge.pump", NewPump.TYPE, (pump, event) -> show(event, pump));
            return () -> {};
        });
    }

    private void show(final Event event, final Object value) {
        shown.add(event.name() + " " + value + (event.isReplayed() ? " of " + event.timestampNs() : ""));
    }

    private void publish(final TestSystem version, final long level) {
        assertThat(version.bus("gauge").publisher("gauge.level").publish(level, 0, level * 1000))
                .isEqualTo(PublishOutcome.ACCEPTED);
    }

    private void begin(final long seed) {
        former.seed(seed).runUntilReady();
        publish(former, 1);
        former.bus("gauge").publisher("gauge.gone").publish(5);
        former.bus("gauge").publisher("gauge.other").publish(5);
        former.bus("gauge").publisher("gauge.pump", OldPump.TYPE).publish(new OldPump(70), 0, 70);
        former.run(ofSeconds(5));
        system.seed(seed).runUntilReady();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldBeginWithTheLastValuesOfTheFormerVersion(final long seed) {
        begin(seed);
        assertThat(shown)
                .containsExactlyInAnyOrder("gauge.level 1 of 1000", "gauge.pump NewPump[speed=70, power=9] of 70");
        shown.clear();
        publish(former, 2);
        former.run(ofMillis(500));
        publish(former, 3);
        system.lead();
        system.run(ofMillis(300));
        assertThat(shown).contains("gauge.level 3 of 3000").allMatch(line -> line.startsWith("gauge.level"));
        shown.clear();
        publish(system, 4);
        system.run(ofSeconds(2));
        assertThat(shown).startsWith("gauge.level 4").allMatch(line -> line.startsWith("gauge.level 4"));

        system.kill("show").start("show");
        shown.clear();
        system.runUntilReady();
        assertThat(shown)
                .containsExactlyInAnyOrder("gauge.level 4 of 4000", "gauge.pump NewPump[speed=70, power=9] of 70");
    }

    @Test
    void shouldGiveWhatCameLateASecondLater() {
        begin(1);
        former.pause("recorder");
        publish(former, 2);
        system.lead();
        system.run(ofMillis(500));
        former.resume("recorder");
        system.run(ofSeconds(1));
        assertThat(shown).contains("gauge.level 2 of 2000");
    }

    @Test
    void shouldTakeThemFromAnyLifeIntoAnyLifeOfTheRecorders() {
        begin(1);
        former.kill("recorder").start("recorder");
        former.run(ofSeconds(1));
        publish(former, 2);
        former.run(ofSeconds(4));
        system.kill("recorder");
        former.run(ofSeconds(1));
        publish(former, 3);
        former.run(ofSeconds(3));
        system.start("recorder");
        system.runUntilReady();
        system.lead();
        system.run(ofSeconds(2));
        assertThat(shown).contains("gauge.level 3 of 3000");
    }

    /** The values of an attempt are older than what the former version has published since. */
    @Test
    void shouldNotBeginWithThoseOfAnEarlierAttempt() {
        begin(1);
        system.lead();
        for (int i = 0; i < 3; i++) {
            system.kill("localHub@plant").start("localHub@plant"); // so that its epochs are the higher ones
            system.run(ofSeconds(4));
        }
        publish(system, 8);
        system.run(ofSeconds(3));
        former.lead();
        former.run(ofMillis(100));
        system.kill("recorder", "show", "gauge");
        publish(former, 9);
        former.run(ofSeconds(2));
        shown.clear();
        system.start("recorder", "show", "gauge").runUntilReady();
        assertThat(shown).contains("gauge.level 9 of 9000").doesNotContain("gauge.level 8 of 8000");
    }
}
