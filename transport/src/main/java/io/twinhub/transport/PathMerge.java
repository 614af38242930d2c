package io.twinhub.transport;

import io.twinhub.transport.codec.RunHeaderDecoder;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.agrona.DirectBuffer;

/**
 * Step 4 of 5: merges what arrives over the two networks into one stream per source without loss, duplicate or reordering, as long as
 * one path has each message. See {@link SourceMerge} for the rule; here are the sources, the paths and the time.
 *
 * <p>Each hub computer is a path of its own: what one hub vouches for, and whether its link is up, says nothing of another one on the same network.
 * What is counted is counted per network, whichever of its hubs brought it.
 *
 * <p>Used by the thread of its localHub. Allocates nothing unless a run must be held for the first time.
 */
public final class PathMerge {
    /** How often the loss on silent paths is counted; so long, at least, after it was delivered something may come late. */
    private static final long STOCK_INTERVAL_NS = 1_000_000_000L;

    /** By computer; null for one that is not heard here. */
    private final SourceMerge[] sources;

    private final SourceMerge[] heard;
    /** Of those that are not heard. */
    private final SourceAccount nothing;

    private final SkewBuckets[] skews;
    private final boolean[] pathUp;
    private final int[] networks;
    private final TransportLimits limits;
    private final MergeOutput output;
    private final boolean[] waits;
    private final int[] waiting;
    private final long[] waitingSinceNs;
    private final long[] askDueNs;
    private final long[] askedNs;
    /** Position at which each waiting source stands: the hold-back time begins anew whenever it moves. */
    private final long[] waitingEpoch;

    private final long[] waitingDelivered;
    private int waitingCount;
    private long stockTakenNs;

    /**
     * @param sourceCount computers that can be sources.
     * @param hears those of which anything may be for this localHub.
     * @param networks of each path, 0 for A, 1 for B.
     */
    public PathMerge(
            final int sourceCount,
            final IntPredicate hears,
            final int[] networks,
            final TransportLimits limits,
            final PathRules rules,
            final MergeOutput output) {
        this.limits = limits;
        this.output = output;
        this.networks = networks.clone();
        pathUp = new boolean[networks.length];
        final HeldRuns held = new HeldRuns(limits.heldRunCount());
        skews = new SkewBuckets[Arrays.stream(networks).max().orElse(-1) + 1];
        Arrays.setAll(skews, network -> new SkewBuckets());
        nothing = new SourceAccount(skews);
        sources = new SourceMerge[sourceCount];
        heard = IntStream.range(0, sourceCount)
                .filter(hears)
                .mapToObj(source ->
                        new SourceMerge(source, pathUp, this.networks, held, rules, output, new SourceAccount(skews)))
                .toArray(SourceMerge[]::new);
        for (final SourceMerge source : heard) {
            sources[source.source()] = source;
        }
        waits = new boolean[sourceCount];
        waiting = new int[heard.length];
        waitingSinceNs = new long[sourceCount];
        askDueNs = new long[sourceCount];
        askedNs = new long[sourceCount];
        waitingEpoch = new long[sourceCount];
        waitingDelivered = new long[sourceCount];
    }

    /** Whether anything of this computer may be for this localHub. */
    public boolean hears(final int source) {
        return source >= 0 && source < sources.length && sources[source] != null;
    }

    /** How many sources are heard, when all are there. */
    public int sourceCount() {
        return heard.length;
    }

    /** The link to this path's hub is up; its hub will say what it has of each source. */
    public void onPathUp(final int path) {
        pathUp[path] = true;
        for (final SourceMerge source : heard) {
            source.onPathUp(path);
        }
    }

    /** The link to this path's hub broke: nothing more can come from it until it is up again. */
    public void onPathDown(final int path, final long nowNs) {
        pathUp[path] = false;
        for (int i = waitingCount - 1; i >= 0; i--) {
            settle(waiting[i], sources[waiting[i]].advance(false, nowNs), nowNs);
        }
    }

    /** A run arrived. Its source must be one that is heard; sender and length were checked. */
    public void onRun(
            final int path,
            final RunHeaderDecoder run,
            final DirectBuffer buffer,
            final int messages,
            final long nowNs) {
        final int source = run.source();
        if (sources[source].onRun(path, run, buffer, messages, nowNs) || waits[source]) {
            settle(source, sources[source].isWaiting(), nowNs);
        }
    }

    /** Asks for what is missing and ends what waited too long. */
    public int doWork(final long nowNs) {
        if (nowNs - stockTakenNs >= STOCK_INTERVAL_NS) {
            stockTakenNs = nowNs;
            for (final SourceMerge source : heard) {
                source.takeStock();
            }
        }
        int work = 0;
        for (int i = waitingCount - 1; i >= 0; i--) {
            final int source = waiting[i];
            if (nowNs - waitingSinceNs[source] >= limits.holdBackNs()) {
                settle(source, sources[source].advance(true, nowNs), nowNs);
                work++;
            } else if (nowNs >= askDueNs[source]) {
                ask(source, nowNs);
                work++;
            }
        }
        return work;
    }

    /** The earliest time at which {@link #doWork} has something to do. */
    public long nextDueNs() {
        long due = Long.MAX_VALUE;
        for (int i = 0; i < waitingCount; i++) {
            final int source = waiting[i];
            due = Math.min(due, Math.min(askDueNs[source], waitingSinceNs[source] + limits.holdBackNs()));
        }
        return due;
    }

    /** How many sources no hub of this network brings completely just now, of those heard of; -1 if the links to all of them are down. */
    public int behindCount(final int network) {
        boolean isUp = false;
        for (int path = 0; path < pathUp.length; path++) {
            isUp |= pathUp[path] && networks[path] == network;
        }
        if (!isUp) {
            return -1;
        }
        int count = 0;
        for (final SourceMerge source : heard) {
            if (source.epoch() != 0 && !source.isContinuous(network)) {
                count++;
            }
        }
        return count;
    }

    /**
     * How far this network is behind what was delivered, in numbers of the source for which it is most. One that brings everything, but late, is
     * no second path yet: if the other one were lost now, its hub's queue might not hold what is under way.
     */
    public long lag(final int network) {
        long lag = 0;
        for (final SourceMerge source : heard) {
            lag = Math.max(lag, source.account().behind(network));
        }
        return lag;
    }

    /** What each network did for this source; all zero as long as nothing was heard of it. */
    public SourceAccount account(final int source) {
        return hears(source) ? sources[source].account() : nothing;
    }

    /** Whether everything of this source up to this sequence of this source epoch was delivered or reported as missing. */
    public boolean hasDelivered(final int source, final long sourceEpoch, final long sequence) {
        return sourceEpoch(source) > sourceEpoch || sourceEpoch(source) == sourceEpoch && delivered(source) >= sequence;
    }

    /** The epoch under which this source numbers now; 0 if nothing was heard of it. */
    public long sourceEpoch(final int source) {
        return hears(source) ? sources[source].epoch() : 0;
    }

    /** Everything of this source up to here was delivered or reported as missing, of its present epoch. */
    public long delivered(final int source) {
        return hears(source) ? sources[source].delivered() : 0;
    }

    /** Whether both networks bring everything of this source just now; true if nothing was heard of it yet. */
    public boolean isWhole(final int source) {
        return !isKnown(source) || sources[source].isContinuous(0) && sources[source].isContinuous(1);
    }

    /** Whether anything was heard of this source. */
    public boolean isKnown(final int source) {
        return sourceEpoch(source) != 0;
    }

    /** How much later than the first the second copies came over this network. */
    public SkewBuckets skew(final int network) {
        return skews[network];
    }

    /** How many sources were heard of. */
    public int knownSourceCount() {
        int count = 0;
        for (final SourceMerge source : heard) {
            count += source.epoch() != 0 ? 1 : 0;
        }
        return count;
    }

    private void settle(final int source, final boolean waitsNow, final long nowNs) {
        if (sources[source].asksAnew() && waitsNow) {
            if (waits[source]) {
                askDueNs[source] = Math.min(askDueNs[source], askedNs[source] + limits.askIntervalNs() / 10);
            } else {
                ask(source, nowNs);
            }
        }
        if (waitsNow && !waits[source]) {
            waits[source] = true;
            waiting[waitingCount++] = source;
            waitFrom(source, nowNs);
        } else if (waitsNow) {
            final SourceMerge merge = sources[source];
            if (merge.epoch() != waitingEpoch[source] || merge.delivered() != waitingDelivered[source]) {
                waitFrom(source, nowNs); // a slow path that still fills holes is no lost one
            }
        } else if (waits[source]) {
            waits[source] = false;
            for (int i = 0; i < waitingCount; i++) {
                if (waiting[i] == source) {
                    waiting[i] = waiting[--waitingCount];
                    return;
                }
            }
        }
    }

    private void waitFrom(final int source, final long nowNs) {
        waitingSinceNs[source] = nowNs;
        waitingEpoch[source] = sources[source].epoch();
        waitingDelivered[source] = sources[source].delivered();
    }

    private void ask(final int source, final long nowNs) {
        askedNs[source] = nowNs;
        askDueNs[source] = nowNs + limits.askIntervalNs();
        for (int path = 0; path < pathUp.length; path++) {
            if (sources[source].isWorthAsking(path)) {
                output.onAsk(path, source, sources[source].question());
            }
        }
    }
}
