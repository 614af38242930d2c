package io.twinhub.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PositionsTest {
    private static final String FILE = "f";

    private final Positions positions = new Positions();

    @Test
    void shouldFindEveryPartByItsPath() {
        positions.root(new Position(FILE, 1, 1));
        final int copies = positions.field(Positions.ROOT, "copies", new Position(FILE, 2, 1));
        final int copy = positions.item(copies, 12, new Position(FILE, 3, 1));
        positions.field(copy, "id", new Position("g", 4, 7));
        assertThat(positions.at("")).isEqualTo(new Position(FILE, 1, 1));
        assertThat(positions.at("copies")).isEqualTo(new Position(FILE, 2, 1));
        assertThat(positions.at("copies[12]")).isEqualTo(new Position(FILE, 3, 1));
        assertThat(positions.at("copies[12]/id")).isEqualTo(new Position("g", 4, 7));
        assertThat(positions.contains("copies[12]/id")).isTrue();
        assertThat(positions.size()).isEqualTo(4);
    }

    @Test
    void shouldFindTheNearestPartAround() {
        positions.root(new Position(FILE, 1, 1));
        final int copies = positions.field(Positions.ROOT, "copies", new Position(FILE, 2, 1));
        positions.item(copies, 3, new Position(FILE, 5, 2));
        assertThat(positions.at("copies[3]/instances[0]/computer").line()).isEqualTo(5);
        assertThat(positions.at("copies[4]/id").line()).isEqualTo(2);
        assertThat(positions.at("other/id").line()).isEqualTo(1);
        assertThat(positions.contains("copies[4]")).isFalse();
        assertThat(positions.contains("copies[3]/id")).isFalse();
    }

    @Test
    void shouldFindAnEntryByItsKeyAndItemsOfItems() {
        final int map = positions.field(Positions.ROOT, "map", new Position(FILE, 1, 1));
        final int entry = positions.item(map, 0, new Position(FILE, 2, 1));
        positions.key(map, "7", entry);
        final int rows = positions.field(Positions.ROOT, "rows", new Position(FILE, 3, 1));
        positions.item(positions.item(rows, 1, new Position(FILE, 4, 1)), 2, new Position(FILE, 5, 1));
        assertThat(positions.at("map[7]").line()).isEqualTo(2);
        assertThat(positions.at("map[0]").line()).isEqualTo(2);
        assertThat(positions.at("rows[1][2]").line()).isEqualTo(5);
    }

    @Test
    void shouldRefuseMorePartsThanMemoryIsMeantFor() {
        final int list = positions.field(Positions.ROOT, "list", new Position(FILE, 1, 1));
        final Position position = new Position(FILE, 2, 1);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 9_000_000; i++) {
                        positions.item(list, i, position);
                    }
                })
                .hasMessageContaining("f:2:1: The text exceeds a limit: it has more than 8388608 parts");
        assertThat(positions.size()).isEqualTo(8_388_608);
    }

    @Test
    void shouldKnowNothingWithoutText() {
        assertThat(positions.at("x")).isEqualTo(Position.NONE);
        assertThat(positions.contains("")).isFalse();
    }

    @Test
    void shouldLetTheFirstTextDecideWhereTheDocumentBegins() {
        positions.root(new Position(FILE, 2, 1));
        positions.root(new Position("g", 1, 1));
        assertThat(positions.at("")).isEqualTo(new Position(FILE, 2, 1));
    }
}
