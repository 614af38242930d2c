package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * A manager has made a session that no other session opened.
 *
 * @param life the life that wanted it.
 * @param number number of the request in this life.
 * @param address its address.
 */
public record Begun(long life, long number, String address) {
    public static final DataClass<Begun> TYPE = DataClass.of("sessionBegun", Begun.class)
            .doc("A manager has made a session that no other session opened.")
            .field(int64("life", Begun::life).doc("The life that wanted it."))
            .field(int64("number", Begun::number).doc("Number of the request in this life."))
            .field(string("address", Begun::address).doc("Its address."))
            .build(v -> new Begun(v.getLong(0), v.getLong(1), v.get(2)));
}
