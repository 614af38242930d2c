package io.twinhub.start.distribution;

import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.activation.LeadRequest;
import io.twinhub.start.activation.Orders;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.keys.AddressBook;
import io.twinhub.start.keys.Credentials;
import io.twinhub.start.keys.Signed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fetches the versions that this computer lacks or has damaged, and the order that it has not heard, because it was away when they were given: it asks the other computers, one each time. For one thread. */
public final class CatchUp {
    private final String computer;
    private final Credentials credentials;
    private final Arrivals arrivals;
    private final Orders orders;
    /** Versions whose content was compared with its seal; not each time, since it may be long. */
    private final Set<String> whole = new HashSet<>();

    private int turn;

    public CatchUp(final String computer, final Credentials credentials, final Arrivals arrivals, final Orders orders) {
        this.orders = orders;
        this.computer = computer;
        this.credentials = credentials;
        this.arrivals = arrivals;
        // Computers that start together do not all ask the same one.
        turn = computer.hashCode();
    }

    /**
     * Asks the next computer and fetches what it has and this one lacks.
     *
     * @throws TwinhubException if it does not answer, or a version that it has cannot be fetched; the others were.
     */
    public void askNext(final AddressBook addresses) {
        final List<String> others = addresses.computers().stream()
                .filter(other -> !other.equals(computer))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        final String other = others.get(Math.floorMod(turn++, others.size()));
        try (AskedComputer asked = AskedComputer.remote(credentials, other, addresses.of(other))) {
            orders.hear(asked.ask(LeadRequest.EXCHANGE, new LeadRequest(addresses.system())));
            fetchAll(asked, addresses.system());
        }
    }

    /** One version that cannot be fetched, because it is damaged here for example, keeps none of the others away. */
    private void fetchAll(final AskedComputer asked, final String system) {
        TwinhubException first = null;
        for (final Signed statement :
                asked.ask(VersionsRequest.EXCHANGE, new VersionsRequest(system)).statements()) {
            try {
                fetch(asked, statement);
            } catch (final TwinhubException ex) {
                first = first == null ? ex : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void fetch(final AskedComputer asked, final Signed statement) {
        final VersionStatement offered = statement.verified(credentials, VersionStatement.TYPE);
        final String version = offered.seal().version();
        Wanted wanted = arrivals.offer(statement, !whole.contains(version));
        while (!wanted.isSealed()) {
            final long before = wanted.offset();
            wanted = arrivals.append(asked.ask(FetchRequest.EXCHANGE, new FetchRequest(version, before)));
            if (!wanted.isSealed() && wanted.offset() <= before) {
                // What came was not what was asked for; somebody else is asked next time.
                return;
            }
        }
        whole.add(version);
    }
}
