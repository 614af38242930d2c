package io.twinhub.config;

import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * A spoke computer: it runs programs and is attached to both networks.
 *
 * @param name name of the computer.
 * @param a its IP address on network A.
 * @param b its IP address on network B.
 */
public record SpokeSpec(String name, String a, String b) {
    public static final DataClass<SpokeSpec> TYPE = DataClass.of("spoke", SpokeSpec.class)
            .doc("A spoke computer; it runs programs and is attached to both networks.")
            .field(string("name", SpokeSpec::name).doc("Name of the computer."))
            .field(string("a", SpokeSpec::a).doc("Its IP address on network A."))
            .field(string("b", SpokeSpec::b).doc("Its IP address on network B."))
            .build(v -> new SpokeSpec(v.get(0), v.get(1), v.get(2)));
}
