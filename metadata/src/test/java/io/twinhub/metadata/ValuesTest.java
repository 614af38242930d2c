package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ValuesTest {
    record Pair(String a, int b) {}

    @Test
    void shouldReadAndPrintUnits() {
        assertThat(Units.parseDurationNs("2s")).isEqualTo(2_000_000_000L);
        assertThat(Units.parseDurationNs("1.5ms")).isEqualTo(1_500_000L);
        assertThat(Units.parseSizeBytes("64KiB")).isEqualTo(65536);
        assertThat(Units.parseSizeBytes("7")).isEqualTo(7);
        assertThat(Units.printDurationNs(90_000_000_000L)).isEqualTo("90s");
        assertThat(Units.printDurationNs(1_500_000L)).isEqualTo("1500us");
        assertThat(Units.printSizeBytes(65537)).isEqualTo("65537B");
        for (final long value : new long[] {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 86_400_000_000_000L, 1L << 40}) {
            assertThat(Units.parseDurationNs(Units.printDurationNs(value))).isEqualTo(value);
            assertThat(Units.parseSizeBytes(Units.printSizeBytes(value))).isEqualTo(value);
        }
        for (final String wrong : new String[] {"", "s", "2", "2 s", "2S", "0.1ns", "1e3s", "9999999999999d", "2ss"}) {
            assertThatThrownBy(() -> Units.parseDurationNs(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldRefuseDeclarationsThatCannotWork() {
        assertThatThrownBy(() -> DataClass.of("pair", Pair.class)
                        .field(string("a", Pair::a))
                        .field(int32("a", Pair::b)))
                .hasMessageContaining("field a is there twice");
        assertThatThrownBy(() -> int32("b", Pair::b).optional()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> DataClass.of("pair", Pair.class)
                        .field(string("a", Pair::a).since(1)))
                .hasMessageContaining("needs a default");
        assertThatThrownBy(() -> DataClass.of("pair", Pair.class).build(v -> null))
                .hasMessageContaining("no field");
        assertThatThrownBy(() -> DataClass.of("pair", Pair.class)
                        .field(int32("b", Pair::b).min(1).defaultValue(0)))
                .hasMessageContaining("not within its limits");
        assertThatThrownBy(() -> Items.list(Items.string().optional())).hasMessageContaining("around an item");
        assertThatThrownBy(() -> Items.data(null)).hasMessageContaining("not declared yet");
        assertThatThrownBy(() -> DataClass.of("a pair", Pair.class)).hasMessageContaining("a name is letters");
        assertThatThrownBy(() -> DataClass.of("pair", Pair.class).field(string("1", Pair::a)))
                .hasMessageContaining("is not named");
    }

    @Test
    void shouldReadAndPrintTimes() {
        assertThat(Units.parseTimestampNs("1970-01-01T00:00:01.5Z")).isEqualTo(1_500_000_000L);
        assertThat(Units.parseTimestampNs("1970-01-01T01:00:00+01:00")).isZero();
        assertThat(Units.printTimestampNs(1_500_000_000L)).isEqualTo("1970-01-01T00:00:01.500Z");
        for (final long value : new long[] {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1_800_000_000_123_456_789L}) {
            assertThat(Units.parseTimestampNs(Units.printTimestampNs(value))).isEqualTo(value);
        }
        for (final String wrong :
                new String[] {"", "2026-11-21", "2026-13-01T00:00:00Z", "9999-01-01T00:00:00Z", "x"}) {
            assertThatThrownBy(() -> Units.parseTimestampNs(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
