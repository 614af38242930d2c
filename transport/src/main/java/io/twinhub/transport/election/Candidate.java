package io.twinhub.transport.election;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * One computer's effort to hold one office. It asks when nothing was heard of a holder, the candidates in the order of their numbers; it holds
 * the office while more than half of the voters granted it, each for a lease that counts from <em>before</em> the request was sent; it asks
 * anew several times per lease and gives up before the first voter could grant to another.
 *
 * <p>A candidate never takes the office from a living holder, whatever its number; who wants that lets the holder {@link #handOver}.
 *
 * <p>Used by one thread; reads no clock.
 */
public final class Candidate {
    /** No particular one. */
    public static final int NOBODY = -1;

    private static final int REMEMBERED_REQUESTS = 16;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private enum State {
        WAITING,
        ASKING,
        HOLDING
    }

    private final ElectionTiming timing;
    private final ElectionRules rules;
    private final int candidate;
    private final int life;
    private final long[] sentNs;
    /** Per voter: when the last request that it granted was sent. */
    private final long[] confirmedNs;

    private final long[] sorted;
    /** When the request was sent that more than half of the voters granted last. */
    private long majorityNs = NEVER;

    private boolean isMajorityKnown;
    private final long[] seenEpochs;
    private final int[] seenNumbers;

    private State state = State.WAITING;
    private boolean isWanted;
    private long epoch;
    private int number;
    private boolean isLast;
    private int successor = NOBODY;
    private long highest;
    /** Given up in favour of this candidate: votes of that epoch are no sign of a holder any more. */
    private long givenUpEpoch;

    private long quietSinceNs;
    private long askedNs;
    private long dueNs;

    /**
     * @param candidate its number: candidates ask in this order.
     * @param life never the same for two lives of this computer; below 2^24.
     */
    public Candidate(
            final ElectionTiming timing,
            final ElectionRules rules,
            final int candidate,
            final int life,
            final int voterCount,
            final long startNs) {
        this.timing = timing;
        this.rules = rules;
        this.candidate = candidate;
        this.life = life;
        sentNs = new long[REMEMBERED_REQUESTS];
        confirmedNs = new long[voterCount];
        sorted = new long[voterCount];
        seenEpochs = new long[voterCount];
        seenNumbers = new int[voterCount];
        Arrays.fill(confirmedNs, NEVER);
        quietSinceNs = startNs;
    }

    /** A candidate in the same state. */
    Candidate(final Candidate from) {
        timing = from.timing;
        rules = from.rules;
        candidate = from.candidate;
        life = from.life;
        sentNs = from.sentNs.clone();
        confirmedNs = from.confirmedNs.clone();
        sorted = new long[confirmedNs.length];
        seenEpochs = from.seenEpochs.clone();
        seenNumbers = from.seenNumbers.clone();
        state = from.state;
        isWanted = from.isWanted;
        epoch = from.epoch;
        number = from.number;
        isLast = from.isLast;
        successor = from.successor;
        highest = from.highest;
        givenUpEpoch = from.givenUpEpoch;
        quietSinceNs = from.quietSinceNs;
        askedNs = from.askedNs;
        dueNs = from.dueNs;
    }

    /** Whether this computer can do what the office is for. Without that it asks for nothing; if it holds the office, it gives it up. */
    public boolean wanted(final boolean wanted, final long nowNs) {
        isWanted = wanted;
        return !wanted && state != State.WAITING && withdraw(NOBODY, nowNs);
    }

    /** Gives the office up in favour of another candidate, which will ask at once. Returns whether there is a request to send. */
    public boolean handOver(final int to, final long nowNs) {
        return holds(nowNs) && withdraw(to, nowNs);
    }

    /** What a voter granted last, as it says. */
    public void onVote(final int voter, final long ofEpoch, final int ofLife, final int ofNumber, final long nowNs) {
        highest = Math.max(highest, ofEpoch);
        if (ofEpoch == epoch && ofLife == life && state != State.WAITING) {
            if (number - ofNumber < REMEMBERED_REQUESTS && ofNumber <= number && ofNumber > 0) {
                confirmedNs[voter] = Math.max(confirmedNs[voter], sentNs[ofNumber % REMEMBERED_REQUESTS]);
                isMajorityKnown = false;
            }
            if (state == State.ASKING && nowNs - heldUntilNs() < 0) {
                state = State.HOLDING;
            }
            return;
        }
        if (ofEpoch != seenEpochs[voter] || ofNumber != seenNumbers[voter]) {
            seenEpochs[voter] = ofEpoch;
            seenNumbers[voter] = ofNumber;
            if (ofEpoch > 0 && Epochs.candidate(ofEpoch) != candidate && ofEpoch > givenUpEpoch) {
                quietSinceNs = nowNs;
            }
        }
    }

    /** Another candidate gives the office up. */
    public void onHandOver(final int to, final long ofEpoch, final long nowNs) {
        if (state == State.WAITING && to == candidate && ofEpoch >= highest) {
            highest = ofEpoch;
            givenUpEpoch = ofEpoch;
            quietSinceNs = nowNs - patienceNs();
        }
    }

    /** Returns whether there is a request to send: {@link #epoch}, {@link #life}, {@link #number}, {@link #isLast}, {@link #successor}. */
    public boolean doWork(final long nowNs) {
        switch (state) {
            case WAITING -> {
                if (!isWanted || nowNs - quietSinceNs < patienceNs()) {
                    return false;
                }
                ask(nowNs);
            }
            case ASKING -> {
                if (nowNs - askedNs >= timing.leaseNs()) {
                    return withdraw(NOBODY, nowNs); // the votes are split, or there is no majority
                }
            }
            case HOLDING -> {
                if (!holds(nowNs)) {
                    return withdraw(NOBODY, nowNs);
                }
            }
        }
        if (nowNs - dueNs < 0) {
            return false;
        }
        request(nowNs);
        return true;
    }

    /** The earliest time at which {@link #doWork} has something to do. */
    public long nextDueNs() {
        return switch (state) {
            case WAITING -> isWanted ? quietSinceNs + patienceNs() : Long.MAX_VALUE;
            case ASKING -> Math.min(dueNs, askedNs + timing.leaseNs());
            case HOLDING -> Math.min(dueNs, heldUntilNs());
        };
    }

    /** Whether this computer holds the office at this time. */
    public boolean holds(final long nowNs) {
        return state == State.HOLDING && nowNs - heldUntilNs() < 0;
    }

    /** The epoch of the request to send, and of the office while it is held. */
    public long epoch() {
        return epoch;
    }

    public int life() {
        return life;
    }

    public int number() {
        return number;
    }

    /** The request to send says that the office is given up. */
    public boolean isLast() {
        return isLast;
    }

    /** In whose favour it is given up. */
    public int successor() {
        return successor;
    }

    private long patienceNs() {
        return timing.silenceNs() + candidate * timing.rankStepNs();
    }

    /** Until when more than half of the voters have granted the office. */
    private long heldUntilNs() {
        if (!isMajorityKnown) {
            isMajorityKnown = true;
            System.arraycopy(confirmedNs, 0, sorted, 0, sorted.length);
            Arrays.sort(sorted);
            majorityNs = sorted[(sorted.length - 1) / 2];
        }
        return majorityNs + rules.heldNs(timing.leaseNs());
    }

    private void ask(final long nowNs) {
        state = State.ASKING;
        epoch = Epochs.next(highest, candidate);
        highest = epoch;
        number = 0;
        isLast = false;
        successor = NOBODY;
        Arrays.fill(confirmedNs, NEVER);
        isMajorityKnown = false;
        askedNs = nowNs;
        dueNs = nowNs;
    }

    private void request(final long nowNs) {
        number++;
        sentNs[number % REMEMBERED_REQUESTS] = nowNs;
        dueNs = nowNs + (state == State.HOLDING ? timing.renewIntervalNs() : timing.askIntervalNs());
    }

    private boolean withdraw(final int to, final long nowNs) {
        request(nowNs);
        state = State.WAITING;
        isLast = true;
        successor = to;
        quietSinceNs = nowNs;
        return true;
    }

    /** All that decides what happens next, times relative to now. */
    void describe(final long nowNs, final LongConsumer to) {
        to.accept(state.ordinal() << 2 | (isWanted ? 2 : 0) | (isLast ? 1 : 0));
        to.accept(epoch);
        to.accept(number);
        to.accept(successor);
        to.accept(highest);
        to.accept(givenUpEpoch);
        if (state == State.WAITING) {
            to.accept(Math.min(nowNs - quietSinceNs, patienceNs()));
        } else {
            to.accept(nowNs - askedNs);
            to.accept(dueNs - nowNs);
            for (int back = 0; back < Math.min(number, REMEMBERED_REQUESTS); back++) {
                to.accept(Math.min(nowNs - sentNs[(number - back) % REMEMBERED_REQUESTS], timing.leaseNs()));
            }
            for (final long confirmed : confirmedNs) {
                to.accept(Math.min(nowNs - confirmed, timing.leaseNs()));
            }
        }
        for (int voter = 0; voter < seenEpochs.length; voter++) {
            to.accept(seenEpochs[voter]);
            to.accept(seenNumbers[voter]);
        }
    }
}
