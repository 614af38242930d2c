package io.twinhub.assigner;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.RoleLease;

/** What is known of the mainHubs, of the active ones and of those that stand by alike, since each renews leases: whether they are in reach, which assignments they know, and which computers they do not hear. */
final class Hubs {
    private final Hub[] hubs;

    private static final class Hub {
        private final int computer;
        private final long[] versions;
        private final long[] seen;
        private final long[] silent;
        private boolean isUp;
        private long stateVersion;
        /** Since when it is out of reach, if it is. */
        private long downSinceNs;

        Hub(final int computer, final int copyCount) {
            this.computer = computer;
            versions = new long[copyCount];
            seen = new long[copyCount];
            silent = new long[copyCount];
        }

        boolean isDeafTo(final CopyState copy, final CopyState.Instance instance) {
            return (silent[copy.copy] >> instance.place & 1) != 0;
        }

        boolean isForgotten(final long nowNs) {
            return !isUp && nowNs - downSinceNs >= RoleLease.UNREACHABLE_AFTER_NS;
        }
    }

    Hubs(final SystemPlan plan) {
        hubs = new Hub[plan.hubCount()];
        for (int computer = 0; computer < hubs.length; computer++) {
            hubs[computer] = new Hub(computer, plan.copyCount());
        }
    }

    /** From now on this assigner holds the office: who is out of reach now may have heard its predecessor until now. */
    void onElected(final long nowNs) {
        for (final Hub hub : hubs) {
            hub.downSinceNs = nowNs;
        }
    }

    void onHub(final int computer, final long version, final boolean isUp, final long nowNs) {
        for (final Hub hub : hubs) {
            if (hub.computer == computer && version > hub.stateVersion) {
                hub.stateVersion = version;
                if (hub.isUp && !isUp) {
                    hub.downSinceNs = nowNs;
                }
                hub.isUp = isUp;
            }
        }
    }

    void onCopyContact(final int computer, final int copy, final long version, final long seen, final long silent) {
        for (final Hub hub : hubs) {
            if (hub.computer == computer && copy < hub.versions.length && version > hub.versions[copy]) {
                hub.versions[copy] = version;
                hub.seen[copy] = seen;
                hub.silent[copy] = silent;
            }
        }
    }

    /** Whether the hubs in reach, at least one, have said what they know of a copy, and none knows a later assignment. */
    boolean agree(final CopyState copy) {
        boolean any = false;
        for (final Hub hub : hubs) {
            if (hub.isUp) {
                if (hub.versions[copy.copy] == 0 || hub.seen[copy.copy] > copy.copyEpoch) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    /** Whether no hub hears the computer of an instance, or could have renewed its lease lately without being heard here. */
    boolean areDeafTo(final CopyState copy, final CopyState.Instance instance, final long nowNs) {
        for (final Hub hub : hubs) {
            final boolean isDeaf = hub.isUp ? hub.isDeafTo(copy, instance) : hub.isForgotten(nowNs);
            if (!isDeaf) {
                return false;
            }
        }
        return true;
    }

    /** The mainHub of a network, if it is in reach. */
    boolean isUp(final int network) {
        return hubs[network].isUp;
    }

    /** Whether the mainHub of a network says that it does not hear the computer of an instance. */
    boolean isDeafTo(final int network, final CopyState copy, final CopyState.Instance instance) {
        return hubs[network].isDeafTo(copy, instance);
    }

    /** Whether every hub in reach knows the last assignment of a copy. */
    boolean know(final CopyState copy) {
        for (final Hub hub : hubs) {
            if (hub.isUp && hub.seen[copy.copy] < copy.copyEpoch) {
                return false;
            }
        }
        return true;
    }

    /** The next time at which a hub out of reach counts no more. */
    long nextDueNs(final long nowNs) {
        long due = Long.MAX_VALUE;
        for (final Hub hub : hubs) {
            if (!hub.isUp && !hub.isForgotten(nowNs)) {
                due = Math.min(due, hub.downSinceNs + RoleLease.UNREACHABLE_AFTER_NS);
            }
        }
        return due;
    }
}
