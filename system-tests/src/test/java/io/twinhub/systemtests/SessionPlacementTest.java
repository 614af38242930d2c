package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.SessionPlacement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each placement, while servers and managers die and come back. */
class SessionPlacementTest {
    private LibrarySystem library;

    /** The books of one server. */
    private static Set<String> of(final String server, final Map<String, String> holders) {
        final Map<String, String> own = new TreeMap<>(holders);
        own.values().removeIf(holder -> !holder.equals(server));
        return own.keySet();
    }

    /** What has another holder than before. */
    private static Set<String> moved(final Map<String, String> before, final Map<String, String> after) {
        final Map<String, String> moved = new TreeMap<>(after);
        before.forEach(moved::remove);
        return moved.keySet();
    }

    @Test
    void shouldTakeTurns() {
        library = new LibrarySystem(SessionPlacement.ROUND_ROBIN);
        library.open("north", "a", 40);
        assertThat(library.counts("")).hasSize(4).containsValue(10).doesNotContainValue(11);
        library.kill("books-2");
        assertThat(library.counts("").values()).containsExactlyInAnyOrder(13, 13, 14);
        library.start("books-2");
        assertThat(library.counts("")).doesNotContainKey("books-2");
        library.takeOver();
        library.open("south", "b", 8);
        assertThat(library.counts("b")).hasSize(4).containsValue(2).doesNotContainValue(3);
        library.check();
    }

    @Test
    void shouldFillTheLeastLoaded() {
        library = new LibrarySystem(SessionPlacement.LEAST_LOADED);
        library.open("north", "a", 40);
        assertThat(library.counts("")).hasSize(4).containsValue(10).doesNotContainValue(11);
        library.kill("books-2");
        assertThat(library.counts("").values()).containsExactlyInAnyOrder(13, 13, 14);
        library.start("books-2");
        library.open("south", "b", 9);
        assertThat(library.counts("b")).as("all go to who has nothing").isEqualTo(Map.of("books-2", 9));
        library.takeOver();
        library.open("nowhere", "c", 3);
        assertThat(library.counts("c")).as("who takes over knows the loads").isEqualTo(Map.of("books-2", 3));
        library.drain("books-1");
        assertThat(library.counts("")).doesNotContainKey("books-1");
        assertThat(library.counts("").values()).containsExactlyInAnyOrder(17, 17, 18);
        library.check();
    }

    @Test
    void shouldPlaceByName() {
        library = new LibrarySystem(SessionPlacement.HASH);
        library.open("north", "a", 80);
        final Map<String, String> first = library.holders("");
        assertThat(library.counts(""))
                .hasSize(4)
                .allSatisfy((server, count) -> assertThat(count).isBetween(10, 30));

        library.kill("books-2");
        final Map<String, String> second = library.holders("");
        assertThat(moved(first, second)).isEqualTo(of("books-2", first));
        assertThat(of("books-2", first)).extracting(second::get).contains("books-1", "books-3", "books-4");

        library.start("books-2");
        assertThat(library.holders("")).as("nothing moves back").isEqualTo(second);
        library.drain("books-3");
        final Map<String, String> third = library.holders("");
        assertThat(moved(second, third)).isEqualTo(of("books-3", second));
        final Set<String> ofBoth = of("books-2", first);
        ofBoth.retainAll(of("books-3", second));
        assertThat(ofBoth).isNotEmpty();
        assertThat(of("books-2", third))
                .as("what it had once, and the other one meanwhile")
                .containsAll(ofBoth);
        library.check();

        library.kill("books-3");
        library.start("books-3");
        library.takeOver();
        library.end("north");
        assertThat(library.holders("")).isEmpty();
        library.open("south", "a", 80);
        assertThat(library.holders(""))
                .as("the same names, under another manager")
                .isEqualTo(first);
        library.check();
    }

    @Test
    void shouldStayInTheZoneOfWhoOpens() {
        library = new LibrarySystem(SessionPlacement.SAME_ZONE);
        library.open("north", "n", 20);
        library.open("south", "s", 20);
        library.open("nowhere", "x", 20);
        assertThat(library.counts("n")).isEqualTo(Map.of("books-1", 10, "books-2", 10));
        assertThat(library.counts("s")).isEqualTo(Map.of("books-3", 10, "books-4", 10));
        assertThat(library.counts("x")).hasSize(4).containsValue(5).doesNotContainValue(6);

        library.kill("books-1");
        assertThat(library.counts("n")).isEqualTo(Map.of("books-2", 20));
        library.takeOver();
        library.kill("books-2");
        assertThat(library.counts("n").keySet())
                .as("nobody is left in the zone")
                .containsExactly("books-3", "books-4");

        library.start("books-1", "books-2");
        assertThat(library.counts("n").keySet()).as("nothing moves back").containsExactly("books-3", "books-4");
        library.open("north", "m", 4);
        assertThat(library.counts("m")).isEqualTo(Map.of("books-1", 2, "books-2", 2));
        library.drain("books-3");
        assertThat(library.counts("n").keySet()).containsExactly("books-1", "books-2", "books-4");
        assertThat(library.counts("s")).isEqualTo(Map.of("books-4", 20));
        library.check();
    }

    /** The one that opened the session is what its sessions go by, wherever it is by then. */
    @Test
    void shouldFollowWhoOpenedWhenTheServerDies() {
        library = new LibrarySystem(SessionPlacement.SAME_ZONE);
        library.kill("nowhere");
        library.open("south", "s", 20);
        library.kill("south");
        assertThat(library.counts("s")).as("nothing moves for that").isEqualTo(Map.of("books-3", 10, "books-4", 10));
        library.kill("books-3");
        assertThat(library.counts("s")).isEqualTo(Map.of("books-1", 5, "books-2", 5, "books-4", 10));
        library.check();
    }

    /** It would be set aside if the server that belongs to its name were asked five times. */
    @Test
    void shouldGoElsewhereWhenAServerCannotHandleIt() {
        library = new LibrarySystem(SessionPlacement.HASH);
        library.hook = (server, book) -> {
            if (server.equals("books-2")) {
                throw new IllegalStateException("has no paper");
            }
        };
        library.open("north", "a", 40);
        assertThat(library.holders("")).hasSize(40);
        assertThat(library.counts("")).hasSize(3).doesNotContainKey("books-2");
        assertThat(library.errors).isNotEmpty().allMatch(error -> error.text().contains("has no paper"));
        library.errors.clear();
        library.check();
    }
}
