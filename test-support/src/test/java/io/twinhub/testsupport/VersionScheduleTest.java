package io.twinhub.testsupport;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.bus.Bus;
import io.twinhub.bus.ClosedReason;
import io.twinhub.bus.Event;
import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.FormerVersion;
import io.twinhub.bus.MessageConnection;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.Role;
import io.twinhub.bus.SendOutcome;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.text.XmlReader;
import io.twinhub.transport.RoleRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an instance hands to that of the next version, over the connection of the two: everything that it said before it ceased to be ACTIVE is handled before the other one acts. Each schedule names the
 * weaker rule that it was written against, and is shown to notice it.
 */
class VersionScheduleTest {
    private static final int MESSAGE_LENGTH = 60_000;
    private static final int LAST_MESSAGE_COUNT = 7;

    @RegisterExtension
    final TestSystem former = TestSystem.of(spec("1"));

    @RegisterExtension
    final TestSystem system = TestSystem.of(spec("2"));

    private final List<String> said = new ArrayList<>();
    private List<Long> before;
    private List<Long> after;
    /** Of the further instance that runs now. */
    private Counter further;

    private static SystemSpec spec(final String version) {
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
                    <programCopy id="counter" program="any"> <instance computer="plant"/> </programCopy>
                    <programCopy id="show" program="any"> <instance computer="desk"/> </programCopy>
                  </programCopies>
                  <events> <event name="count" class="int64"/> </events>
                  <publishers> <publisher copy="counter" events="count"/> </publishers>
                  <subscribers> <subscriber copy="show" events="**"/> </subscribers>
                </system>
                """;
        return XmlReader.of(SystemSpec.TYPE).read(text.formatted(version)).orThrow();
    }

    /** Counts while it is ACTIVE, and says how far it is when that ends: in several messages, only the last of which is right. */
    private final class Counter {
        private final Bus bus;
        private final EventPublisher publisher;
        private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_LENGTH]);
        private MessageConnection toFurther;
        private ClosedReason closed;
        private long count;
        private long dueNs;
        private boolean acts;

        Counter(final Bus bus) {
            this.bus = bus;
            publisher = bus.publisher("count");
            bus.onFurther(this::onFurther);
            bus.onRole(this::onRole);
            bus.former().ifPresent(this::connect);
        }

        private void onFurther(final MessageConnection connection) {
            toFurther = hears(connection);
            say();
        }

        private void connect(final FormerVersion version) {
            further = this;
            said.add("connects to " + version.version() + (version.leads() ? ", which leads" : ""));
            toFurther = hears(version.connect());
        }

        private MessageConnection hears(final MessageConnection connection) {
            return connection
                    .onMessage((buffer, offset, length) -> count = buffer.getLong(offset))
                    .onClosed(reason -> closed = reason);
        }

        private void onRole(final Role role) {
            final boolean hasActed = acts;
            acts = role == Role.ACTIVE;
            if (hasActed && !acts && toFurther != null) {
                final long right = count;
                for (int i = 1; i <= LAST_MESSAGE_COUNT; i++) {
                    count = i == LAST_MESSAGE_COUNT ? right : 0;
                    say();
                }
            }
        }

        private void say() {
            message.putLong(0, count);
            final SendOutcome outcome = toFurther.send(message, 0, MESSAGE_LENGTH);
            if (toFurther.closedReason() == null) {
                assertThat(outcome).isEqualTo(SendOutcome.ACCEPTED);
            }
        }

        void turn() {
            if (bus.role() == Role.ACTIVE && bus.nanoTime() >= dueNs) {
                dueNs = bus.nanoTime() + 10_000_000;
                count += publisher.publish(count + 1) == PublishOutcome.ACCEPTED ? 1 : 0;
            }
        }
    }

    @BeforeEach
    void make() {
        system.after(former);
        former.program("counter", bus -> new Counter(bus)::turn);
        system.program("counter", bus -> new Counter(bus)::turn);
    }

    private void begin(final long seed, final RoleRules rules) {
        former.rules = rules;
        system.rules = rules;
        former.seed(seed).runUntilReady();
        system.seed(seed).runUntilReady();
        before = former.received("show", "count", Event::asLong);
        after = system.received("show", "count", Event::asLong);
        former.run(ofMillis(300));
    }

    private void assertGoesOn() {
        final List<Long> all = Stream.concat(before.stream(), after.stream()).toList();
        final long first = all.get(0);
        assertThat(all)
                .containsExactlyElementsOf(
                        LongStream.range(first, first + all.size()).boxed().toList());
        assertThat(before).isNotEmpty();
        assertThat(after).hasSizeGreaterThan(10);
    }

    /** What one that stood still publishes before it hears that it is not ACTIVE any more, its localHub does not take; that is told as a gap, and it counts on. */
    private void assertNothingTwice() {
        final List<Long> all = Stream.concat(before.stream(), after.stream()).toList();
        assertThat(all).isSorted().doesNotHaveDuplicates();
        assertThat(after).hasSizeGreaterThan(10);
        assertThat(after.get(0) - before.get(before.size() - 1)).isLessThanOrEqualTo(2);
    }

    private void moveOver() {
        system.lead();
        system.run(ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldGoOnWithoutHoleOrRepetition(final long seed) {
        begin(seed, RoleRules.STANDARD);
        assertThat(said).containsExactly("connects to 1, which leads");
        assertThat(system.role("counter")).isEqualTo(Role.STANDBY);
        moveOver();
        assertGoesOn();
        assertThat(further.toFurther.peerVersion()).isEqualTo("1");
    }

    /** The former one stands still when it shall give its role back: its localHub takes it after 30 ms, and the other version leads before it has said anything. */
    private void moveOverWhileTheFormerStandsStill() {
        former.pause("counter");
        system.lead();
        system.run(ofMillis(200));
        former.resume("counter");
        system.run(ofSeconds(2));
    }

    @Test
    void shouldAwaitTheWordOfOneThatStandsStill() {
        begin(1, RoleRules.STANDARD);
        moveOverWhileTheFormerStandsStill();
        assertNothingTwice();
    }

    @Test
    void shouldNoticeThatTheRoleIsTakenAtOnce() {
        begin(1, new RoleRules() {
            @Override
            public boolean awaitsRest() {
                return false;
            }
        });
        moveOverWhileTheFormerStandsStill();
        assertThatThrownBy(this::assertNothingTwice).isInstanceOf(AssertionError.class);
    }

    @Test
    void shouldNoticeThatRestIsSaidBeforeTheLastWords() {
        begin(1, new RoleRules() {
            @Override
            public boolean restsLast() {
                return false;
            }
        });
        moveOver();
        assertThatThrownBy(this::assertGoesOn).isInstanceOf(AssertionError.class);
    }

    @Test
    void shouldActWithoutOneThatStandsStillForLong() {
        begin(1, RoleRules.STANDARD);
        former.pause("counter");
        system.lead();
        assertThat(system.runUntil(() -> system.role("counter") == Role.ACTIVE, ofSeconds(2)))
                .isBetween(ofMillis(500), ofMillis(520));
        assertThat(further.closed).isEqualTo(ClosedReason.TIMEOUT);
        former.resume("counter");
        system.run(ofSeconds(1));
        assertThat(system.role("counter")).isEqualTo(Role.ACTIVE);
        assertThat(former.role("counter")).isEqualTo(Role.STANDBY);
    }

    @Test
    void shouldActAtOnceWithoutOneThatIsDead() {
        begin(1, RoleRules.STANDARD);
        former.kill("counter");
        system.lead();
        assertThat(system.runUntil(() -> system.role("counter") == Role.ACTIVE, ofSeconds(2)))
                .isLessThan(ofMillis(20));
        assertThat(further.closed).isEqualTo(ClosedReason.PEER_GONE);
    }

    @Test
    void shouldConnectAnewWhenItIsRestarted() {
        begin(1, RoleRules.STANDARD);
        system.kill("counter").start("counter");
        system.runUntilReady();
        assertThat(said).hasSize(2);
        moveOver();
        assertGoesOn();
    }

    /** The connection lives as long as both do, so what the new version went on with comes back. */
    @Test
    void shouldHandItBackWhenTheFormerVersionLeadsAgain() {
        begin(1, RoleRules.STANDARD);
        moveOver();
        final int moved = before.size();
        former.lead();
        former.run(ofSeconds(1));
        final List<Long> all = new ArrayList<>(before.subList(0, moved));
        all.addAll(after);
        all.addAll(before.subList(moved, before.size()));
        assertThat(all)
                .containsExactlyElementsOf(LongStream.range(all.get(0), all.get(0) + all.size())
                        .boxed()
                        .toList());
    }

    @Test
    void shouldNotBeAcceptedWhereNobodyListens() {
        former.program("counter", bus -> () -> {});
        begin(1, RoleRules.STANDARD);
        system.run(ofSeconds(3));
        assertThat(further.closed).isEqualTo(ClosedReason.NOT_ACCEPTED);
        moveOver();
        assertThat(system.role("counter")).isEqualTo(Role.ACTIVE);
    }
}
