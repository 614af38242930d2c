package io.twinhub.systemtests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Real hosts on one machine: each a network namespace, with one cable per network that it is attached to, plugged into the bridge of
 * that network. The bridges lie in a namespace of their own, so nothing outside is touched. Needs root and iproute2.
 */
final class HostNamespaces implements AutoCloseable {
    private static final long COMMAND_WITHIN_SECONDS = 20;

    private final String prefix;
    private final List<String> namespaces = new ArrayList<>();
    private int cableCount;

    HostNamespaces(final String prefix) {
        this.prefix = prefix;
        addNamespace("switch");
        for (final String network : List.of("A", "B")) {
            onSwitch("link", "add", bridge(network), "type", "bridge");
            onSwitch("link", "set", bridge(network), "up");
        }
    }

    /** Whether this machine lets us make hosts: root, iproute2, and a kernel that allows namespaces and bridges. */
    static String whyNot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return "network namespaces need root";
        }
        final boolean hasIp = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ip")));
        return hasIp ? "" : "network namespaces need the command ip of iproute2";
    }

    void addHost(final String host) {
        addNamespace(host);
        ip("-n", namespace(host), "link", "set", "lo", "up");
    }

    /** Plugs a host into a network under this address, with a prefix of 24 bits. */
    void plug(final String host, final String network, final String address) {
        final String cable = cable(host, network);
        onSwitch("link", "add", cable, "type", "veth", "peer", "name", "eth" + network, "netns", namespace(host));
        onSwitch("link", "set", cable, "master", bridge(network), "up");
        ip("-n", namespace(host), "addr", "add", address + "/24", "dev", "eth" + network);
        ip("-n", namespace(host), "link", "set", "eth" + network, "up");
        cableCount++;
    }

    /** Pulls a host's cable out of the bridge's side, or plugs it in again. */
    void cable(final String host, final String network, final boolean up) {
        onSwitch("link", "set", cable(host, network), up ? "up" : "down");
    }

    /** Switches a whole network off or on. */
    void network(final String network, final boolean up) {
        onSwitch("link", "set", bridge(network), up ? "up" : "down");
    }

    int cableCount() {
        return cableCount;
    }

    /** A command line that runs on a host. */
    List<String> on(final String host, final String... command) {
        final List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", namespace(host)));
        line.addAll(List.of(command));
        return line;
    }

    @Override
    public void close() {
        for (final String namespace : namespaces) {
            ip("netns", "del", namespace);
        }
    }

    private void addNamespace(final String name) {
        ip("netns", "add", namespace(name));
        namespaces.add(namespace(name));
    }

    private String namespace(final String name) {
        return prefix + "-" + name;
    }

    private static String bridge(final String network) {
        return "net" + network;
    }

    /** Interface names have at most 15 characters. */
    private static String cable(final String host, final String network) {
        return host + "-" + network;
    }

    private void onSwitch(final String... arguments) {
        final List<String> line = new ArrayList<>(List.of("-n", namespace("switch")));
        line.addAll(List.of(arguments));
        ip(line.toArray(String[]::new));
    }

    private static void ip(final String... arguments) {
        final List<String> line = new ArrayList<>(List.of("ip"));
        line.addAll(List.of(arguments));
        try {
            final Process process =
                    new ProcessBuilder(line).redirectErrorStream(true).start();
            final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(COMMAND_WITHIN_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", line) + ": " + output);
            }
        } catch (final IOException ex) {
            throw new IllegalStateException(String.join(" ", line), ex);
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
    }
}
