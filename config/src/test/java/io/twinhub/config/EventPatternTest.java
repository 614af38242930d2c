package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPatternTest {
    @ParameterizedTest
    @CsvSource({
        "tank.1.level,      tank.1.level,   true",
        "tank.1.level,      tank.1.levels,  false",
        "tank.*.level,      tank.17.level,  true",
        "tank.*.level,      tank.1.2.level, false",
        "tank.*,            tank,           false",
        "tank*,             tank,           true",
        "t*k.l*,            tank.level,     true",
        "tank.**,           tank.1.level,   true",
        "tank.**,           tank,           true",
        "tank.**,           tanks.1,        false",
        "**,                anything.at.all, true",
        "**.level,          level,          true",
        "**.level,          a.b.level,      true",
        "**.level,          a.b.levels,     false",
        "a.**.b.**.c,       a.b.c,          true",
        "a.**.b.**.c,       a.x.b.b.y.c,    true",
        "a.**.b.**.c,       a.x.y.c,        false",
        "**.*,              a,              true",
        "*.**.*,            a,              false"
    })
    void shouldMatchPartsAndRowsOfParts(final String pattern, final String name, final boolean expected) {
        assertThat(EventPattern.of(pattern).matches(name)).isEqualTo(expected);
        assertThat(NaivePlan.matches(pattern, name)).isEqualTo(expected);
    }

    @Test
    void shouldAgreeWithTryingEverything() {
        final Random random = new Random(1);
        final List<String> patternParts = List.of("a", "b", "*", "**", "a*", "*b", "a*b", "*a*");
        final List<String> nameParts = List.of("a", "b", "ab", "ba", "aab", "abb", "c");
        for (int i = 0; i < 20_000; i++) {
            final String pattern = row(random, patternParts, 5);
            final String name = row(random, nameParts, 6);
            assertThat(EventPattern.of(pattern).matches(name))
                    .as("%s on %s", pattern, name)
                    .isEqualTo(NaivePlan.matches(pattern, name));
        }
    }

    @Test
    void shouldFindInTheIndexWhatMatches() {
        final Random random = new Random(2);
        final List<String> patternParts = List.of("a", "b", "*", "*", "**", "a*", "a-*", "*b", "a*b");
        // A hyphen sorts before the dot and a digit after it: "a-b.c" stands between "a" and "a.c".
        final List<String> nameParts = List.of("a", "b", "a-", "a-b", "a0", "a1b", "c");
        final Set<String> names = new LinkedHashSet<>();
        while (names.size() < 2_000) {
            names.add(row(random, nameParts, 6));
        }
        final List<String> byId = List.copyOf(names);
        final EventIndex index = new EventIndex(byId);
        for (int i = 0; i < 1_000; i++) {
            final EventPattern pattern = EventPattern.of(row(random, patternParts, 5));
            final int[] expected = IntStream.range(0, byId.size())
                    .filter(id -> pattern.matches(byId.get(id)))
                    .toArray();
            assertThat(index.matching(pattern)).as(pattern.toString()).isEqualTo(expected);
        }
    }

    private static String row(final Random random, final List<String> parts, final int countMax) {
        final StringBuilder row = new StringBuilder(parts.get(random.nextInt(parts.size())));
        for (int i = random.nextInt(countMax); i > 0; i--) {
            row.append('.').append(parts.get(random.nextInt(parts.size())));
        }
        return row.toString();
    }
}
