package io.twinhub.cli;

import io.twinhub.config.ComputerPlan;
import io.twinhub.config.Home;
import io.twinhub.config.SystemPlan;
import io.twinhub.runtime.HubCounters;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether one computer of one version can be this one: its addresses, its ports, and the hub computers as seen from here. */
final class SystemDoctor {
    private static final int ANSWER_WITHIN_MS = 700;
    private static final String[] NETWORKS = {"A", "B"};

    private final SystemPlan plan;
    private final ComputerPlan computer;
    private final PortHolders holders;
    private final Optional<HubCounters> hub;

    SystemDoctor(final SystemPlan plan, final ComputerPlan computer, final PortHolders holders) {
        this.plan = plan;
        this.computer = computer;
        this.holders = holders;
        hub = counters(plan, computer.name());
    }

    /** What the hub process of a computer shows, if it turns on this one. */
    private static Optional<HubCounters> counters(final SystemPlan plan, final String computer) {
        return HubCounters.read(Home.sharedMemory(plan, computer, System.getProperty("user.name")))
                .filter(counters -> counters.isAlive());
    }

    boolean isRunning() {
        return hub.isPresent();
    }

    /** Whether all addresses of a computer are those of this one. */
    static boolean isHere(final ComputerPlan computer) {
        return (computer.addressA() == null || isHere(computer.addressA()))
                && (computer.addressB() == null || isHere(computer.addressB()));
    }

    private static boolean isHere(final String address) {
        try {
            final InetAddress wanted = InetAddress.getByName(address);
            return wanted.isLoopbackAddress() || NetworkInterface.getByInetAddress(wanted) != null;
        } catch (final IOException unknown) {
            return false;
        }
    }

    List<Diagnosis> look() {
        final List<Diagnosis> all = new ArrayList<>();
        for (int network = 0; network < NETWORKS.length; network++) {
            final String address = computer.address(network);
            if (address == null) {
                continue;
            }
            all.add(address(network, address));
            if (isHere(address)) {
                all.add(udpPort(address));
                all.add(tcpPort(address));
            }
            for (final int other : plan.hubs(network)) {
                if (other != computer.id()) {
                    all.add(reach(network, address, plan.computer(other)));
                }
            }
        }
        return all;
    }

    private String subject(final String what) {
        return computer.name() + " " + what;
    }

    private Diagnosis address(final int network, final String address) {
        final String subject = subject("address " + NETWORKS[network]);
        return isHere(address)
                ? Diagnosis.ok(subject, "%s is here", address)
                : Diagnosis.wrong(
                        subject,
                        address + " is no address of this computer",
                        "ip address add " + address
                                + "/24 dev INTERFACE, or correct the address in the configuration; ip -br address shows what there is");
    }

    private Diagnosis udpPort(final String address) {
        final String subject = subject("UDP port " + plan.port());
        try {
            new DatagramSocket(new InetSocketAddress(address, plan.port())).close();
            return Diagnosis.ok(subject, "free on %s", address);
        } catch (final SocketException taken) {
            return taken(subject, "udp", address, plan.port(), hub.map(HubCounters::processId));
        }
    }

    /** Start commands answer there, where a home has keys. */
    private Diagnosis tcpPort(final String address) {
        final int port = plan.spec().basePort();
        final String subject = subject("TCP port " + port);
        try (ServerSocket socket = new ServerSocket()) {
            // As a server that was stopped a minute ago would: its former connections are no obstacle.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return Diagnosis.ok(subject, "free on %s", address);
        } catch (final IOException taken) {
            return taken(subject, "tcp", address, port, Optional.empty());
        }
    }

    private Diagnosis taken(
            final String subject,
            final String protocol,
            final String address,
            final int port,
            final Optional<Long> own) {
        final PortHolders.Holder holder = holders.of(protocol, address, port);
        if (own.isPresent() && (holder.pid() == 0 || holder.pid() == own.get())) {
            return Diagnosis.ok(subject, "held on %s by its own hub process %d", address, own.get());
        }
        if (holder.isStartCommand()) {
            return Diagnosis.ok(subject, "held on %s by a start command, process %d", address, holder.pid());
        }
        return Diagnosis.wrong(
                subject,
                "held on " + address + " by " + holder.title(),
                "Stop it, or seal a version with another slot or basePort; ss -lnp 'sport = :" + port
                        + "' shows it to root");
    }

    private Diagnosis reach(final int network, final String own, final ComputerPlan other) {
        final String subject = subject("to " + other.name());
        final Long role = hub.map(counters -> counters.values().get("link." + other.name() + ".role"))
                .orElse(null);
        if (role != null && role >= 0 && role < SystemStatusCommand.ROLES.size()) {
            final String text = SystemStatusCommand.ROLES.get(role.intValue());
            return text.equals("ACTIVE") || text.equals("STANDBY")
                    ? Diagnosis.ok(
                            subject, "its localHub has a connection over network %s, %s", NETWORKS[network], text)
                    : Diagnosis.wrong(
                            subject,
                            "its localHub has no connection over network " + NETWORKS[network] + " (" + text + ")",
                            "twinhub doctor --computer " + other.name() + " on " + other.name()
                                    + "; a firewall must let UDP port " + plan.port() + " through in both directions");
        }
        final String address = other.address(network);
        if (!isHere(own)) {
            return Diagnosis.warning(
                    subject, "not tried, without an address on network " + NETWORKS[network], "See above.");
        }
        return answers(own, address)
                ? Diagnosis.ok(
                        subject,
                        "%s answers; whether its hub process does is known once this computer is started",
                        address)
                : Diagnosis.warning(
                        subject,
                        address + " does not answer over network " + NETWORKS[network]
                                + "; it may be off, or answer nothing but the Twinhub",
                        "ping -I " + own + " " + address);
    }

    private static boolean answers(final String own, final String address) {
        try {
            final NetworkInterface through = NetworkInterface.getByInetAddress(InetAddress.getByName(own));
            // An echo request where this user may send one, otherwise TCP port 7: a refusal is an answer, too.
            return InetAddress.getByName(address).isReachable(through, 0, ANSWER_WITHIN_MS);
        } catch (final IOException ex) {
            return false;
        }
    }
}
