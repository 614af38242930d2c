package io.twinhub.executive.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.executive.SessionLimits;
import io.twinhub.executive.wire.Begun;
import io.twinhub.executive.wire.Ceased;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.Incarnation;
import io.twinhub.executive.wire.Item;
import io.twinhub.executive.wire.ItemKind;
import io.twinhub.executive.wire.Placed;
import io.twinhub.executive.wire.Position;
import io.twinhub.executive.wire.Resumed;
import io.twinhub.executive.wire.Save;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An application, session 1, that opens the account "7", session 2, and speaks with it. */
class SessionStoreTest {
    private static final byte[] NOTHING = {};
    private static final long ROOM = 1L << 30;
    private static final Incarnation APPLICATION = new Incarnation(1, 5, 1);
    private static final Incarnation ACCOUNT = new Incarnation(2, 5, 1);

    private final SessionStore store = new SessionStore();

    private static Item item(final int end, final long sequence, final ItemKind kind, final String text) {
        return new Item(end, sequence, kind, CloseReason.NONE, text, NOTHING);
    }

    private static Save save(
            final Incarnation of, final long number, final List<Position> consumed, final Item... outputs) {
        return new Save(of, number, true, false, new byte[] {(byte) number}, consumed, List.of(outputs));
    }

    private void begin() {
        store.begin(new Begun(77, 1, "application"));
        store.place(new Placed(APPLICATION, 77, 0));
        store.save(save(
                APPLICATION, 1, List.of(), item(1, 1, ItemKind.OPEN, "account/7"), item(1, 2, ItemKind.MESSAGE, "")));
        store.place(new Placed(ACCOUNT, 78, 0));
    }

    @Test
    void shouldKeepWhatWasGivenUntilASaveCoversIt() {
        begin();
        final End end = store.session(2).ends.get(-1);
        assertThat(end.items()).hasSize(2);
        store.save(save(ACCOUNT, 1, List.of(new Position(-1, 1))));
        assertThat(end.items()).hasSize(1);
        assertThat(end.peer.taken()).isEqualTo(1);
    }

    @Test
    void shouldBeTheSameAsACopyThatTakesTheSameChanges() {
        begin();
        final SessionStore copy = new SessionStore();
        store.copyTo(copy::add, copy::add);
        copy.complete(store.copyEnd());
        for (final SessionStore each : List.of(store, copy)) {
            each.save(save(ACCOUNT, 1, List.of(new Position(-1, 2)), item(-1, 1, ItemKind.MESSAGE, "")));
            each.save(save(APPLICATION, 2, List.of(), item(1, 3, ItemKind.CALL, ""), item(1, 4, ItemKind.END, "")));
            each.save(save(ACCOUNT, 2, List.of(new Position(-1, 4))));
            each.begin(new Begun(77, 2, "application"));
        }
        assertThat(contentOf(copy)).isEqualTo(contentOf(store)).isNotEmpty();
        assertThat(copy.index()).isEqualTo(store.index());
    }

    private static List<String> contentOf(final SessionStore store) {
        final List<String> content = new ArrayList<>();
        store.copyTo(
                session -> content.add(session.toString().replaceAll("\\[B@\\w+", "bytes")),
                end -> content.add(end.toString().replaceAll("\\[B@\\w+", "bytes")));
        return content;
    }

    @Test
    void shouldTellPeersOfASessionThatIsSetAside() {
        begin();
        store.cease(new Ceased(2, CloseReason.QUARANTINED, "it failed"));
        assertThat(store.session(1).ends.get(1).items())
                .extracting(Item::reason)
                .containsExactly(CloseReason.QUARANTINED);
        store.save(save(APPLICATION, 2, List.of(), item(2, 1, ItemKind.OPEN, "account/7")));
        assertThat(store.session(1).ends.get(2).items())
                .extracting(Item::reason)
                .containsExactly(CloseReason.QUARANTINED);
        assertThat(store.session(2).ends).isEmpty();
    }

    @Test
    void shouldLetASessionGoOnThatWasSetAside() {
        begin();
        store.save(save(ACCOUNT, 1, List.of(new Position(-1, 1))));
        store.place(new Placed(new Incarnation(2, 5, 2), 78, 4));
        store.cease(new Ceased(2, CloseReason.QUARANTINED, "it failed"));
        final SessionStore copy = new SessionStore();
        store.copyTo(copy::add, copy::add);
        copy.complete(store.copyEnd());
        for (final SessionStore each : List.of(store, copy)) {
            each.resume(new Resumed(2));
            assertThat(each.session(2).failures).isZero();
            each.save(save(APPLICATION, 2, List.of(), item(2, 1, ItemKind.OPEN, "account/7")));
        }
        assertThat(store.session(2).ends).hasSize(1);
        assertThat(store.session(2).saved).isEqualTo(1);
        assertThat(contentOf(copy)).isEqualTo(contentOf(store));
        assertThat(copy.standing()).isEqualTo(store.standing());
    }

    @Test
    void shouldBelieveNoNumberOfAnExecutive() {
        begin();
        final StoredSession application = store.session(1);
        assertThat(SaveCheck.of(application, save(APPLICATION, 2, List.of(new Position(1, 1))), ROOM))
                .isEqualTo(CloseReason.BEHIND);
        assertThat(SaveCheck.of(application, save(APPLICATION, 2, List.of(), item(1, 4, ItemKind.MESSAGE, "")), ROOM))
                .isEqualTo(CloseReason.WRONG);
        assertThat(SaveCheck.of(
                        application, save(APPLICATION, 2, List.of(), item(1, 3, ItemKind.OPEN, "account/7")), ROOM))
                .isEqualTo(CloseReason.WRONG);
        final Item[] flood = new Item[SessionLimits.WINDOW_COUNT + 2];
        for (int i = 0; i < flood.length; i++) {
            flood[i] = item(1, 3 + i, ItemKind.MESSAGE, "");
        }
        assertThat(SaveCheck.of(application, save(APPLICATION, 2, List.of(), flood), ROOM))
                .isEqualTo(CloseReason.FLOODED);
    }

    @Test
    void shouldCountWhatSessionsTake() {
        begin();
        final long before = store.footprint().bytes();
        store.save(save(APPLICATION, 2, List.of(), item(1, 3, ItemKind.MESSAGE, "")));
        assertThat(store.footprint().bytes()).isGreaterThan(before);
        store.save(save(ACCOUNT, 1, List.of(new Position(-1, 3))));
        final long without = store.footprint().bytes();
        assertThat(without).isLessThan(before);
        final SessionStore copy = new SessionStore();
        store.copyTo(copy::add, copy::add);
        copy.complete(store.copyEnd());
        assertThat(copy.footprint().bytes()).as("of the same content").isEqualTo(without);
        store.save(new Save(APPLICATION, 3, true, true, NOTHING, List.of(), List.of()));
        store.save(new Save(ACCOUNT, 2, true, true, NOTHING, List.of(new Position(-1, 4)), List.of()));
        assertThat(store.isEmpty()).isTrue();
        assertThat(store.footprint().bytes()).isZero();
    }

    @Test
    void shouldOpenNoFurtherSessionsWhenFull() {
        final SessionStore full = new SessionStore(new Unwritten(false), new Footprint(900));
        full.begin(new Begun(77, 1, "application"));
        full.place(new Placed(APPLICATION, 77, 0));
        full.save(save(APPLICATION, 1, List.of(), item(1, 1, ItemKind.OPEN, "account/7")));
        assertThat(full.footprint().isFull()).isTrue();
        full.save(save(
                APPLICATION,
                2,
                List.of(),
                item(2, 1, ItemKind.OPEN, "account/8"),
                item(3, 1, ItemKind.OPEN, "account/7")));
        assertThat(full.session(1).ends.get(2).items()).extracting(Item::reason).containsExactly(CloseReason.FULL);
        assertThat(full.session(1).ends.get(3).peer).as("one that is there").isNotNull();
    }

    @Test
    void shouldLetNoSessionGrowBeyondAllRoom() {
        begin();
        final StoredSession application = store.session(1);
        final Save saysMore = save(APPLICATION, 2, List.of(), item(1, 3, ItemKind.MESSAGE, ""));
        assertThat(SaveCheck.of(application, saysMore, 100)).isEqualTo(CloseReason.FULL);
        assertThat(SaveCheck.of(application, saysMore, 1000)).isEqualTo(CloseReason.NONE);
        assertThat(SaveCheck.of(application, save(APPLICATION, 2, List.of()), -1000))
                .as("as long as it does not grow")
                .isEqualTo(CloseReason.NONE);
        final Save handles = save(ACCOUNT, 1, List.of(new Position(-1, 2)), item(-1, 1, ItemKind.MESSAGE, ""));
        assertThat(SaveCheck.of(store.session(2), handles, 0)).isEqualTo(CloseReason.NONE);
    }

    private static Item answer(final long sequence, final ItemKind kind, final long call) {
        return new Item(-1, sequence, kind, CloseReason.NONE, "", NOTHING, call);
    }

    /** The application says its third item, a call. */
    private void call() {
        begin();
        store.save(save(APPLICATION, 2, List.of(), item(1, 3, ItemKind.CALL, "")));
    }

    @Test
    void shouldTakeAnAnswerToACallThatWasHandled() {
        call();
        final StoredSession account = store.session(2);
        final Save atOnce = save(ACCOUNT, 1, List.of(new Position(-1, 3)), answer(1, ItemKind.REPLY, 3));
        assertThat(SaveCheck.of(account, atOnce, ROOM)).isEqualTo(CloseReason.NONE);
        store.save(save(ACCOUNT, 1, List.of(new Position(-1, 3))));
        final Save later = save(ACCOUNT, 2, List.of(), answer(1, ItemKind.REFUSAL, 3));
        assertThat(SaveCheck.of(account, later, ROOM)).isEqualTo(CloseReason.NONE);
        assertThat(account.ends.get(-1).calls.numbers()).containsExactly(3L);
        store.save(later);
        assertThat(account.ends.get(-1).calls.numbers()).isEmpty();
        assertThat(store.session(1).ends.get(1).calls.numbers())
                .as("it has not handled the answer")
                .containsExactly(3L);
        store.save(save(APPLICATION, 3, List.of(new Position(1, 1))));
        assertThat(store.session(1).ends.get(1).calls.numbers()).isEmpty();
    }

    @Test
    void shouldBelieveNoAnswerOfAnExecutive() {
        call();
        final StoredSession account = store.session(2);
        final List<Position> all = List.of(new Position(-1, 3));
        for (final long number : List.of(Long.MIN_VALUE, -1L, 0L, 1L, 2L, 4L, Long.MAX_VALUE)) {
            assertThat(SaveCheck.of(account, save(ACCOUNT, 1, all, answer(1, ItemKind.REPLY, number)), ROOM))
                    .as("%d is no call", number)
                    .isEqualTo(CloseReason.WRONG);
        }
        final Item answer = answer(1, ItemKind.REPLY, 3);
        assertThat(SaveCheck.of(account, save(ACCOUNT, 1, List.of(new Position(-1, 2)), answer), ROOM))
                .as("it has not handled the call")
                .isEqualTo(CloseReason.WRONG);
        assertThat(SaveCheck.of(account, save(ACCOUNT, 1, all, answer, answer(2, ItemKind.REFUSAL, 3)), ROOM))
                .as("two answers in one save")
                .isEqualTo(CloseReason.WRONG);
        store.save(save(ACCOUNT, 1, all, answer));
        assertThat(SaveCheck.of(account, save(ACCOUNT, 2, List.of(), answer(2, ItemKind.REPLY, 3)), ROOM))
                .as("an answer in each of two saves")
                .isEqualTo(CloseReason.WRONG);
        assertThat(SaveCheck.of(account, save(ACCOUNT, 2, List.of(), item(-1, 2, ItemKind.CALL, "")), ROOM))
                .as("who was opened calls")
                .isEqualTo(CloseReason.WRONG);
        final Item byOpener = new Item(1, 4, ItemKind.REPLY, CloseReason.NONE, "", NOTHING, 3);
        assertThat(SaveCheck.of(store.session(1), save(APPLICATION, 3, List.of(), byOpener), ROOM))
                .as("who calls answers")
                .isEqualTo(CloseReason.WRONG);
    }

    @Test
    void shouldEndWhoLetsTooManyCallsWait() {
        begin();
        long number = 1;
        CloseReason wrong = CloseReason.NONE;
        while (wrong == CloseReason.NONE && number < 2 * SessionLimits.WINDOW_COUNT) {
            final Item call = item(1, store.session(1).ends.get(1).sent + 1, ItemKind.CALL, "");
            final Save save = save(APPLICATION, ++number, List.of(), call);
            wrong = SaveCheck.of(store.session(1), save, ROOM);
            store.save(save);
            store.save(save(ACCOUNT, number, List.of(new Position(-1, call.sequence()))));
        }
        assertThat(wrong).isEqualTo(CloseReason.FLOODED);
        assertThat(number).isEqualTo(SessionLimits.WINDOW_COUNT + 3);
    }
}
