package io.twinhub.testsupport;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.bus.Bus;
import io.twinhub.bus.Event;
import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.Gap;
import io.twinhub.bus.MessageConnection;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.Role;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.metadata.text.XmlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What authors of programs rely on in tests of theirs. */
class TestSystemTest {
    private static final String TEXT = """
            <system name="kit" version="1">
              <networks>
                <network name="A"> <hub computer="hub-a" address="127.0.1.1"/> </network>
                <network name="B"> <hub computer="hub-b" address="127.0.2.1"/> </network>
              </networks>
              <computers>
                <spoke name="plant-1" a="127.0.1.11" b="127.0.2.11"/>
                <spoke name="plant-2" a="127.0.1.12" b="127.0.2.12"/>
                <spoke name="desk" a="127.0.1.13" b="127.0.2.13"/>
              </computers>
              <programs> <program name="any" command="java Any"/> </programs>
              <programCopies>
                <programCopy id="tank" program="any">
                  <instance computer="plant-1"/>
                  <settings> <setting name="intervalMs" value="100"/> </settings>
                </programCopy>
                <programCopy id="control" program="any"> <instance computer="plant-1"/> <instance computer="plant-2"/> </programCopy>
                <programCopy id="show" program="any"> <instance computer="desk"/> </programCopy>
              </programCopies>
              <events>
                <event name="tank.level" class="float64" unit="m" staleAfter="2s"/>
                <event name="control.count" class="int64"/>
              </events>
              <publishers> <publisher copy="tank" events="tank.*"/> <publisher copy="control" events="control.*"/> </publishers>
              <subscribers> <subscriber copy="show" events="**" whenSlow="queue"/> </subscribers>
              <messageConnections> <messageConnection from="show" to="control"/> </messageConnections>
              <assigners computers="plant-1 plant-2 desk"/>
              <recorders computers="plant-2"/>
            </system>
            """;

    @RegisterExtension
    static final TestSystem system =
            TestSystem.of(XmlReader.of(SystemSpec.TYPE).read(TEXT).orThrow());

    /** Publishes running numbers, as often as it is configured. */
    private static final class Tank {
        private final Bus bus;
        private final EventPublisher level;
        private final long intervalNs;
        private long dueNs;
        private int number;

        Tank(final Bus bus) {
            this.bus = bus;
            level = bus.publisher("tank.level");
            intervalNs = 1_000_000 * Long.parseLong(bus.settings().get("intervalMs"));
            dueNs = bus.nanoTime();
        }

        void turn() {
            if (bus.role() == Role.ACTIVE
                    && bus.nanoTime() - dueNs >= 0
                    && level.publish((double) number) == PublishOutcome.ACCEPTED) {
                number++;
                dueNs += intervalNs;
            }
            bus.idle(bus.poll()); // what a whole loop does is allowed
        }
    }

    @Test
    void shouldLoseNothingWhenAHubDies() {
        system.program("tank", bus -> new Tank(bus)::turn);
        final List<Double> levels = system.received("show", "tank.**", Event::asDouble);
        system.runUntilReady();
        final int before = levels.size();
        system.run(ofSeconds(2));
        system.kill("hub-a");
        system.run(ofSeconds(2));
        system.start("hub-a").cut("desk", "B");
        system.run(ofSeconds(5));
        system.restore("desk", "B");
        system.run(ofSeconds(1));

        assertThat(levels).containsExactlyElementsOf(numbers(levels.size()));
        assertThat(levels).hasSize(before + 100);
        assertThat(system.gaps("show")).isEmpty();
    }

    private static List<Double> numbers(final int count) {
        return DoubleStream.iterate(0, number -> number + 1)
                .limit(count)
                .boxed()
                .toList();
    }

    @Test
    void shouldTellAGapWhenWhatWasAcceptedDiesWithItsComputer() {
        system.program("tank", bus -> new Tank(bus)::turn);
        system.received("show", "tank.**", Event::asDouble);
        system.runUntilReady();
        system.kill("plant-1");
        system.run(ofSeconds(1));
        assertThat(system.role("tank")).isEqualTo(Role.DOWN);
        assertThatThrownBy(() -> system.bus("tank")).hasMessage("tank does not run at this moment");
        system.start("plant-1");
        system.runUntilReady();

        assertThat(system.gaps("show")).flatExtracting(Gap::copies).contains("tank");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldMakeAnotherInstanceActive(final long seed) {
        system.seed(seed).runUntilReady();
        final List<Long> counts = system.received("show", "control.**", Event::asLong);
        final String first = system.role("control@plant-1") == Role.ACTIVE ? "plant-1" : "plant-2";
        final String second = first.equals("plant-1") ? "plant-2" : "plant-1";
        system.bus("control@" + first).publisher("control.count").publish(1L);
        system.run(ofMillis(50));

        system.kill("control@" + first);
        system.runUntil(() -> system.role("control@" + second) == Role.ACTIVE, ofSeconds(2));
        system.bus("control@" + second).publisher("control.count").publish(2L);
        system.run(ofSeconds(2));

        assertThat(counts).containsExactly(1L, 2L);
        assertThatThrownBy(() -> system.role("control")).hasMessageContaining("control is not one program");
    }

    @Test
    void shouldExchangeMessages() {
        final List<String> said = new ArrayList<>();
        system.program("control", bus -> {
            bus.onConnection(peer -> peer.onMessage((buffer, offset, length) -> {
                said.add("heard " + buffer.getInt(offset) + " of " + peer.peer());
                peer.closeOutput();
            }));
            return () -> {};
        });
        system.runUntilReady();
        final MessageConnection connection = system.bus("show").connect("control");
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        buffer.putInt(0, 42);
        connection.onOpen(() -> {
            connection.send(buffer, 0, 4);
            connection.closeOutput();
        });
        connection.onClosed(reason -> said.add("closed " + reason));
        system.cut("desk", "A");
        system.run(ofSeconds(1));

        assertThat(said).containsExactly("heard 42 of show", "closed ENDED");
    }

    @Test
    void shouldGiveLastValuesToWhoStartsLate() {
        final List<String> values =
                system.received("show", "tank.**", event -> event.asDouble() + (event.isReplayed() ? " replayed" : ""));
        system.kill("show");
        system.runUntil(() -> system.role("tank") == Role.ACTIVE, ofSeconds(5));
        system.run(ofSeconds(1));
        system.bus("tank").publisher("tank.level").publish(3.5);
        system.run(ofSeconds(1));
        assertThat(values).isEmpty();

        system.start("show");
        system.runUntilReady();
        assertThat(values).containsExactly("3.5 replayed");
    }

    @Test
    void shouldNoticeNothingWhilePaused() {
        system.program("tank", bus -> new Tank(bus)::turn);
        final List<Double> levels = system.received("show", "tank.**", Event::asDouble);
        system.runUntilReady();
        system.pause("tank");
        system.run(ofMillis(200));
        final int before = levels.size();
        system.run(ofSeconds(1));
        assertThat(levels).hasSize(before);
        system.resume("tank");
        system.run(ofSeconds(1));
        assertThat(levels).hasSize(before + 22); // with those that it makes up for
    }

    @Test
    void shouldRepeatARunExactly() {
        assertThat(times(1)).isEqualTo(times(1)).isNotEqualTo(times(2));
    }

    private static List<Long> times(final long seed) {
        final TestSystem own = TestSystem.of(
                        XmlReader.of(SystemSpec.TYPE).read(TEXT).orThrow())
                .seed(seed);
        final List<Long> times = new ArrayList<>();
        own.program("tank", bus -> new Tank(bus)::turn);
        own.program("show", bus -> {
            bus.subscribe("**", event -> times.add(bus.nanoTime()));
            return () -> {};
        });
        own.run(ofSeconds(3));
        own.kill("hub-b");
        own.run(ofSeconds(3));
        return times;
    }

    @Test
    void shouldFailWithWhatAProgramFailsWith() {
        system.program("tank", bus -> new Tank(bus)::turn);
        system.received("show", "tank.**", event -> List.of().get(0));
        assertThatThrownBy(() -> system.run(ofSeconds(5)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("show: ")
                .hasMessageContaining("tank.level");
    }

    @Test
    void shouldSayWhatIsNotSo() {
        system.kill("hub-b");
        assertThatThrownBy(system::runUntilReady).hasMessage("not ready within PT30S: hub-b does not run");
        assertThatThrownBy(() -> system.runUntil(() -> false, ofSeconds(1))).hasMessage("not so within PT1S");
        assertThatThrownBy(() -> system.kill("hub-c"))
                .hasMessageStartingWith("nothing is called hub-c; there are [hub-a");
        assertThatThrownBy(() -> system.cut("hub-a", "B")).hasMessage("hub-a has no cable of network B");
        assertThatThrownBy(() -> system.cut("desk", "C")).hasMessage("no network C; there are A and B");
        assertThatThrownBy(() -> system.seed(2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> system.program("tank", bus -> () -> {})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> system.received("tonk", "**", Event::asLong)).hasMessageContaining("tonk");
    }

    @Test
    void shouldRefuseAWrongConfiguration(@TempDir final Path folder) throws Exception {
        final Path file =
                Files.writeString(folder.resolve("system.xml"), TEXT.replace("copy=\"tank\"", "copy=\"tonk\""));
        assertThatThrownBy(() -> TestSystem.of(file))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("system.xml:")
                .hasMessageContaining("tonk");
    }

    @Test
    void shouldLetSecondsPassInMilliseconds() {
        system.program("tank", bus -> new Tank(bus)::turn);
        final long beginNs = System.nanoTime();
        system.run(ofSeconds(60));
        final long tookMs = (System.nanoTime() - beginNs) / 1_000_000;
        System.out.println("a minute of a test system took " + tookMs + " ms");
        assertThat(tookMs).isLessThan(20_000);
    }
}
