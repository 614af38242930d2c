package io.twinhub.config;

import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * A hub computer: it belongs to exactly one network and forwards between that network's spokes.
 *
 * @param computer name of the computer.
 * @param address its IP address on that network.
 */
public record HubSpec(String computer, String address) {
    public static final DataClass<HubSpec> TYPE = DataClass.of("hub", HubSpec.class)
            .doc("A hub computer; it belongs to exactly one network.")
            .field(string("computer", HubSpec::computer).doc("Name of the computer."))
            .field(string("address", HubSpec::address).doc("Its IP address on this network."))
            .build(v -> new HubSpec(v.get(0), v.get(1)));
}
