package io.twinhub.start.distribution;

import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.keys.AddressBook;
import io.twinhub.start.keys.Credentials;
import io.twinhub.start.keys.Signed;
import java.util.List;

/** Fetches the versions that this computer lacks, because it was away when they were distributed: it asks the other computers, one each time. For one thread. */
public final class CatchUp {
    private final String computer;
    private final Credentials credentials;
    private final Arrivals arrivals;
    private int turn;

    public CatchUp(final String computer, final Credentials credentials, final Arrivals arrivals) {
        this.computer = computer;
        this.credentials = credentials;
        this.arrivals = arrivals;
        // Computers that start together do not all ask the same one.
        turn = computer.hashCode();
    }

    /**
     * Asks the next computer and fetches what it has and this one lacks.
     *
     * @throws TwinhubException if it does not answer, or something that it has is not the administrator's.
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
            for (final Signed statement : asked.ask(VersionsRequest.EXCHANGE, new VersionsRequest(addresses.system()))
                    .statements()) {
                fetch(asked, statement);
            }
        }
    }

    private void fetch(final AskedComputer asked, final Signed statement) {
        final VersionStatement offered = statement.verified(credentials, VersionStatement.TYPE);
        Wanted wanted = arrivals.offer(statement);
        while (!wanted.isSealed()) {
            final long before = wanted.offset();
            wanted = arrivals.append(asked.ask(
                    FetchRequest.EXCHANGE, new FetchRequest(offered.seal().version(), before)));
            if (!wanted.isSealed() && wanted.offset() <= before) {
                // What came was not what was asked for; somebody else is asked next time.
                return;
            }
        }
    }
}
