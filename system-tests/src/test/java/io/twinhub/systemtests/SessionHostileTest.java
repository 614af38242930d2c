package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.executive.SessionLimits;
import io.twinhub.executive.SessionRules;
import io.twinhub.executive.wire.Assignment;
import io.twinhub.executive.wire.Begin;
import io.twinhub.executive.wire.Claim;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.Drop;
import io.twinhub.executive.wire.Greeting;
import io.twinhub.executive.wire.Incarnation;
import io.twinhub.executive.wire.Item;
import io.twinhub.executive.wire.ItemKind;
import io.twinhub.executive.wire.Position;
import io.twinhub.executive.wire.Save;
import io.twinhub.metadata.SerialCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One program says to the manager what no executive says. It alone is ended; the others of the shop notice nothing, and the manager holds no more than before. */
class SessionHostileTest {
    private static final int LIFE = 4711;

    private final ShopSystem shop = new ShopSystem(1, SessionScheduleTest.WAIT, SessionRules.STANDARD);
    private RawExecutive raw;

    /** Runs the shop, in which desk-2 does this as soon as it has a session. */
    private void run(final Consumer<RawExecutive> deed) {
        runRaw(executive -> {
            executive.begin(LIFE, "application");
            executive.then(() -> deed.accept(executive));
        });
    }

    /** Runs the shop, in which desk-2 says this as its first words. */
    private void runRaw(final Consumer<RawExecutive> words) {
        shop.system.program("desk-2", bus -> {
            raw = new RawExecutive(bus);
            words.accept(raw);
            return raw::turn;
        });
        shop.system.runUntil(() -> shop.ledger.answeredCount() >= 50, Duration.ofSeconds(30));
        shop.runMillis(3000);
        shop.runUntilAnswered(50);
        shop.settle();
        assertThat(shop.ledger.violations()).isEmpty();
        assertThat(shop.ledger.ceased()).isEmpty();
    }

    private void assertOneError(final String text) {
        assertThat(shop.errors)
                .as("errors")
                .singleElement()
                .satisfies(error -> assertThat(error.toText()).contains(text));
    }

    private void assertEnded(final CloseReason reason) {
        assertThat(raw.dropped).extracting(Drop::reason).contains(reason);
        assertOneError("The session application#");
    }

    @Test
    void shouldTakeASaveThatIsRight() {
        run(executive -> executive.save(1, List.of(), List.of(executive.open(1, "orders"))));
        assertThat(raw.savedCount).isEqualTo(1);
        assertThat(shop.errors).isEmpty();
    }

    @Test
    void shouldCloseTheConnectionAtRandomBytes() {
        runRaw(executive -> {
            final byte[] noise = new byte[1000];
            new Random(1).nextBytes(noise);
            executive.channel().send(noise);
        });
        assertThat(raw.closedCount).isPositive();
        assertOneError("desk-2@spoke-4");
    }

    @Test
    void shouldWithstandEveryDamagedSave() {
        final Random random = new Random(7);
        run(executive -> {
            final List<Item> outputs = List.of(
                    executive.open(1, "orders"), RawExecutive.message(1, 2, 40), RawExecutive.message(1, 3, 40));
            final Save save = new Save(executive.session(), 1, true, false, new byte[8], List.of(), outputs);
            for (int i = 0; i < 300; i++) {
                executive.then(() -> {
                    final byte[] bytes = SerialCodec.of(Save.TYPE).encode(save);
                    final int from = 8 + random.nextInt(bytes.length - 8);
                    bytes[from] ^= (byte) (1 << random.nextInt(8));
                    executive.channel().send(bytes);
                    if (executive.session().session() > 0 && random.nextInt(4) == 0) {
                        executive.begin(LIFE, "application");
                    }
                });
            }
        });
        assertThat(shop.errors).isNotEmpty();
    }

    @Test
    void shouldEndASessionThatFloods() {
        run(executive -> {
            final List<Item> outputs = new ArrayList<>(List.of(executive.open(1, "orders")));
            for (int i = 0; i < SessionLimits.WINDOW_COUNT + 2; i++) {
                outputs.add(RawExecutive.message(1, 2 + i, 8));
            }
            executive.save(1, List.of(), outputs);
        });
        assertEnded(CloseReason.FLOODED);
    }

    @Test
    void shouldEndASessionWithAMessageThatIsTooLong() {
        run(executive -> executive.save(
                1,
                List.of(),
                List.of(
                        executive.open(1, "orders"),
                        RawExecutive.message(1, 2, SessionLimits.MESSAGE_LENGTH_MAX + 1))));
        assertEnded(CloseReason.WRONG);
    }

    @Test
    void shouldEndASessionWithATextThatIsTooLong() {
        run(executive -> executive.save(
                1,
                List.of(),
                List.of(
                        executive.open(1, "orders"),
                        new Item(1, 2, ItemKind.CLOSE, CloseReason.PEER_CLOSED, "x".repeat(500_000), new byte[0]))));
        assertEnded(CloseReason.WRONG);
    }

    @Test
    void shouldEndASessionThatOpensAnEndTwice() {
        run(executive -> {
            final Item again = executive.open(1, "orders");
            executive.save(
                    1,
                    List.of(),
                    List.of(again, new Item(1, 2, ItemKind.OPEN, CloseReason.NONE, again.text(), again.data())));
        });
        assertEnded(CloseReason.WRONG);
    }

    @Test
    void shouldEndASessionThatSpeaksBehindItsEnd() {
        run(executive -> executive.save(
                1,
                List.of(),
                List.of(
                        executive.open(1, "orders"),
                        new Item(1, 2, ItemKind.CLOSE, CloseReason.PEER_CLOSED, "", new byte[0]),
                        RawExecutive.message(1, 3, 8))));
        assertEnded(CloseReason.WRONG);
    }

    @Test
    void shouldEndASessionThatOpensWithoutEnd() {
        final int each = 100;
        run(executive -> {
            for (int i = 0; i <= SessionLimits.END_COUNT_MAX / each; i++) {
                final int save = i;
                final List<Item> outputs = new ArrayList<>();
                for (int j = 1; j <= each; j++) {
                    outputs.add(executive.open(i * each + j, "orders"));
                }
                executive.then(() -> executive.save(save + 1, List.of(), outputs));
            }
        });
        assertEnded(CloseReason.FLOODED);
        assertThat(raw.savedCount).isEqualTo(SessionLimits.END_COUNT_MAX / each);
    }

    @Test
    void shouldRefuseSessionsThatAreBegunWithoutEnd() {
        run(executive -> {
            for (int i = 0; i < SessionLimits.BEGUN_COUNT_MAX + 10; i++) {
                executive.channel().send(Begin.TYPE, new Begin(2 + i, "application", false));
            }
        });
        assertThat(raw.dropped).extracting(Drop::reason).hasSize(11).containsOnly(CloseReason.FLOODED);
    }

    @Test
    void shouldTakeNoGreetingTwice() {
        run(executive -> {
            for (int i = 1; i < 100; i++) {
                executive.channel().send(Greeting.TYPE, new Greeting(LIFE + i, List.of("application"), 0));
            }
        });
        assertThat(raw.closedCount).isPositive();
        assertOneError("desk-2@spoke-4");
    }

    @Test
    void shouldTakeNoGreetingWithoutALife() {
        runRaw(executive -> executive.begin(0, "application"));
        assertThat(raw.closedCount).isPositive();
        assertOneError("desk-2@spoke-4");
    }

    /** Sessions that wait for a server are held by nobody: not by who has not said who it is. */
    @Test
    void shouldTakeNothingOfWhoDidNotGreet() {
        runRaw(executive -> executive.channel().send(Begin.TYPE, new Begin(1, "application", false)));
        assertThat(raw.closedCount).isPositive();
        assertOneError("it has not said yet who it is");
    }

    @Test
    void shouldCostALineOfTheLogPerSecondWhoIsWrongAgainAndAgain() {
        runRaw(executive -> executive.begin(0, "application"));
        raw.again = executive -> executive.begin(0, "application");
        final int before = shop.errors.size();
        raw.again.accept(raw);
        shop.runMillis(5000);
        assertThat(shop.errors.size() - before).isBetween(3, 6);
    }

    @Test
    void shouldEndASessionThatWaitsForNoAnswers() {
        shop.system.program("desk-2", bus -> {
            raw = new RawExecutive(bus);
            raw.begin(LIFE, "application");
            return raw::turn;
        });
        shop.system.runUntil(
                () -> shop.ledger.answeredCount() >= 50 && !raw.assigned.isEmpty(), Duration.ofSeconds(30));
        final String standby = SessionScheduleTest.standby(shop);
        shop.system.pause("manager@" + standby);
        shop.runMillis(300);
        for (int i = 0; i < 1000; i++) {
            raw.save(1 + i, List.of(), List.of());
            raw.save(1, List.of(), List.of());
        }
        shop.runMillis(500);
        assertThat(shop.manager(shop.activeManager()).waitingCount()).isLessThan(200);
        shop.system.resume("manager@" + standby);
        shop.runMillis(2000);
        assertEnded(CloseReason.FLOODED);
    }

    /** What one client says that cannot be read ends its pair with an account that others share, and nothing else. */
    @Test
    void shouldCloseThePairOfWhoSaysWhatCannotBeRead() {
        run(executive ->
                executive.save(1, List.of(), List.of(executive.open(1, "orders"), RawExecutive.message(1, 2, 40))));
        assertThat(shop.errors).isEmpty();
        assertThat(raw.delivered).extracting(each -> each.item().kind()).containsExactly(ItemKind.CLOSE);
        assertThat(raw.delivered).extracting(each -> each.item().reason()).containsExactly(CloseReason.WRONG);
    }

    @Test
    void shouldTakeNoClaimsWithoutEnd() {
        runRaw(executive -> {
            executive.channel().send(Greeting.TYPE, new Greeting(LIFE, List.of("application"), Integer.MAX_VALUE));
            final List<Position> received = Collections.nCopies(10_000, new Position(1, 1));
            for (int i = 0; i <= SessionLimits.CLAIMED_COUNT_MAX / received.size(); i++) {
                executive.channel().send(Claim.TYPE, new Claim(new Incarnation(1, 1, 1), 0, received));
            }
        });
        assertThat(raw.closedCount).isPositive();
        assertOneError("desk-2@spoke-4");
    }

    @Test
    void shouldBreakOffWhoClaimsASessionTwice() {
        run(executive -> {
            final Incarnation of = executive.session();
            executive.again = each -> {
                each.channel().send(Greeting.TYPE, new Greeting(LIFE, List.of("application"), 1000));
                for (int i = 0; i < 1000; i++) {
                    each.channel().send(Claim.TYPE, new Claim(of, 0, List.of()));
                }
            };
            executive.channel().connection().close();
        });
        assertThat(shop.errors)
                .filteredOn(error -> error.toText().contains("it claims a session twice"))
                .hasSize(1);
    }

    @Test
    void shouldSayOnceThatManyTypesAreNotPermitted() {
        final List<String> types =
                IntStream.range(0, 1000).mapToObj(number -> "type-" + number).toList();
        runRaw(executive -> executive.channel().send(Greeting.TYPE, new Greeting(LIFE, types, 0)));
        assertOneError("may not serve sessions of the type type-");
    }

    /** Each such word has the whole session as its answer: who says it without end is heard as fast as it takes the answers. */
    @Test
    void shouldHoldWhoAsksForMoreThanItTakes() {
        final int count = 400;
        run(executive -> {
            executive
                    .channel()
                    .send(
                            Save.TYPE,
                            new Save(executive.session(), 1, true, false, new byte[200 * 1024], List.of(), List.of()));
            executive.then(() -> {
                for (int i = 0; i < count; i++) {
                    executive.channel().send(Begin.TYPE, new Begin(1, "application", false));
                }
            });
        });
        assertThat(shop.errors).isEmpty();
        assertThat(raw.closedCount).isZero();
        assertThat(raw.assigned).hasSize(1 + count);
    }

    /** What is taken waits for a standby, and what others say waits behind it: so no more is taken of one program than it takes a moment to send. */
    @Test
    void shouldHoldWhoSaysMoreThanAStandbyHasTaken() {
        final int count = 100;
        shop.system.program("desk-2", bus -> {
            raw = new RawExecutive(bus);
            raw.channel().send(Greeting.TYPE, new Greeting(LIFE, List.of("application"), 0));
            for (int i = 1; i <= count; i++) {
                raw.channel().send(Begin.TYPE, new Begin(i, "application", false));
            }
            return raw::turn;
        });
        shop.system.runUntil(() -> raw != null && raw.assigned.size() == count, Duration.ofSeconds(30));
        final String standby = SessionScheduleTest.standby(shop);
        shop.system.pause("manager@" + standby);
        for (int number = 1; number <= SessionLimits.UNANSWERED_SAVE_COUNT_MAX; number++) {
            for (final Assignment assignment : raw.assigned) {
                raw.channel()
                        .send(
                                Save.TYPE,
                                new Save(
                                        assignment.of(),
                                        number,
                                        true,
                                        false,
                                        new byte[8 * 1024],
                                        List.of(),
                                        List.of()));
            }
        }
        shop.runMillis(500);
        assertThat(shop.manager(shop.activeManager()).waitingCount()).isLessThan(300);
        shop.system.resume("manager@" + standby);
        shop.runMillis(5000);
        shop.settle();
        assertThat(raw.answered.values()).hasSize(count).containsOnly((long) SessionLimits.UNANSWERED_SAVE_COUNT_MAX);
        assertThat(raw.closedCount).isZero();
        assertThat(shop.errors).isEmpty();
        assertThat(shop.ledger.violations()).isEmpty();
    }

    @Test
    void shouldEndASessionThatHandlesWhatItWasNotGiven() {
        run(executive -> {
            executive.save(1, List.of(), List.of(executive.open(1, "orders")));
            executive.save(2, List.of(new Position(1, 5)), List.of());
        });
        assertEnded(CloseReason.BEHIND);
    }
}
