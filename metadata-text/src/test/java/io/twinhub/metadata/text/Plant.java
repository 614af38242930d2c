package io.twinhub.metadata.text;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.duration;
import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.size;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.strings;

import io.twinhub.metadata.DataClass;
import java.util.List;

/** A document with every shape that text can have: attributes, sections, lists with and without an element around them. */
record Plant(String name, long bufferBytes, String remark, List<Spoke> computers, List<Copy> copies, Voters voters) {
    static final DataClass<Plant> TYPE = DataClass.of("plant", Plant.class)
            .doc("A plant.")
            .field(string("name", Plant::name).doc("Its name.").maxLength(20).pattern("[a-z0-9-]+"))
            .field(size("buffer", Plant::bufferBytes).defaultValue(65536).min(1024))
            .field(string("remark", Plant::remark).asElement().defaultValue(""))
            .field(list("computers", Plant::computers, Spoke.TYPE))
            .field(list("copies", Plant::copies, Copy.TYPE))
            .field(data("voters", Plant::voters, Voters.TYPE).optional())
            .build(v -> new Plant(v.get(0), v.getLong(1), v.get(2), v.get(3), v.get(4), v.get(5)));

    record Spoke(String name, long staleAfterNs, double load, boolean hot) {
        static final DataClass<Spoke> TYPE = DataClass.of("spoke", Spoke.class)
                .field(string("name", Spoke::name))
                .field(duration("staleAfter", Spoke::staleAfterNs).defaultValue(0))
                .field(float64("load", Spoke::load).defaultValue(0.0).min(0.0).max(1.0))
                .field(bool("hot", Spoke::hot).defaultValue(false))
                .build(v -> new Spoke(v.get(0), v.get(1), v.get(2), v.get(3)));
    }

    record Instance(String computer, int rank) {
        static final DataClass<Instance> TYPE = DataClass.of("instance", Instance.class)
                .field(string("computer", Instance::computer))
                .field(int32("rank", Instance::rank).defaultValue(1).min(1).max(9))
                .build(v -> new Instance(v.get(0), v.get(1)));
    }

    record Setting(String name, String value) {
        static final DataClass<Setting> TYPE = DataClass.of("setting", Setting.class)
                .field(string("name", Setting::name))
                .field(string("value", Setting::value))
                .build(v -> new Setting(v.get(0), v.get(1)));
    }

    record Copy(String id, List<Instance> instances, List<Setting> settings) {
        static final DataClass<Copy> TYPE = DataClass.of("copy", Copy.class)
                .field(string("id", Copy::id))
                .field(list("instances", Copy::instances, Instance.TYPE).unwrapped())
                .field(list("settings", Copy::settings, Setting.TYPE))
                .build(v -> new Copy(v.get(0), v.get(1), v.get(2)));
    }

    record Voters(List<String> computers) {
        static final DataClass<Voters> TYPE = DataClass.of("voters", Voters.class)
                .field(strings("computers", Voters::computers).maxLength(4))
                .build(v -> new Voters(v.get(0)));
    }
}
