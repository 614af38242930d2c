package io.twinhub.metadata.text;

import static io.twinhub.metadata.Fields.bits;
import static io.twinhub.metadata.Fields.embedded;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.map;
import static io.twinhub.metadata.Fields.oneOf;
import static io.twinhub.metadata.Fields.optional;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.uint64;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Fields;
import io.twinhub.metadata.Items;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The third and present version of the class of the golden vectors that grew. It removed the limit and brought a bit, an
 * alternative, and later lists, maps and embedded objects, also in a list's items. The next version freezes this one as
 * {@code StationV2}, beside {@link StationV0} and {@link StationV1}.
 */
record Station(
        String name,
        StationV1.State state,
        Set<Option> options,
        StationV0.Drive drive,
        List<Valve> valves,
        Integer rpm,
        String operator,
        long runtime,
        List<Note> notes,
        Map<String, String> settings,
        ErrorResult error) {
    /** What readers of older versions see as limit. */
    static final double LIMIT_FOR_OLD_READERS = 100;

    enum Option {
        REMOTE,
        ALARMED,
        LOCKED
    }

    record Steam(double pressure) implements StationV0.Drive {
        static final DataClass<Steam> TYPE = DataClass.of("steam", Steam.class)
                .field(float64("pressure", Steam::pressure).unit("bar"))
                .build(v -> new Steam(v.get(0)));
    }

    record Note(long at, String text) {
        static final DataClass<Note> TYPE = DataClass.of("note", Note.class)
                .field(Fields.timestamp("at", Note::at))
                .field(string("text", Note::text))
                .build(v -> new Note(v.get(0), v.get(1)));
    }

    record Valve(String name, float opening, int strokes, String maker, List<Double> readings) {
        static final DataClass<Valve> TYPE = DataClass.of("valve", Valve.class)
                .field(string("name", Valve::name))
                .field(Fields.float32("opening", Valve::opening).min(0).max(1))
                .field(int32("strokes", Valve::strokes).since(1).defaultValue(0))
                .field(string("maker", Valve::maker).since(1).optional())
                .field(list("readings", Valve::readings, Items.float64()).since(2))
                .build(v -> new Valve(v.get(0), v.get(1), v.get(2), v.get(3), v.get(4)));

        static Valve from(final StationV1.Valve old) {
            return new Valve(old.name(), old.opening(), old.strokes(), old.maker(), List.of());
        }

        StationV1.Valve toOld() {
            return new StationV1.Valve(name, opening, strokes, maker);
        }
    }

    static final DataClass<Station> TYPE = DataClass.of("station", Station.class)
            .doc("A pumping station.")
            .field(string("name", Station::name))
            .field(float64("limit", gone -> LIMIT_FOR_OLD_READERS).unit("bar").removed(2))
            .field(enumeration("state", Station::state, List.of(StationV1.State.values()))
                    .unknownAs(StationV1.State.STOPPED))
            .field(bits("options", Station::options, List.of(Option.values())))
            .field(oneOf("drive", Station::drive, StationV0.Electric.TYPE, StationV0.Diesel.TYPE)
                    .alternative(Steam.TYPE, 2)
                    .optional())
            .field(list("valves", Station::valves, Valve.TYPE))
            .field(optional("rpm", Station::rpm, Items.int32().unit("1/min")).since(1))
            .field(string("operator", Station::operator).since(1).defaultValue("nobody"))
            .field(uint64("runtime", Station::runtime).since(2).defaultValue(0))
            .field(list("notes", Station::notes, Note.TYPE).since(2))
            .field(map("settings", Station::settings, Items.string()).since(2))
            .field(embedded("error", Station::error, () -> ErrorResult.TYPE)
                    .since(2)
                    .optional())
            .build(v -> new Station(
                    v.get(0), v.get(2), v.get(3), v.get(4), v.get(5), v.get(6), v.get(7), v.get(8), v.get(9), v.get(10),
                    v.get(11)));

    /** What this version makes of an object of the version before. */
    static Station from(final StationV1 old) {
        final Set<Option> options = EnumSet.noneOf(Option.class);
        old.options().forEach(option -> options.add(Option.valueOf(option.name())));
        return new Station(
                old.name(),
                old.state(),
                options,
                old.drive(),
                old.valves().stream().map(Valve::from).toList(),
                old.rpm(),
                old.operator(),
                0,
                List.of(),
                Map.of(),
                null);
    }

    /** What the version before sees of this object. */
    StationV1 toOld() {
        final Set<StationV0.Option> known = EnumSet.noneOf(StationV0.Option.class);
        options.stream()
                .filter(option -> option != Option.LOCKED)
                .forEach(option -> known.add(StationV0.Option.valueOf(option.name())));
        return new StationV1(
                name,
                LIMIT_FOR_OLD_READERS,
                state,
                known,
                drive instanceof Steam ? null : drive,
                valves.stream().map(Valve::toOld).toList(),
                rpm,
                operator);
    }

    static Map<String, Station> objects() {
        final Map<String, Station> objects = new LinkedHashMap<>();
        objects.put(
                "empty",
                new Station(
                        "",
                        StationV1.State.STOPPED,
                        Set.of(),
                        null,
                        List.of(),
                        null,
                        "nobody",
                        0,
                        List.of(),
                        Map.of(),
                        null));
        objects.put(
                "diesel",
                new Station(
                        "south",
                        StationV1.State.RUNNING,
                        Set.of(Option.REMOTE),
                        new StationV0.Diesel("summer"),
                        List.of(new Valve("a", 0, 0, null, List.of())),
                        0,
                        "",
                        1,
                        List.of(),
                        Map.of(),
                        null));
        objects.put(
                "steam",
                new Station(
                        "west",
                        StationV1.State.FAULTY,
                        Set.of(Option.LOCKED, Option.ALARMED),
                        new Steam(16.5),
                        List.of(
                                new Valve("inlet", 1, 12, "ACME", List.of(0.5, -1e300)),
                                new Valve("outlet", 0.5f, Integer.MAX_VALUE, null, List.of(3.0))),
                        -3,
                        "Ünal",
                        -1,
                        List.of(new Note(1_795_250_000_000_000_000L, "inspected"), new Note(0, "")),
                        Map.of("mode", "slow start", "alarm", ""),
                        Vectors.ERROR));
        return objects;
    }
}
