package io.twinhub.executive.manager;

import io.twinhub.config.SystemPlan;
import java.util.List;

/**
 * Which of the programs that are there gets a session, as the configuration wants it for its type. The ACTIVE manager alone asks, and tells its standbys what came of it; so
 * nothing has to be the same in two managers, and nothing is kept.
 */
final class Placement {
    private final SystemPlan plan;
    private final SessionStore store;
    private final Lives lives;
    private final PlacementPolicy policy = new PlacementPolicy();

    Placement(final SystemPlan plan, final SessionStore store, final Lives lives) {
        this.plan = plan;
        this.store = store;
        this.lives = lives;
    }

    /** Null if none serves its type. */
    Host choose(final StoredSession session) {
        final List<PlacementPolicy.Server> servers = lives.hosts().stream()
                .filter(host -> host.isReady() && host.serves(session.type()))
                .map(host -> new PlacementPolicy.Server(
                        host.life(),
                        host.place(),
                        zone(host),
                        store.heldBy(host.life()).size()))
                .toList();
        final PlacementPolicy.Server server =
                policy.choose(plan.sessions().placement(session.type()), session, servers, () -> openerZone(session));
        return server == null ? null : lives.host(server.life());
    }

    private String zone(final Host host) {
        return plan.computer(host.computer()).zone();
    }

    /** That of whoever opened it first, of those who have it open and are there; empty if there is none, or no zone. */
    private String openerZone(final StoredSession session) {
        return session.openers()
                .map(opener -> lives.host(opener.life))
                .filter(host -> host != null && !zone(host).isEmpty())
                .findFirst()
                .map(this::zone)
                .orElse("");
    }
}
