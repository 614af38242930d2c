package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.strings;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * The first word of an executive to the manager.
 *
 * @param life number of this life of the program, which never repeats.
 * @param types session types that it serves.
 * @param claims how many claims follow.
 */
public record Greeting(long life, List<String> types, int claims) {
    public static final DataClass<Greeting> TYPE = DataClass.of("sessionGreeting", Greeting.class)
            .doc("The first word of an executive to the manager.")
            .field(int64("life", Greeting::life).doc("Number of this life of the program, which never repeats."))
            .field(strings("types", Greeting::types).doc("Session types that it serves."))
            .field(int32("claims", Greeting::claims).doc("How many claims follow."))
            .build(v -> new Greeting(v.getLong(0), v.get(1), v.getInt(2)));
}
