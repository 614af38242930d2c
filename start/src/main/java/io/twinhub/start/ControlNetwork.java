package io.twinhub.start;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersions;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.activation.Orders;
import io.twinhub.start.control.ControlServer;
import io.twinhub.start.distribution.Arrivals;
import io.twinhub.start.distribution.CatchUp;
import io.twinhub.start.keys.Credentials;
import io.twinhub.start.keys.Invitation;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a start command has to do with the other computers of its system, once it was invited: it is reachable on its addresses, also on those that come later, and fetches versions
 * that it lacks. One thread takes turns.
 */
final class ControlNetwork {
    private final Home home;
    private final Report report;
    private final Consumer<ErrorResult> errors;
    private final Orders orders;
    private final Set<InetSocketAddress> open = new HashSet<>();
    private final Set<InetSocketAddress> told = new HashSet<>();
    private volatile Arrivals arrivals;
    private Credentials credentials;
    private KnownAddresses addresses;
    private CatchUp catchUp;

    ControlNetwork(final Home home, final Report report, final Consumer<ErrorResult> errors, final Orders orders) {
        this.orders = orders;
        this.home = home;
        this.report = report;
        this.errors = errors;
    }

    /**
     * What takes versions. Any thread.
     *
     * @throws TwinhubException if this computer was not invited, and so cannot know whose word to believe.
     */
    Arrivals arrivals() {
        final Arrivals now = arrivals;
        if (now == null) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.KEYS_MISSING, home.root())
                    .in("system start", report.computer(), "")
                    .action("Invite the computer: twinhub config invite " + report.computer()
                            + " --version VERSION --to FILE"));
        }
        return now;
    }

    /** Does what is due every few seconds. */
    void turn(final ControlServer server) {
        try {
            if (credentials == null) {
                join();
            }
            if (credentials != null) {
                addresses.now().of(report.computer()).forEach(address -> open(server, address));
                catchUp.askNext(addresses.now());
            }
        } catch (final TwinhubException ex) {
            // That another computer is off is not worth a word; it is asked again.
            if (ex.error().errorCode() != ErrorCode.CONTROL_UNREACHABLE) {
                errors.accept(ex.error());
            }
        }
    }

    private void join() {
        final Optional<Invitation> invitation = Invitation.of(home, report.computer());
        if (invitation.isEmpty()) {
            return;
        }
        final Credentials own = invitation.get().credentials();
        addresses =
                new KnownAddresses(new SealedVersions(home), invitation.get().addresses());
        arrivals = new Arrivals(home, own, report);
        catchUp = new CatchUp(report.computer(), own, arrivals, orders);
        orders.credentials(own);
        credentials = own;
    }

    private void open(final ControlServer server, final InetSocketAddress address) {
        if (open.contains(address)) {
            return;
        }
        try {
            server.openNetwork(credentials, address);
            open.add(address);
            report.line("can be asked at " + address.getHostString() + ":" + address.getPort());
        } catch (final TwinhubException ex) {
            // A network whose cable is out stays out for a while.
            if (told.add(address)) {
                errors.accept(ex.error());
            }
        }
    }
}
