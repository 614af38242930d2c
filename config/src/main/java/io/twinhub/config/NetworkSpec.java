package io.twinhub.config;

import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * One of the two independent networks.
 *
 * @param name {@code A} or {@code B}.
 * @param hubs the hub computers of this network, one to four; one of them is active, the others stand by.
 */
public record NetworkSpec(String name, List<HubSpec> hubs) {
    public static final DataClass<NetworkSpec> TYPE = DataClass.of("network", NetworkSpec.class)
            .doc("One of the two independent networks.")
            .field(string("name", NetworkSpec::name).doc("A or B."))
            .field(list("hubs", NetworkSpec::hubs, HubSpec.TYPE)
                    .doc(
                            "The hub computers of this network, one to four: one is active, the others stand by; the first one begins.")
                    .unwrapped())
            .build(v -> new NetworkSpec(v.get(0), v.get(1)));

    public NetworkSpec {
        hubs = List.copyOf(hubs);
    }

    /** A network with one hub computer. */
    public static NetworkSpec of(final String name, final String hubComputer, final String address) {
        return new NetworkSpec(name, List.of(new HubSpec(hubComputer, address)));
    }
}
