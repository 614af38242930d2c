package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.any;
import static io.twinhub.metadata.Fields.bits;
import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.bytes;
import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.duration;
import static io.twinhub.metadata.Fields.embedded;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.map;
import static io.twinhub.metadata.Fields.oneOf;
import static io.twinhub.metadata.Fields.optional;
import static io.twinhub.metadata.Fields.size;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.strings;
import static io.twinhub.metadata.Fields.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TraceTest {
    private static final int SEEDS = 300;

    private sealed interface Shape permits Circle, Square {}

    private record Circle(double radius) implements Shape {
        private static final DataClass<Circle> TYPE = DataClass.of("circle", Circle.class)
                .field(float64("radius", Circle::radius).unit("m"))
                .build(v -> new Circle(v.getDouble(0)));
    }

    private record Square(double side) implements Shape {
        private static final DataClass<Square> TYPE = DataClass.of("square", Square.class)
                .field(float64("side", Square::side).unit("m"))
                .build(v -> new Square(v.getDouble(0)));
    }

    private record Pump(
            boolean running,
            int rpm,
            Integer goal,
            long waitNs,
            long memoryBytes,
            long sinceNs,
            Severity alarm,
            Set<Severity> seen,
            String note,
            byte[] raw,
            String token,
            Circle pipe,
            Shape shape,
            AnyData extra,
            List<Integer> readings,
            List<Circle> circles,
            List<String> words,
            Map<String, Double> settings) {
        private static final DataClass<Pump> TYPE = DataClass.of("pump", Pump.class)
                .field(bool("running", Pump::running))
                .field(int32("rpm", Pump::rpm).unit("1/min"))
                .field(optional("goal", Pump::goal, Items.int32().unit("1/min")))
                .field(duration("wait", Pump::waitNs))
                .field(size("memory", Pump::memoryBytes))
                .field(timestamp("since", Pump::sinceNs))
                .field(enumeration("alarm", Pump::alarm, List.of(Severity.values()))
                        .optional())
                .field(bits("seen", Pump::seen, List.of(Severity.values())))
                .field(string("note", Pump::note))
                .field(bytes("raw", Pump::raw))
                .field(string("token", Pump::token).secret())
                .field(data("pipe", Pump::pipe, Circle.TYPE))
                .field(oneOf("shape", Pump::shape, Circle.TYPE, Square.TYPE))
                .field(any("extra", Pump::extra, () -> List.of(Circle.TYPE)))
                .field(list("readings", Pump::readings, Items.int32().unit("m")))
                .field(list("circles", Pump::circles, Circle.TYPE))
                .field(strings("words", Pump::words))
                .field(map("settings", Pump::settings, Items.float64()))
                .build(v -> new Pump(
                        v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), v.get(6), v.get(7), v.get(8),
                        v.get(9), v.get(10), v.get(11), v.get(12), v.get(13), v.get(14), v.get(15), v.get(16),
                        v.get(17)));
    }

    private static final Pump PUMP = new Pump(
            true,
            1450,
            null,
            2_000_000_000L,
            64 << 10,
            0,
            Severity.WARNING,
            EnumSet.of(Severity.INFO, Severity.FATAL),
            "say \n\u001b[31m",
            new byte[] {1, 2, (byte) 0xFF},
            "very secret",
            new Circle(0.5),
            new Square(2),
            AnyData.of(Circle.TYPE, new Circle(3)),
            List.of(1, 2),
            List.of(new Circle(1)),
            List.of("a", "b"),
            new TreeMap<>(Map.of("x", 1.5, "y", 2.0)));

    @Test
    void shouldShowEveryKindOfValueOnOneLine() {
        assertThat(Pump.TYPE.trace(PUMP))
                .hasToString("pump[running=true, rpm=1450 1/min, wait=2s, memory=64KiB, since=1970-01-01T00:00:00Z,"
                        + " alarm=warning, seen=[info fatal], note=\"say \\n\\u001b[31m\", raw=0102ff(3 bytes), token=***,"
                        + " pipe=[radius=0.5 m], shape=square[side=2.0 m], extra=circle[radius=3.0 m],"
                        + " readings=[1, 2] m, circles=[[radius=1.0 m]], words=[\"a\", \"b\"],"
                        + " settings={\"x\"=1.5, \"y\"=2.0}]");
    }

    @Test
    void shouldBoundWhatIsLong() {
        final Map<String, Double> settings = new TreeMap<>();
        IntStream.range(0, 50).forEach(i -> settings.put("k" + (10 + i), 0.0));
        final Pump large = new Pump(
                true,
                0,
                7,
                0,
                0,
                0,
                null,
                Set.of(),
                "x".repeat(199) + "\uD83D\uDE00" + "y".repeat(10_000),
                new byte[5000],
                "",
                new Circle(0),
                new Circle(0),
                AnyData.of(Square.TYPE, new Square(1)),
                Collections.nCopies(1_000_000, 5),
                Collections.nCopies(9, new Circle(0)),
                List.of(),
                settings);
        assertThat(Pump.TYPE.trace(large).toString())
                .hasSizeLessThan(1000)
                .contains(
                        "goal=7 1/min",
                        "x…\"(10201 characters)",
                        "00…(5000 bytes)",
                        "readings=[5, 5, 5,",
                        "… 999992 more] m")
                .contains("[radius=0.0 m], … 1 more]", "\"k17\"=0.0, … 42 more}", "words=[]", "extra=(class ")
                .doesNotContain("alarm", "\uD83D");
    }

    private record Keys(List<String> words, List<List<Integer>> rows, Map<String, String> named) {
        private static final DataClass<Keys> TYPE = DataClass.of("keys", Keys.class)
                .field(list("words", Keys::words, Items.word().secret()))
                .field(list("rows", Keys::rows, Items.list(Items.int32().secret())))
                .field(map("named", Keys::named, Items.string().secret()))
                .build(v -> new Keys(v.get(0), v.get(1), v.get(2)));
    }

    @Test
    void shouldNotShowSecretItemsOfListsAndMaps() {
        assertThat(Keys.TYPE.trace(new Keys(List.of("hush"), List.of(List.of(4711)), Map.of("a", "hush"))))
                .hasToString("keys[words=***, rows=***, named=***]");
    }

    private record Wide(List<String> texts) {
        private static final DataClass<Wide> TYPE = DataClass.of("wide", Wide.class)
                .field(list("texts", Wide::texts, Items.string()))
                .field(list("again", Wide::texts, Items.string()))
                .field(list("andAgain", Wide::texts, Items.string()))
                .build(v -> new Wide(v.get(0)));
    }

    @Test
    void shouldEndAlsoWhereEveryPartIsWithinItsBound() {
        final String line = Wide.TYPE
                .trace(new Wide(Collections.nCopies(8, "\u0000".repeat(200))))
                .toString();
        assertThat(line)
                .hasSizeBetween(TraceText.LENGTH_MAX, 2 * TraceText.LENGTH_MAX)
                .endsWith("…]");
    }

    private record Odd(List<Integer> values, Odd inner) {
        private static final DataClass<Odd> TYPE = DataClass.of("odd", Odd.class)
                .field(int32("broken", odd -> {
                    throw new UnsupportedOperationException();
                }))
                .field(list("values", Odd::values, Items.int32()))
                .field(embedded("inner", Odd::inner, Odd::type).optional())
                .build(v -> new Odd(v.get(1), v.get(2)));

        private static DataClass<Odd> type() {
            return TYPE;
        }
    }

    @Test
    void shouldNeverFail() {
        assertThat(Pump.TYPE.trace(null)).hasToString("pump[null]");
        assertThat(Odd.TYPE.trace(new Odd(null, null)))
                .hasToString("odd[broken=!UnsupportedOperationException, values=null]");
        assertThat(Odd.TYPE.trace(new Odd(new ArrayList<>(Arrays.asList(1, null)), null)))
                .hasToString("odd[broken=!UnsupportedOperationException, values=[1, null]]");
        Odd deep = new Odd(List.of(), null);
        for (int i = 0; i < 100_000; i++) {
            deep = new Odd(List.of(), deep);
        }
        assertThat(Odd.TYPE.trace(deep).toString())
                .endsWith("inner=[…]]]]]]]]]]")
                .hasSizeLessThan(1000);
    }

    @Test
    void shouldTraceObjectsOfAnyClass() {
        for (int seed = 0; seed < SEEDS; seed++) {
            final DataClass<?> dataClass = new RandomClasses(seed).next();
            trace(dataClass, seed);
        }
    }

    private static <T> void trace(final DataClass<T> dataClass, final int seed) {
        final T object = new RandomObjects(seed).next(dataClass);
        assertThat(dataClass.trace(object).toString())
                .as("seed " + seed)
                .startsWith(dataClass.name() + "[")
                .endsWith("]")
                .doesNotContain("\n", "=!")
                .hasSizeLessThan(2 * TraceText.LENGTH_MAX);
    }
}
