package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersions;
import io.twinhub.start.Report;
import io.twinhub.start.control.ControlLimits;
import io.twinhub.start.control.ControlServer;
import io.twinhub.start.distribution.Arrivals;
import io.twinhub.start.distribution.DistributionDesk;
import io.twinhub.start.keys.Credentials;
import io.twinhub.start.keys.Invitation;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What the start commands of many computers have of distribution, in one process: each has a home and addresses of its own, and runs nothing. Ends when its input does. Arguments: the folder of
 * the homes, and the names of the computers.
 */
final class ReceivingMain {
    private ReceivingMain() {}

    public static void main(final String[] args) throws IOException {
        for (int i = 1; i < args.length; i++) {
            open(Path.of(args[0]), args[i]);
        }
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Nobody says anything.
        }
    }

    private static void open(final Path homes, final String computer) {
        final Home home = new Home(homes.resolve(computer)).prepare();
        final Invitation invitation = Invitation.of(home, computer).orElseThrow();
        final Credentials credentials = invitation.credentials();
        final Arrivals arrivals = new Arrivals(home, credentials, new Report(computer, System.out, System.out));
        final ControlServer server = new ControlServer(
                new DistributionDesk(new SealedVersions(home), () -> arrivals).services(),
                ControlLimits.standard(),
                error -> System.out.println(error.toText()));
        invitation.addresses().of(computer).forEach(address -> server.openNetwork(credentials, address));
    }
}
