package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
        assertThatThrownBy(() -> Items.enumeration(List.<Severity>of())).hasMessageContaining("at least one constant");
        assertThatThrownBy(() -> Items.data(null)).hasMessageContaining("not declared yet");
        assertThatThrownBy(() -> DataClass.of("a pair", Pair.class)).hasMessageContaining("a name is letters");
        assertThatThrownBy(() -> DataClass.of("pair", Pair.class).field(string("1", Pair::a)))
                .hasMessageContaining("is not named");
    }

    @Test
    void shouldRefuseDeclarationsThatNoVersionCouldRead() {
        assertThatThrownBy(() -> pair().field(int32("b", Pair::b).since(-1))).hasMessageContaining("version -1");
        assertThatThrownBy(() -> pair().field(int32("b", Pair::b).since(65_535)))
                .hasMessageContaining("version 65535");
        assertThatThrownBy(() -> pair().field(int32("b", Pair::b).removed(-1))).hasMessageContaining("version -1");
        assertThatThrownBy(() -> pair().field(string("a", Pair::a).maxLength(-1)))
                .hasMessageContaining("length -1");
        assertThatThrownBy(() -> pair().field(int32("b", Pair::b).min(5).since(1)))
                .hasMessageContaining("0, which stands for it in older bytes, is not within its limits");
        assertThatThrownBy(() -> pair().field(string("xmlns", Pair::a))).hasMessageContaining("xmlns");
        pair().field(int32("b", Pair::b).min(0).since(65_534));
    }

    private static DataClass.Builder<Pair> pair() {
        return DataClass.of("pair", Pair.class);
    }

    static class Animal {}

    static final class Dog extends Animal {}

    @Test
    void shouldRefuseAlternativesThatAreNotDeclaredOrCannotBeToldApart() {
        final DataClass<Animal> animal = DataClass.of("animal", Animal.class)
                .field(int32("age", object -> 1))
                .build(v -> new Animal());
        final DataClass<Dog> dog =
                DataClass.of("dog", Dog.class).field(int32("age", object -> 1)).build(v -> new Dog());
        assertThat(((OneOfType) Items.oneOf(dog, animal).type).indexOf(new Dog()))
                .isZero();
        assertThatThrownBy(() -> Items.oneOf(animal, dog)).hasMessageContaining("cannot be told apart");
        assertThatThrownBy(() -> Items.oneOf((DataClass<Dog>) null)).hasMessageContaining("not declared yet");
        assertThatThrownBy(() -> Items.oneOf(dog).alternative(null, 1)).hasMessageContaining("not declared yet");
    }

    @Test
    void shouldCompareANumberOf32BitsWithLimitsOf32Bits() {
        final DataClass<Double> type = DataClass.of("level", Double.class)
                .field(Fields.float32("value", Double::doubleValue).min(-0.1).max(0.1))
                .build(v -> v.getDouble(0));
        final SerialCodec<Double> codec = SerialCodec.of(type);
        assertThat(codec.decode(codec.encode(0.1))).isEqualTo(0.1f);
        assertThat(codec.decode(codec.encode(-0.1))).isEqualTo(-0.1f);
        assertThatThrownBy(() -> codec.encode(0.10000001)).hasMessageContaining("from -0.1 to 0.1");
        final DataClass<Double> unlimited = DataClass.of("level", Double.class)
                .field(Fields.float32("value", Double::doubleValue))
                .build(v -> v.getDouble(0));
        assertThatThrownBy(() -> SerialCodec.of(unlimited).encode(1e300)).hasMessageContaining("value");
        assertThat(SerialCodec.of(unlimited).decode(SerialCodec.of(unlimited).encode(Double.NEGATIVE_INFINITY)))
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void shouldRefuseATextThatIsTooLongForItsPattern() {
        final DataClass<String> type = DataClass.of("name", String.class)
                .field(string("value", (final String text) -> text).pattern("(a|b)*"))
                .build(v -> v.get(0));
        assertThatThrownBy(() -> SerialCodec.of(type).encode("ab".repeat(500_000)))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("matches (a|b)*");
    }

    @Test
    void shouldNotTakeALengthBeyondAllMemoryForAShortOne() {
        final DataClass<String> type = DataClass.of("name", String.class)
                .field(string("value", (final String text) -> text).maxLength(Integer.MAX_VALUE))
                .build(v -> v.get(0));
        assertThat(SerialCodec.of(type).lengthMax()).isEqualTo(8 + 4L + Integer.MAX_VALUE);
    }

    @Test
    void shouldNotReadAsANumberWhatMayBeNull() {
        record Speed(Integer rpm) {}
        final DataClass<Speed> type = DataClass.of("speed", Speed.class)
                .field(Fields.optional("rpm", Speed::rpm, Items.int32()))
                .build(v -> new Speed(v.getInt(0)));
        final byte[] bytes = SerialCodec.of(type).encode(new Speed(7));
        assertThatThrownBy(() -> SerialCodec.of(type).decode(bytes)).hasMessageContaining("read it by get");
    }

    @Test
    void shouldNameFieldsWhoseMessagesHaveTheSameNumber() {
        record Twins(List<Integer> one, List<Integer> two) {}
        final DataClass<Twins> type = DataClass.of("twins", Twins.class)
                .field(Fields.list("xAa", Twins::one, Items.int32()).since(1))
                .field(Fields.list("xBB", Twins::two, Items.int32()).since(1))
                .build(v -> new Twins(v.get(0), v.get(1)));
        assertThatThrownBy(() -> SbeSchema.print(type))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("XAa")
                .hasMessageContaining("XBB");
        final Twins twins = new Twins(List.of(1), List.of(2));
        assertThat(SerialCodec.of(type).decode(SerialCodec.of(type).encode(twins)))
                .isEqualTo(twins);
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
