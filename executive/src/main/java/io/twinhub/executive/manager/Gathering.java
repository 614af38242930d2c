package io.twinhub.executive.manager;

import io.twinhub.bus.MessageConnection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an instance does first that became ACTIVE and may lack something: it asks all others how far what they hold has come, and takes a copy of what is ahead. Until then it
 * serves nobody.
 */
final class Gathering {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long WITHIN_NS = 6_000_000_000L;

    private final Durable durable;
    private final long term;
    private final Mirror mirror;
    /** Computers of the other instances that have nothing more. */
    private final Set<String> heard = new HashSet<>();

    private final List<String> others;
    private long untilNs;

    /** @param waits whether it goes on only when all others were heard. */
    Gathering(
            final Durable durable,
            final long term,
            final Mirror mirror,
            final List<String> others,
            final boolean waits,
            final long nowNs) {
        this.durable = durable;
        this.term = term;
        this.mirror = mirror;
        this.others = others;
        untilNs = waits ? NEVER : nowNs + WITHIN_NS;
    }

    void onConnection(final MessageConnection connection) {
        mirror.add(connection);
    }

    int doWork(final long now) {
        int work = mirror.doWork(now);
        for (final Standby standby : mirror.standbys()) {
            if (standby.standing() != null) {
                work += hear(standby);
            }
        }
        return work;
    }

    private int hear(final Standby standby) {
        if (standby.copy() != null
                && standby.copy().standing().isAheadOf(durable.store().standing())) {
            durable.replace(standby.copy());
        }
        if (!standby.standing().isAheadOf(durable.store().standing())) {
            return heard.add(standby.computer()) ? 1 : 0;
        }
        standby.ask(term, durable.newStore());
        return 0;
    }

    /** Those that were not heard are lost for ever, as an administrator says. */
    void goOn(final long now) {
        untilNs = now - 1;
    }

    /** Whether nobody has more, as far as is to be known. */
    boolean isDone(final long now) {
        return heard.containsAll(others)
                || now > untilNs && mirror.standbys().stream().noneMatch(Standby::isSending);
    }

    /** Those that were not heard yet. */
    List<String> missing() {
        return others.stream().filter(other -> !heard.contains(other)).toList();
    }
}
