package io.twinhub.localhub;

import io.twinhub.config.HubConnection;
import io.twinhub.config.HubPaths;
import io.twinhub.config.HubReceiver;
import io.twinhub.config.HubReceivers;
import io.twinhub.config.HubSource;
import io.twinhub.config.HubSources;
import io.twinhub.config.SystemPlan;
import io.twinhub.transport.PathMerge;
import io.twinhub.transport.SourceAccount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What a localHub can tell of itself at a moment: the accounts of its paths and sources, and its slow receivers. */
final class HubStock {
    private static final int A = 0;
    private static final int B = 1;

    private final SystemPlan plan;
    private final PathMerge merge;
    private final HubLinks hubs;
    private final Programs programs;
    private final Consumer<ReceiverStates> receivers;
    /** Of each source, what was lost on its paths so far, and when the last of it was seen. */
    private final long[] lost;

    private final long[] lostAtNs;

    /** @param receivers tells how the receivers keep up. */
    HubStock(
            final SystemPlan plan,
            final PathMerge merge,
            final HubLinks hubs,
            final Programs programs,
            final Consumer<ReceiverStates> receivers) {
        this.receivers = receivers;
        this.plan = plan;
        this.merge = merge;
        this.hubs = hubs;
        this.programs = programs;
        lost = new long[plan.computerCount()];
        lostAtNs = new long[plan.computerCount()];
    }

    /** What the connection to this hub computer is. */
    HubConnection.State link(final int hub) {
        return hubs.state(hub);
    }

    /** What the connection to the program at this place among those of the computer is. */
    HubConnection.State program(final int place) {
        return programs.roles().state(place);
    }

    HubPaths paths() {
        final long[] first = new long[2];
        final long[] late = new long[2];
        final long[] lostOn = new long[2];
        long lostOnBoth = 0;
        long gaps = 0;
        for (int source = 0; source < plan.computerCount(); source++) {
            final SourceAccount account = merge.account(source);
            for (int path = A; path <= B; path++) {
                first[path] += account.first(path);
                late[path] += account.late(path);
                lostOn[path] += account.lost(path);
            }
            lostOnBoth += account.lostOnBoth();
            gaps += account.gapCount();
        }
        return new HubPaths(
                merge.behindCount(A),
                merge.behindCount(B),
                first[A],
                late[A],
                lostOn[A],
                first[B],
                late[B],
                lostOn[B],
                lostOnBoth,
                gaps,
                merge.skew(A).quantileNs(0.5),
                merge.skew(A).quantileNs(0.99),
                merge.skew(B).quantileNs(0.5),
                merge.skew(B).quantileNs(0.99),
                programs.refusedCount(),
                programs.throttledCount(),
                merge.lag(A),
                merge.lag(B));
    }

    /** Whether the later one tells of more than progress. */
    static boolean tellsOfAFault(final HubPaths before, final HubPaths now) {
        return before.behindA() != now.behindA()
                || before.behindB() != now.behindB()
                || before.lostA() != now.lostA()
                || before.lostB() != now.lostB()
                || before.gaps() != now.gaps()
                || before.refused() != now.refused()
                || before.throttled() != now.throttled();
    }

    /** Notes which sources lost something since this was called before; whether any did. */
    boolean takeLosses(final long nowNs) {
        boolean any = false;
        for (int source = 0; source < lost.length; source++) {
            final SourceAccount account = merge.account(source);
            final long now = account.lost(A) + account.lost(B) + account.gapCount();
            if (now != lost[source]) {
                lost[source] = now;
                lostAtNs[source] = nowNs;
                any = true;
            }
        }
        return any;
    }

    /** At most so many accounts; those that lost something last come first. */
    HubSources sources(final int countMax) {
        final List<HubSource> accounts = IntStream.range(0, plan.computerCount())
                .filter(merge::isKnown)
                .boxed()
                .sorted(Comparator.comparing((final Integer source) -> lostAtNs[source])
                        .reversed())
                .limit(countMax)
                .map(this::source)
                .toList();
        return new HubSources(merge.knownSourceCount(), accounts);
    }

    private HubSource source(final int id) {
        final SourceAccount account = merge.account(id);
        return new HubSource(
                plan.computer(id).name(),
                account.first(A),
                account.late(A),
                account.lost(A),
                account.first(B),
                account.late(B),
                account.lost(B),
                account.lostOnBoth());
    }

    /** At most so many receivers that do not keep up. */
    HubReceivers receivers(final int countMax) {
        final List<HubReceiver> slow = new ArrayList<>();
        receivers.accept(new ReceiverStates() {
            @Override
            public void onProgram(final int instance, final boolean isSlow, final int waiting, final long missed) {
                if (isSlow) {
                    slow.add(new HubReceiver(copyName(instance), waiting, missed));
                }
            }

            @Override
            public void onSpokeLink(final int network, final boolean isSlow, final int waiting, final long missed) {
                if (isSlow) {
                    slow.add(new HubReceiver(network == A ? "network A" : "network B", waiting, missed));
                }
            }
        });
        return new HubReceivers(slow.subList(0, Math.min(countMax, slow.size())));
    }

    private String copyName(final int instance) {
        return plan.copy(plan.instance(instance).copy()).name();
    }
}
