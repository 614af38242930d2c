package io.twinhub.load;

import io.twinhub.config.SystemPlan;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.OptionalInt;

/** Finds a UDP port for a system that lives only for one command, so that several of them can run on one machine. */
public final class FreePort {
    /** Above the ports of the samples. */
    public static final int FIRST = 21_000;
    /** Below those from which the kernel picks. */
    public static final int LAST = 29_000;

    private static final int STEP = 100;

    private FreePort() {}

    /** A port that is free on every address of the system; empty if there is none. */
    public static OptionalInt of(final SystemPlan plan) {
        for (int port = FIRST; port <= LAST; port += STEP) {
            if (isFree(plan, port)) {
                return OptionalInt.of(port);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isFree(final SystemPlan plan, final int port) {
        for (int i = 0; i < plan.computerCount(); i++) {
            for (int network = 0; network < 2; network++) {
                final String address = plan.computer(i).address(network);
                if (address != null && !isFree(new InetSocketAddress(address, port))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isFree(final InetSocketAddress address) {
        try {
            new DatagramSocket(address).close();
            return true;
        } catch (final SocketException ex) {
            return false;
        }
    }
}
