package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.bits;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.map;
import static io.twinhub.metadata.Fields.oneOf;
import static io.twinhub.metadata.Fields.optional;
import static io.twinhub.metadata.Fields.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two versions of the same class read each other, at the root and inside of lists. */
class EvolutionTest {
    private enum OldMode {
        OFF,
        ON
    }

    private enum NewMode {
        OFF,
        ON,
        AUTO
    }

    private interface Shape {}

    private record Circle(int radius) implements Shape {
        static final DataClass<Circle> TYPE = DataClass.of("circle", Circle.class)
                .field(int32("radius", Circle::radius))
                .build(v -> new Circle(v.get(0)));
    }

    private record Label(String text) implements Shape {
        static final DataClass<Label> TYPE = DataClass.of("label", Label.class)
                .field(string("text", Label::text))
                .build(v -> new Label(v.get(0)));
    }

    private record OldPump(String name, int power, OldMode mode, Set<OldMode> modes, Shape shape) {
        static final DataClass<OldPump> TYPE = DataClass.of("pump", OldPump.class)
                .field(string("name", OldPump::name))
                .field(int32("power", OldPump::power))
                .field(enumeration("mode", OldPump::mode, List.of(OldMode.values()))
                        .unknownAs(OldMode.OFF))
                .field(bits("modes", OldPump::modes, List.of(OldMode.values())))
                .field(oneOf("shape", OldPump::shape, Circle.TYPE).optional())
                .build(v -> new OldPump(v.get(0), v.get(1), v.get(2), v.get(3), v.get(4)));
    }

    private record NewPump(
            String name,
            NewMode mode,
            Set<NewMode> modes,
            Shape shape,
            Integer rpm,
            String note,
            List<Integer> levels,
            Map<String, String> settings) {
        static final DataClass<NewPump> TYPE = DataClass.of("pump", NewPump.class)
                .field(string("name", NewPump::name))
                .field(int32("power", gone -> 7).removed(2))
                .field(enumeration("mode", NewPump::mode, List.of(NewMode.values())))
                .field(bits("modes", NewPump::modes, List.of(NewMode.values())))
                .field(oneOf("shape", NewPump::shape, Circle.TYPE)
                        .alternative(Label.TYPE, 2)
                        .optional())
                .field(optional("rpm", NewPump::rpm, Items.int32()).since(1))
                .field(string("note", NewPump::note).since(1).optional())
                .field(list("levels", NewPump::levels, Items.int32()).since(1))
                .field(map("settings", NewPump::settings, Items.string()).since(2))
                .build(v ->
                        new NewPump(v.get(0), v.get(2), v.get(3), v.get(4), v.get(5), v.get(6), v.get(7), v.get(8)));
    }

    private record OldPlant(List<OldPump> pumps, String name) {
        static final DataClass<OldPlant> TYPE = DataClass.of("plant", OldPlant.class)
                .field(list("pumps", OldPlant::pumps, OldPump.TYPE))
                .field(string("name", OldPlant::name))
                .build(v -> new OldPlant(v.get(0), v.get(1)));
    }

    private record NewPlant(List<NewPump> pumps, String name, List<NewPump> reserve) {
        static final DataClass<NewPlant> TYPE = DataClass.of("plant", NewPlant.class)
                .field(list("pumps", NewPlant::pumps, NewPump.TYPE))
                .field(string("name", NewPlant::name))
                .field(list("reserve", NewPlant::reserve, NewPump.TYPE).since(1))
                .build(v -> new NewPlant(v.get(0), v.get(1), v.get(2)));
    }

    private static final NewPump LABELLED = new NewPump(
            "p1",
            NewMode.AUTO,
            Set.of(NewMode.ON, NewMode.AUTO),
            new Label("x"),
            1450,
            "new",
            List.of(1, 2),
            Map.of("a", "b"));
    private static final NewPump ROUND =
            new NewPump("p2", NewMode.ON, Set.of(), new Circle(3), null, null, List.of(), Map.of());

    @Test
    void shouldLetAnOldReaderReadNewBytes() {
        final NewPlant plant = new NewPlant(List.of(LABELLED, ROUND), "north", List.of(ROUND));
        assertThat(read(OldPlant.TYPE, write(NewPlant.TYPE, plant)))
                .isEqualTo(new OldPlant(
                        List.of(
                                new OldPump("p1", 7, OldMode.OFF, Set.of(OldMode.ON), null),
                                new OldPump("p2", 7, OldMode.ON, Set.of(), new Circle(3))),
                        "north"));
        assertThat(read(OldPump.TYPE, write(NewPump.TYPE, LABELLED)).shape()).isNull();
    }

    @Test
    void shouldLetANewReaderReadOldBytes() {
        final OldPump old = new OldPump("p", 9, OldMode.ON, Set.of(OldMode.ON), new Circle(1));
        final NewPump expected =
                new NewPump("p", NewMode.ON, Set.of(NewMode.ON), new Circle(1), null, null, List.of(), Map.of());
        assertThat(read(NewPump.TYPE, write(OldPump.TYPE, old))).isEqualTo(expected);
        assertThat(read(NewPlant.TYPE, write(OldPlant.TYPE, new OldPlant(List.of(old, old), "x"))))
                .isEqualTo(new NewPlant(List.of(expected, expected), "x", List.of()));
    }

    @Test
    void shouldKeepEverythingBetweenEqualVersions() {
        final NewPlant plant = new NewPlant(List.of(LABELLED, ROUND), "north", List.of(LABELLED));
        assertThat(read(NewPlant.TYPE, write(NewPlant.TYPE, plant))).isEqualTo(plant);
    }

    @Test
    void shouldRefuseAnUnknownAlternativeWhereThereMustBeOne() {
        record OldShown(Shape shape) {}
        record NewShown(Shape shape) {}
        final DataClass<OldShown> older = DataClass.of("shown", OldShown.class)
                .field(oneOf("shape", OldShown::shape, Circle.TYPE))
                .build(v -> new OldShown(v.get(0)));
        final DataClass<NewShown> newer = DataClass.of("shown", NewShown.class)
                .field(oneOf("shape", NewShown::shape, Circle.TYPE).alternative(Label.TYPE, 1))
                .build(v -> new NewShown(v.get(0)));
        final byte[] bytes = write(newer, new NewShown(new Label("x")));
        assertThat(read(newer, bytes)).isEqualTo(new NewShown(new Label("x")));
        assertThatThrownBy(() -> read(older, bytes)).hasMessageContaining("one of: <circle>");
    }

    private static <T> byte[] write(final DataClass<T> type, final T object) {
        return SerialCodec.of(type).encode(object);
    }

    private static <T> T read(final DataClass<T> type, final byte[] bytes) {
        return SerialCodec.of(type).decode(bytes);
    }
}
