package io.twinhub.config;

import java.util.List;

/**
 * One of the two independent networks.
 *
 * @param name {@code A} or {@code B}.
 * @param hubs the hub computers of this network; exactly one in this release.
 */
public record NetworkSpec(String name, List<HubSpec> hubs) {
    public NetworkSpec {
        hubs = List.copyOf(hubs);
    }

    /** A network with one hub computer. */
    public static NetworkSpec of(final String name, final String hubComputer, final String address) {
        return new NetworkSpec(name, List.of(new HubSpec(hubComputer, address)));
    }
}
