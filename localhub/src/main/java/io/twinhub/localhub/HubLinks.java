package io.twinhub.localhub;

import io.twinhub.config.HubConnection;
import io.twinhub.config.SystemPlan;
import io.twinhub.transport.AdminTable;
import io.twinhub.transport.Link;
import io.twinhub.transport.LinkListener;
import io.twinhub.transport.Stream;
import io.twinhub.transport.election.Epochs;

/**
 * The links to the hub computers of both networks, and to which one of each network this localHub sends: to the holder of its office under the highest epoch that was
 * heard of, and before any was to the first of the configuration. While the link to that one is down, to the first one whose link is up: every hub forwards what it gets
 * to all spokes, so the network carries this spoke's events even when it alone is cut off from the active hub, or when no majority is left to elect another.
 *
 * <p>All hubs are listened to. What a change leaves out on one network is a hole there, which the other network fills.
 */
final class HubLinks {
    private static final int NETWORKS = 2;

    /** By computer id: hub computers come first. */
    final HubLink[] all;
    /** By network: where events and segments go. Changed in place. */
    final HubLink[] active = new HubLink[NETWORKS];

    private final LocalHubContext context;
    private final SystemPlan plan;
    private final LinkListener listener;
    private final SourceSequence sequence;
    /** By network: highest epoch of the office that was heard of, and its holder. */
    private final long[] epochs = new long[NETWORKS];

    private final HubLink[] holders = new HubLink[NETWORKS];
    /** By network: who lost the office to the holder. */
    private final HubLink[] former = new HubLink[NETWORKS];

    HubLinks(final LocalHubContext context, final LinkListener listener, final SourceSequence sequence) {
        this.context = context;
        this.listener = listener;
        this.sequence = sequence;
        plan = context.plan();
        all = new HubLink[plan.hubCount()];
        for (int hub = 0; hub < all.length; hub++) {
            all[hub] = connect(hub);
        }
        for (int network = 0; network < NETWORKS; network++) {
            holders[network] = all[plan.hubs(network)[0]];
            active[network] = holders[network];
        }
    }

    /** By path of the merge: its network. Each hub is a path. */
    int[] networks() {
        final int[] networks = new int[all.length];
        for (int hub = 0; hub < networks.length; hub++) {
            networks[hub] = all[hub].network;
        }
        return networks;
    }

    /** The link to this computer; null if it is no hub. */
    HubLink of(final int computer) {
        return computer < all.length ? all[computer] : null;
    }

    /** A point-to-point link to this hub. */
    Link messages(final int hub) {
        final Link link = link(Stream.POINT_TO_POINT, hub, LinkListener.NONE);
        link.outlet(context.network().outlet(Stream.POINT_TO_POINT, hub, 0));
        return link;
    }

    boolean isActive(final HubLink hub) {
        return active[hub.network] == hub;
    }

    /** What the connection to this hub computer is. */
    HubConnection.State state(final int hub) {
        return all[hub].state(isActive(all[hub]));
    }

    /** The source epoch is another one now: the hubs to which this localHub sends hear where its sequence goes on. */
    void begin() {
        for (final HubLink hub : active) {
            hub.begin(sequence.last());
        }
    }

    /** The event link to a hub opened or broke. */
    void onEvents(final HubLink hub) {
        hub.forget();
        hub.openingCount += hub.events.isUp() ? 1 : 0;
        choose(hub.network);
        if (isActive(hub)) {
            hub.begin(sequence.last());
        }
    }

    /** A hub says under which epoch it held the office of its network last. */
    void onHolder(final HubLink hub, final long epoch) {
        final int[] candidates = plan.hubs(hub.network);
        final int candidate = Epochs.candidate(epoch);
        if (epoch <= epochs[hub.network] || candidate >= candidates.length || candidates[candidate] != hub.hub) {
            return;
        }
        epochs[hub.network] = epoch;
        if (holders[hub.network] != hub) {
            former[hub.network] = holders[hub.network];
            holders[hub.network] = hub;
            choose(hub.network);
        }
    }

    private void choose(final int network) {
        final HubLink before = active[network];
        active[network] = choice(network);
        if (active[network] != before) {
            before.leave();
            active[network].enter(sequence.last());
        }
    }

    private HubLink choice(final int network) {
        if (!holders[network].events.isUp()) {
            for (final int hub : plan.hubs(network)) {
                if (all[hub].events.isUp()) {
                    return all[hub];
                }
            }
        }
        return holders[network];
    }

    int doWork(final long nowNs) {
        int work = 0;
        for (final HubLink hub : all) {
            if (sequence.isReady()) {
                hub.announce(context.computer(), sequence.epoch());
            }
            work += hub.admin.doWork(nowNs);
            work += hub.events.doWork(nowNs);
        }
        return work + giveUpFormer(nowNs);
    }

    /**
     * A hub that lost the office and says nothing is dead, most likely. What is missing on the other network, too, must not wait for it as long as a link takes to
     * be given up.
     */
    private int giveUpFormer(final long nowNs) {
        int work = 0;
        for (int network = 0; network < NETWORKS; network++) {
            if (former[network] != null && former[network].events.isSilent(nowNs)) {
                former[network].events.reset(nowNs, "it says nothing, and another hub is active");
                former[network] = null;
                work++;
            }
        }
        return work;
    }

    long nextDueNs() {
        long due = Long.MAX_VALUE;
        for (final HubLink hub : all) {
            due = Math.min(due, Math.min(hub.events.nextDueNs(), hub.admin.nextDueNs()));
        }
        return due;
    }

    private HubLink connect(final int hub) {
        final Link events = link(Stream.EVENT, hub, listener);
        final Link admin = link(Stream.ADMIN, hub, listener);
        admin.outlet(context.network().outlet(Stream.ADMIN, hub, 0));
        final int network = plan.computer(hub).network();
        return new HubLink(network, hub, events, admin, new AdminTable(admin, context.limits()), context.rules());
    }

    private Link link(final Stream stream, final int peer, final LinkListener of) {
        return new Link(
                stream,
                context.computer(),
                peer,
                plan.fingerprint(),
                context.limits(),
                context.linkEpochs(),
                Link.Hello.PLAIN,
                of,
                context.observer());
    }
}
