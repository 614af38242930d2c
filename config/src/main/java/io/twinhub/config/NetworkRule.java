package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two networks, A and B, each with hub computers of its own. */
final class NetworkRule implements Rule {
    private static final List<String> NAMES = List.of("A", "B");

    @Override
    public void check(final Declarations declared, final Findings findings) {
        final List<NetworkSpec> networks = declared.spec().networks();
        final Map<String, Integer> networkOfHub = new HashMap<>();
        final Names names =
                new Names(findings, "network", new Names.Shape(java.util.regex.Pattern.compile("[AB]"), "A or B"));
        for (int i = 0; i < networks.size(); i++) {
            names.declare(networks.get(i).name(), "networks[" + i + "]/name");
            checkHubs(networks, i, networkOfHub, findings);
        }
        for (final String name : NAMES) {
            if (networks.stream().noneMatch(network -> network.name().equals(name))) {
                findings.add(
                        ErrorCode.CONFIG_NETWORK_MISSING,
                        "networks",
                        "networks A and B: losing one of them must cost nothing",
                        "Add <network name=\"" + name + "\"> with its hub computer.",
                        name);
            }
        }
    }

    private static void checkHubs(
            final List<NetworkSpec> networks,
            final int index,
            final Map<String, Integer> networkOfHub,
            final Findings findings) {
        final NetworkSpec network = networks.get(index);
        final String path = "networks[" + index + "]";
        if (network.hubs().isEmpty()) {
            findings.add(
                    ErrorCode.CONFIG_HUB_COUNT,
                    path,
                    "one to " + SystemLimits.HUBS_PER_NETWORK_MAX + " hub computers per network",
                    "Add <hub computer=... address=.../>.",
                    network.name(),
                    0);
        }
        if (network.hubs().size() > SystemLimits.HUBS_PER_NETWORK_MAX) {
            findings.add(
                    ErrorCode.CONFIG_HUB_COUNT,
                    path + "/hubs[" + SystemLimits.HUBS_PER_NETWORK_MAX + "]",
                    "one to " + SystemLimits.HUBS_PER_NETWORK_MAX + " hub computers per network",
                    "Keep " + SystemLimits.HUBS_PER_NETWORK_MAX + " of them.",
                    network.name(),
                    network.hubs().size());
        }
        for (int i = 0; i < network.hubs().size(); i++) {
            final String computer = network.hubs().get(i).computer();
            final Integer first = networkOfHub.putIfAbsent(computer, index);
            if (first != null) {
                findings.add(
                        ErrorCode.CONFIG_HUB_SHARED,
                        path + "/hubs[" + i + "]/computer",
                        "hub computers that differ, because one computer that fails must not take both networks along",
                        first == index
                                ? "Name another computer, or delete it."
                                : "Give network " + network.name() + " a hub computer of its own.",
                        computer,
                        networks.get(first).name());
            }
        }
    }
}
