package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SystemPathsCommandTest {
    @Test
    void shouldShowOneRowPerSourceAndTheTotalLast() {
        final Map<String, Long> values = new TreeMap<>(Map.of(
                "path.A.first", 7L,
                "path.B.late", 5L,
                "path.both.lost", 1L,
                "path.A.behind", 0L,
                "source.plant-2.A.first", 4L,
                "source.plant-2.B.lost", 2L,
                "source.plant-2.both.lost", 1L,
                "source.plant.A.both.lost", 0L));

        assertThat(SystemPathsCommand.pathRows(values))
                .containsExactly(
                        List.of("SOURCE", "A FIRST", "A LATE", "A LOST", "B FIRST", "B LATE", "B LOST", "LOST ON BOTH"),
                        List.of("plant-2", "4", "0", "0", "0", "0", "2", "1"),
                        List.of("plant.A", "0", "0", "0", "0", "0", "0", "0"),
                        List.of("all", "7", "0", "0", "0", "5", "0", "1"));
    }

    @Test
    void shouldShowWhatEachHubIsToTheSpoke() {
        final Map<String, Long> values =
                new TreeMap<>(Map.of("link.hub-a.role", 2L, "link.hub-a2.role", 3L, "role.pump", 1L));

        assertThat(SystemPathsCommand.hubRows(values))
                .containsExactly(
                        List.of("HUB", "CONNECTION"), List.of("hub-a", "STANDBY"), List.of("hub-a2", "ACTIVE"));
    }
}
