package io.twinhub.transport.election;

import io.twinhub.transport.EpochStore;
import java.util.BitSet;
import java.util.function.LongConsumer;

/**
 * One computer's vote for one office. A voter grants the office to a candidate for the time of a lease and meanwhile to nobody else, under an
 * epoch higher than all that it granted before. Who has the grants of more than half of the voters holds the office; since two such halves share
 * a voter, there is one holder at a time, with an epoch higher than that of any before it.
 *
 * <p>An epoch is stored together with the candidate's life before it is answered, so that a restart neither forgets nor repeats it. After a start
 * a voter waits for the end of what it may have granted in its former life. A voter without its store also waits until more than half of the others
 * told it what they granted: among these is one of every majority to which it may have belonged.
 *
 * <p>Used by one thread; reads no clock.
 */
public final class Voter {
    private final ElectionTiming timing;
    private final ElectionRules rules;
    private final EpochStore store;
    private final int otherCount;
    private final BitSet told = new BitSet();

    private boolean remembers;
    private long epoch;
    private int life;
    private int number;
    private long freeFromNs;
    private boolean isShown;

    /**
     * @param voterCount voters of this office, this one included.
     * @param store keeps (epoch, life) of this office alone.
     */
    public Voter(
            final ElectionTiming timing,
            final ElectionRules rules,
            final int voterCount,
            final EpochStore store,
            final long startNs) {
        this.timing = timing;
        this.rules = rules;
        this.store = store;
        otherCount = voterCount - 1;
        epoch = rules.remembers() ? Epochs.epoch(store.stored()) : 0;
        life = rules.remembers() ? Epochs.counter(store.stored()) : 0;
        remembers = epoch > 0 || otherCount == 0 || !rules.remembers();
        isShown = true;
        freeFromNs = startNs + timing.leaseNs();
    }

    /** A voter in the same state, on a store in the same state. */
    Voter(final Voter from, final EpochStore store) {
        timing = from.timing;
        rules = from.rules;
        otherCount = from.otherCount;
        this.store = store;
        told.or(from.told);
        remembers = from.remembers;
        epoch = from.epoch;
        life = from.life;
        number = from.number;
        freeFromNs = from.freeFromNs;
        isShown = from.isShown;
    }

    /**
     * A candidate asks for the office, or for its lease anew. Returns whether the vote is another one now; that it is not tells the
     * candidate nothing but to ask again.
     *
     * @param candidateLife distinguishes the lives of a candidate, of which only one may use an epoch.
     * @param requestNumber counts the requests of an epoch from 1.
     * @param isLast the candidate gives the office up.
     */
    public boolean onRequest(
            final long ofEpoch,
            final int candidateLife,
            final int requestNumber,
            final boolean isLast,
            final long nowNs) {
        if (ofEpoch == epoch && candidateLife == life) {
            return renew(requestNumber, isLast, nowNs);
        }
        final boolean isTaken = rules.waitsForLease() && nowNs - freeFromNs < 0;
        if (!remembers || isLast || isTaken || rules.isOutdated(ofEpoch, epoch)) {
            return false;
        }
        epoch = ofEpoch;
        life = candidateLife;
        number = requestNumber;
        freeFromNs = nowNs + timing.leaseNs();
        isShown = false;
        return doWork(nowNs);
    }

    /** Another voter says what it granted. Returns whether this voter remembers now, and did not before. */
    public boolean onOtherVote(final int voter, final long ofEpoch) {
        if (remembers) {
            return false;
        }
        epoch = Math.max(epoch, ofEpoch);
        told.set(voter);
        remembers = told.cardinality() > otherCount / 2;
        return remembers;
    }

    /** Returns whether the vote is another one now, because it is stored. */
    public boolean doWork(final long nowNs) {
        if (isShown) {
            return false;
        }
        final long ballot = Epochs.with(epoch, life);
        store.store(ballot);
        isShown = !rules.storesFirst() || store.stored() >= ballot || !rules.remembers();
        return isShown;
    }

    /** The earliest time at which {@link #doWork} has something to do. */
    public long nextDueNs(final long nowNs, final long storePollNs) {
        return isShown ? Long.MAX_VALUE : nowNs + storePollNs;
    }

    /** Whether there is something to say: not while what was granted last is not stored yet. */
    public boolean isShown() {
        return isShown;
    }

    /** Whether this voter knows what it granted in its former lives; else it has to hear the others. */
    public boolean remembers() {
        return remembers;
    }

    /** The highest epoch that was granted; 0 if none was. */
    public long epoch() {
        return epoch;
    }

    /** Life of the candidate to which it was granted. */
    public int life() {
        return life;
    }

    /** Number of the last request of this epoch that was granted. */
    public int number() {
        return number;
    }

    private boolean renew(final int requestNumber, final boolean isLast, final long nowNs) {
        if (requestNumber <= number) {
            return false; // late, or once more
        }
        number = requestNumber;
        freeFromNs = isLast ? nowNs : nowNs + timing.leaseNs();
        return isShown;
    }

    /** All that decides what happens next, times relative to now. */
    void describe(final long nowNs, final LongConsumer to) {
        to.accept(remembers ? 1 : told.cardinality() << 1);
        to.accept(epoch);
        to.accept(life);
        to.accept(number);
        to.accept(Math.max(freeFromNs - nowNs, 0));
        to.accept(isShown ? 1 : 0);
        to.accept(store.stored());
    }
}
