package io.twinhub.metadata.text;

import static io.twinhub.metadata.Fields.bits;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.oneOf;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The first version of {@link Station}, as it was: never to be changed, since its vectors are out in the world. */
record StationV0(String name, double limit, State state, Set<Option> options, Drive drive, List<Valve> valves) {
    enum State {
        STOPPED,
        RUNNING
    }

    enum Option {
        REMOTE,
        ALARMED
    }

    interface Drive {}

    record Electric(int powerW) implements Drive {
        static final DataClass<Electric> TYPE = DataClass.of("electric", Electric.class)
                .field(Fields.int32("power", Electric::powerW).unit("W"))
                .build(v -> new Electric(v.get(0)));
    }

    record Diesel(String fuel) implements Drive {
        static final DataClass<Diesel> TYPE = DataClass.of("diesel", Diesel.class)
                .field(string("fuel", Diesel::fuel))
                .build(v -> new Diesel(v.get(0)));
    }

    record Valve(String name, float opening) {
        static final DataClass<Valve> TYPE = DataClass.of("valve", Valve.class)
                .field(string("name", Valve::name))
                .field(Fields.float32("opening", Valve::opening).min(0).max(1))
                .build(v -> new Valve(v.get(0), v.get(1)));
    }

    static final DataClass<StationV0> TYPE = DataClass.of("station", StationV0.class)
            .doc("A pumping station.")
            .field(string("name", StationV0::name))
            .field(float64("limit", StationV0::limit).unit("bar"))
            .field(enumeration("state", StationV0::state, List.of(State.values()))
                    .unknownAs(State.STOPPED))
            .field(bits("options", StationV0::options, List.of(Option.values())))
            .field(oneOf("drive", StationV0::drive, Electric.TYPE, Diesel.TYPE).optional())
            .field(list("valves", StationV0::valves, Valve.TYPE))
            .build(v -> new StationV0(v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5)));

    static Map<String, StationV0> objects() {
        final Map<String, StationV0> objects = new LinkedHashMap<>();
        objects.put("empty", new StationV0("", 0, State.STOPPED, Set.of(), null, List.of()));
        objects.put(
                "electric",
                new StationV0(
                        "north",
                        2.5,
                        State.RUNNING,
                        Set.of(Option.ALARMED),
                        new Electric(7500),
                        List.of(new Valve("inlet", 1), new Valve("outlet", 0.25f))));
        objects.put(
                "diesel",
                new StationV0(
                        "süd",
                        -1e-9,
                        State.STOPPED,
                        Set.of(Option.REMOTE, Option.ALARMED),
                        new Diesel("winter"),
                        List.of(new Valve("", 0))));
        return objects;
    }
}
