package io.twinhub.config;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * A program copy configured on one computer.
 *
 * @param computer name of the spoke computer.
 * @param rank order of preference among the instances of a copy; 1 comes first.
 */
public record InstanceSpec(String computer, int rank) {
    public static final DataClass<InstanceSpec> TYPE = DataClass.of("instance", InstanceSpec.class)
            .doc("A program copy configured on one computer.")
            .field(string("computer", InstanceSpec::computer).doc("Name of the spoke computer."))
            .field(int32("rank", InstanceSpec::rank)
                    .doc("Order of preference among the instances of a copy; 1 comes first.")
                    .defaultValue(1))
            .build(v -> new InstanceSpec(v.get(0), v.getInt(1)));
}
