package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * An executive wants a session that no other session opens.
 *
 * @param number number of the request in this life.
 * @param address type of the session, and its name behind a slash if it has one.
 * @param attach whether it wants a session of this name also from the program that holds it.
 */
public record Begin(long number, String address, boolean attach) {
    public static final DataClass<Begin> TYPE = DataClass.of("sessionBegin", Begin.class)
            .doc("An executive wants a session that no other session opens.")
            .field(int64("number", Begin::number).doc("Number of the request in this life."))
            .field(string("address", Begin::address)
                    .doc("Type of the session, and its name behind a slash if it has one."))
            .field(bool("attach", Begin::attach)
                    .doc("Whether it wants a session of this name also from the program that holds it."))
            .build(v -> new Begin(v.getLong(0), v.get(1), v.getBoolean(2)));
}
