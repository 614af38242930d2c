package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** IP addresses: literals, each used once, and the two networks apart. */
final class AddressRule implements Rule {
    private record Use(String network, String path) {}

    @Override
    public void check(final Declarations declared, final Findings findings) {
        final SystemSpec spec = declared.spec();
        final Map<String, Use> uses = new HashMap<>();
        for (int i = 0; i < spec.networks().size(); i++) {
            final NetworkSpec network = spec.networks().get(i);
            final List<HubSpec> hubs = network.hubs();
            for (int j = 0; j < hubs.size(); j++) {
                final Use use = new Use(network.name(), "networks[" + i + "]/hubs[" + j + "]/address");
                check(hubs.get(j).address(), use, uses, findings);
            }
        }
        for (int i = 0; i < spec.computers().size(); i++) {
            final SpokeSpec spoke = spec.computers().get(i);
            check(spoke.a(), new Use("A", "computers[" + i + "]/a"), uses, findings);
            check(spoke.b(), new Use("B", "computers[" + i + "]/b"), uses, findings);
        }
    }

    private static void check(final String text, final Use use, final Map<String, Use> uses, final Findings findings) {
        final Optional<String> address = IpAddress.canonical(text);
        if (address.isEmpty()) {
            findings.add(
                    ErrorCode.CONFIG_ADDRESS_INVALID,
                    use.path,
                    "the IP address of one computer, such as 10.1.0.11; names are not looked up, because a system must"
                            + " start without a name server",
                    "Write the address itself.",
                    text);
            return;
        }
        final Use first = uses.putIfAbsent(address.get(), use);
        if (first == null) {
            return;
        }
        if (first.network.equals(use.network)) {
            findings.add(
                    ErrorCode.CONFIG_ADDRESS_DUPLICATE,
                    use.path,
                    "one address per computer and network; the first use is at " + findings.where(first.path),
                    "Give each computer an address of its own.",
                    text,
                    use.network);
        } else {
            findings.add(
                    ErrorCode.CONFIG_ADDRESS_IN_BOTH_NETWORKS,
                    use.path,
                    "networks without a common address; the other use is at " + findings.where(first.path),
                    "Use an address of network " + use.network + " here.",
                    text);
        }
    }
}
