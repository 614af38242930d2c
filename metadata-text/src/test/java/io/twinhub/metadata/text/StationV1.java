package io.twinhub.metadata.text;

import static io.twinhub.metadata.Fields.bits;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.oneOf;
import static io.twinhub.metadata.Fields.optional;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Fields;
import io.twinhub.metadata.Items;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The second version of {@link Station}, as it was: never to be changed, since its vectors are out in the world. It brought
 * a constant, and later fields of fixed and variable length at the root and in a list's items.
 */
record StationV1(
        String name,
        double limit,
        State state,
        Set<StationV0.Option> options,
        StationV0.Drive drive,
        List<Valve> valves,
        Integer rpm,
        String operator) {
    enum State {
        STOPPED,
        RUNNING,
        FAULTY
    }

    record Valve(String name, float opening, int strokes, String maker) {
        static final DataClass<Valve> TYPE = DataClass.of("valve", Valve.class)
                .field(string("name", Valve::name))
                .field(Fields.float32("opening", Valve::opening).min(0).max(1))
                .field(int32("strokes", Valve::strokes).since(1).defaultValue(0))
                .field(string("maker", Valve::maker).since(1).optional())
                .build(v -> new Valve(v.get(0), v.get(1), v.get(2), v.get(3)));

        static Valve from(final StationV0.Valve old) {
            return new Valve(old.name(), old.opening(), 0, null);
        }

        StationV0.Valve toOld() {
            return new StationV0.Valve(name, opening);
        }
    }

    static final DataClass<StationV1> TYPE = DataClass.of("station", StationV1.class)
            .doc("A pumping station.")
            .field(string("name", StationV1::name))
            .field(float64("limit", StationV1::limit).unit("bar"))
            .field(enumeration("state", StationV1::state, List.of(State.values()))
                    .unknownAs(State.STOPPED))
            .field(bits("options", StationV1::options, List.of(StationV0.Option.values())))
            .field(oneOf("drive", StationV1::drive, StationV0.Electric.TYPE, StationV0.Diesel.TYPE)
                    .optional())
            .field(list("valves", StationV1::valves, Valve.TYPE))
            .field(optional("rpm", StationV1::rpm, Items.int32().unit("1/min")).since(1))
            .field(string("operator", StationV1::operator).since(1).defaultValue("nobody"))
            .build(v -> new StationV1(v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), v.get(6), v.get(7)));

    /** What this version makes of an object of the version before. */
    static StationV1 from(final StationV0 old) {
        return new StationV1(
                old.name(),
                old.limit(),
                State.valueOf(old.state().name()),
                old.options(),
                old.drive(),
                old.valves().stream().map(Valve::from).toList(),
                null,
                "nobody");
    }

    /** What the version before sees of this object. */
    StationV0 toOld() {
        return new StationV0(
                name,
                limit,
                state == State.FAULTY ? StationV0.State.STOPPED : StationV0.State.valueOf(state.name()),
                options,
                drive,
                valves.stream().map(Valve::toOld).toList());
    }

    static Map<String, StationV1> objects() {
        final Map<String, StationV1> objects = new LinkedHashMap<>();
        objects.put("empty", new StationV1("", 0, State.STOPPED, Set.of(), null, List.of(), null, "nobody"));
        objects.put(
                "faulty",
                new StationV1(
                        "north",
                        2.5,
                        State.FAULTY,
                        Set.of(StationV0.Option.REMOTE),
                        new StationV0.Electric(7500),
                        List.of(new Valve("inlet", 1, 12, null), new Valve("outlet", 0.25f, -1, "ACME")),
                        1450,
                        "Jürgen"));
        return objects;
    }
}
