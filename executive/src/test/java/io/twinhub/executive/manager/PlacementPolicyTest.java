package io.twinhub.executive.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.SessionPlacement;
import io.twinhub.executive.manager.PlacementPolicy.Server;
import io.twinhub.executive.wire.Begun;
import io.twinhub.executive.wire.Ceased;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.Incarnation;
import io.twinhub.executive.wire.Placed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Servers in the zones north and south, the first two of them in the north. */
class PlacementPolicyTest {
    private static final int COUNT = 20_000;

    private final PlacementPolicy policy = new PlacementPolicy();
    private final SessionStore store = new SessionStore();
    private final List<Long> lives = new ArrayList<>(List.of(1L, 2L, 3L, 4L, 5L));

    private static Server server(final long life, final int load) {
        return new Server(life, "account@center-" + life % 10, life % 10 < 3 ? "north" : "south", load);
    }

    private List<Server> servers() {
        return lives.stream()
                .map(life -> server(life, store.heldBy(life).size()))
                .toList();
    }

    private static StoredSession session(final int number) {
        return new StoredSession(number, "account/customer-" + number, 0, 0);
    }

    private Server choose(final SessionPlacement placement, final StoredSession session) {
        return policy.choose(placement, session, servers(), () -> "north");
    }

    private Map<String, Integer> spread(final SessionPlacement placement) {
        final Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < COUNT; i++) {
            counts.merge(choose(placement, session(i)).place(), 1, Integer::sum);
        }
        return counts;
    }

    private void place(final long session, final long life) {
        final long count = store.session(session).incarnation.count() + 1;
        store.place(new Placed(new Incarnation(session, 1, count), life, 0));
    }

    /** Gives a session to the least loaded server. */
    private void placeLeast(final StoredSession session) {
        place(session.id, choose(SessionPlacement.LEAST_LOADED, session).life());
    }

    private void beginMany(final int count) {
        IntStream.range(0, count).forEach(i -> placeLeast(store.begin(new Begun(0, 0, "visit"))));
    }

    private List<Integer> loads() {
        return servers().stream().map(Server::load).toList();
    }

    @Test
    void shouldTakeTurns() {
        assertThat(spread(SessionPlacement.ROUND_ROBIN).values()).hasSize(5).containsOnly(COUNT / 5);
    }

    @Test
    void shouldHaveNobodyWhereNobodyServes() {
        lives.clear();
        for (final SessionPlacement placement : SessionPlacement.values()) {
            assertThat(choose(placement, session(1))).isNull();
        }
    }

    @Test
    void shouldSpreadNamesEvenly() {
        assertThat(spread(SessionPlacement.HASH).values())
                .hasSize(5)
                .allMatch(count -> Math.abs(count - COUNT / 5) < COUNT / 100);
    }

    @Test
    void shouldSpreadSessionsWithoutNamesByTheirIds() {
        final Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < COUNT; i++) {
            final StoredSession session = new StoredSession(i, "account", 0, 0);
            counts.merge(choose(SessionPlacement.HASH, session).place(), 1, Integer::sum);
        }
        assertThat(counts.values()).hasSize(5).allMatch(count -> Math.abs(count - COUNT / 5) < COUNT / 100);
    }

    @Test
    void shouldMoveTheNamesOfAServerThatGoesAlone() {
        final List<Long> before = hashed();
        lives.remove(2L);
        final List<Long> without = hashed();
        final Map<Long, Integer> moved = new HashMap<>();
        for (int i = 0; i < COUNT; i++) {
            if (before.get(i) == 2) {
                moved.merge(without.get(i), 1, Integer::sum);
            } else {
                assertThat(without.get(i)).isEqualTo(before.get(i));
            }
        }
        assertThat(moved.keySet()).containsExactlyInAnyOrder(1L, 3L, 4L, 5L);
        assertThat(moved.values()).allMatch(count -> Math.abs(count - COUNT / 20) < COUNT / 100);
    }

    @Test
    void shouldPlaceNamesWhereTheyWereWhenAServerComesBackInAnotherLife() {
        final List<Long> before = hashed();
        lives.remove(2L);
        lives.add(12L);
        assertThat(hashed())
                .isEqualTo(before.stream().map(life -> life == 2 ? 12 : life).toList());
    }

    @Test
    void shouldPlaceANameOfTwoTypesAtOnePlace() {
        for (int i = 0; i < 100; i++) {
            final StoredSession stock = new StoredSession(1000 + i, "stock/customer-" + i, 0, 0);
            assertThat(choose(SessionPlacement.HASH, stock)).isEqualTo(choose(SessionPlacement.HASH, session(i)));
        }
    }

    /** A new release that weighs otherwise moves names for no reason. */
    @Test
    void shouldWeighTheSameForEver() {
        assertThat(Long.toHexString(Rendezvous.weight("7", "payments@store-1"))).isEqualTo("fb393ca97fa51001");
    }

    private List<Long> hashed() {
        return IntStream.range(0, COUNT)
                .mapToObj(i -> choose(SessionPlacement.HASH, session(i)).life())
                .toList();
    }

    @Test
    void shouldPreferTheZoneOfWhoOpened() {
        final Map<String, Integer> counts = spread(SessionPlacement.SAME_ZONE);
        assertThat(counts).containsOnlyKeys("account@center-1", "account@center-2");
        assertThat(counts.values()).containsOnly(COUNT / 2);
    }

    @Test
    void shouldTakeOthersWhereTheZoneHasNone() {
        lives.removeAll(List.of(1L, 2L));
        assertThat(spread(SessionPlacement.SAME_ZONE).keySet()).hasSize(3);
    }

    @Test
    void shouldKnowNoZoneByTheEmptyOne() {
        final List<Server> servers = List.of(new Server(1, "a@x", "", 0), new Server(2, "a@y", "north", 0));
        final List<Long> chosen = IntStream.range(0, 4)
                .mapToObj(i -> policy.choose(SessionPlacement.SAME_ZONE, session(i), servers, () -> "")
                        .life())
                .toList();
        assertThat(chosen).containsExactly(2L, 1L, 2L, 1L);
    }

    @Test
    void shouldChooseTheLeastLoaded() {
        beginMany(503);
        assertThat(loads()).containsExactlyInAnyOrder(101, 101, 101, 100, 100);
        lives.remove(2L);
        final List<Long> lost = store.sessions().stream()
                .filter(session -> session.life == 2)
                .map(session -> session.id)
                .toList();
        lost.forEach(id -> placeLeast(store.session(id)));
        assertThat(store.heldBy(2)).isEmpty();
        assertThat(loads()).containsOnly(125, 126);
        lives.add(12L);
        beginMany(100);
        assertThat(store.heldBy(12)).as("everything new goes to who came back").hasSize(100);
        beginMany(100);
        assertThat(loads()).containsOnly(140, 141);
    }

    @Test
    void shouldCountNoSessionThatIsOverOrSetAside() {
        beginMany(10);
        store.cease(new Ceased(1, CloseReason.QUARANTINED, ""));
        store.cease(new Ceased(2, CloseReason.BEHIND, ""));
        final SessionStore copy = new SessionStore();
        store.copyTo(copy::add, copy::add);
        for (final SessionStore each : List.of(store, copy)) {
            assertThat(lives.stream().mapToInt(life -> each.heldBy(life).size()).sum())
                    .isEqualTo(8);
        }
    }

    @Test
    void shouldGiveASessionThatFailedItsServerToAnotherOne() {
        for (final SessionPlacement placement : SessionPlacement.values()) {
            final StoredSession session = session(7);
            for (session.failures = 1; session.failures < 20; session.failures++) {
                final long chosen = choose(placement, session).life();
                assertThat(chosen).isNotEqualTo(session.life);
                session.life = chosen;
            }
            lives.retainAll(List.of(session.life));
            assertThat(choose(placement, session).life()).isEqualTo(session.life);
            lives.clear();
            lives.addAll(List.of(1L, 2L, 3L, 4L, 5L));
        }
    }
}
