package io.twinhub.transport.election;

import io.twinhub.transport.EpochStore;
import java.util.function.Consumer;

/**
 * Three voters, two candidates, their clocks, and what is on the way between them, at one moment. A step is one of a fixed order within a tick of
 * the clocks: first the candidates do what is due, then each voter takes what arrives, then each candidate. What can happen in a step gives
 * one successor each.
 */
final class ElectionWorld {
    static final int VOTERS = 3;
    static final int CANDIDATES = 2;

    private static final int FRESH = 0;
    private static final int LATE = 1;
    private static final int SLOTS = 2;
    /** For so many ticks, a lease at least, a candidate is cut off, or is not. */
    private static final int CUT_TICKS = 3;

    private static final int STEPS = 1 + VOTERS + VOTERS * CANDIDATES;

    /** How fast the clocks go: units per tick. A lease has thirty. */
    record Pace(int candidate, int voter) {}

    private static final ElectionTiming TIMING = new ElectionTiming(30, 9, 9, 9, 9);

    private record Request(long epoch, int life, int number, boolean isLast) {}

    private record Vote(long epoch, int life, int number) {}

    /** A store whose content becomes safe when the world says so. */
    private static final class Store implements EpochStore {
        private long stored;
        private long asked;

        Store() {}

        Store(final Store from) {
            stored = from.stored;
            asked = from.asked;
        }

        @Override
        public long stored() {
            return stored;
        }

        @Override
        public void store(final long epoch) {
            asked = Math.max(asked, epoch);
        }
    }

    private final Pace pace;
    private final ElectionRules rules;
    private final Store[] stores = new Store[VOTERS];
    private final Voter[] voters = new Voter[VOTERS];
    private final Candidate[] candidates = new Candidate[CANDIDATES];
    private final Request[][][] requests = new Request[CANDIDATES][VOTERS][SLOTS];
    private final Vote[][][] votes = new Vote[VOTERS][CANDIDATES][SLOTS];
    private long voterNs;
    private long candidateNs;
    private int ticks;
    private int step;
    private int cut;
    private int mishapsLeft;
    private int lives = CANDIDATES;
    private long heldEpoch;
    private int heldLife;
    private int holderChanges;
    private String violation = "";

    ElectionWorld(final Pace pace, final ElectionRules rules, final int mishaps) {
        this.pace = pace;
        this.rules = rules;
        mishapsLeft = mishaps;
        for (int voter = 0; voter < VOTERS; voter++) {
            stores[voter] = new Store();
            stores[voter].stored = Epochs.with(1, 1);
            voters[voter] = new Voter(TIMING, rules, VOTERS, stores[voter], -TIMING.leaseNs());
        }
        for (int candidate = 0; candidate < CANDIDATES; candidate++) {
            candidates[candidate] = candidate(candidate, candidate + 1, -TIMING.silenceNs());
        }
    }

    private ElectionWorld(final ElectionWorld from) {
        pace = from.pace;
        rules = from.rules;
        for (int voter = 0; voter < VOTERS; voter++) {
            stores[voter] = new Store(from.stores[voter]);
            voters[voter] = new Voter(from.voters[voter], stores[voter]);
            for (int candidate = 0; candidate < CANDIDATES; candidate++) {
                requests[candidate][voter] = from.requests[candidate][voter].clone();
                votes[voter][candidate] = from.votes[voter][candidate].clone();
            }
        }
        for (int candidate = 0; candidate < CANDIDATES; candidate++) {
            candidates[candidate] = new Candidate(from.candidates[candidate]);
        }
        voterNs = from.voterNs;
        candidateNs = from.candidateNs;
        ticks = from.ticks;
        step = from.step;
        cut = from.cut;
        mishapsLeft = from.mishapsLeft;
        lives = from.lives;
        heldEpoch = from.heldEpoch;
        heldLife = from.heldLife;
        holderChanges = from.holderChanges;
    }

    int ticks() {
        return ticks;
    }

    int holderChanges() {
        return holderChanges;
    }

    /** What is wrong in this world; empty if nothing is. */
    String violation() {
        return violation;
    }

    /** Everything that can happen next. */
    void expand(final Consumer<ElectionWorld> to) {
        if (step == 0) {
            tick(to);
        } else if (step <= VOTERS) {
            voterStep(step - 1, to);
        } else {
            final int pair = step - 1 - VOTERS;
            candidateStep(pair / CANDIDATES, pair % CANDIDATES, to);
        }
    }

    /** Time goes on, and each candidate is either cut off for this tick or not. */
    private void tick(final Consumer<ElectionWorld> to) {
        final boolean mayChange = ticks % CUT_TICKS == 0;
        for (int other = 0; other < (mayChange ? 1 << CANDIDATES : 1); other++) {
            final ElectionWorld next = next();
            next.ticks++;
            next.cut = mayChange ? other : cut;
            next.voterNs += pace.voter();
            next.candidateNs += pace.candidate();
            if (next.mishapsLeft > 0) {
                for (int candidate = 0; candidate < CANDIDATES; candidate++) {
                    final ElectionWorld restarted = next.mishap();
                    restarted.candidates[candidate] = candidate(candidate, ++restarted.lives, restarted.candidateNs);
                    restarted.send(to);
                }
            }
            next.send(to);
        }
    }

    private void send(final Consumer<ElectionWorld> to) {
        for (int candidate = 0; candidate < CANDIDATES; candidate++) {
            final Candidate sender = candidates[candidate];
            if (sender.doWork(candidateNs) && !isCut(candidate)) {
                final Request request = new Request(sender.epoch(), sender.life(), sender.number(), sender.isLast());
                for (int voter = 0; voter < VOTERS; voter++) {
                    put(requests[candidate][voter], request);
                }
            }
        }
        check();
        to.accept(this);
    }

    /** What arrives at a voter: usually what is new, in either order; by mishap less, something old, or something twice; or it restarts. */
    private void voterStep(final int voter, final Consumer<ElectionWorld> to) {
        final ElectionWorld usual = next();
        usual.takeNew(voter, 0);
        usual.takeNew(voter, 1);
        usual.store(voter);
        to.accept(usual);
        final ElectionWorld reverse = next();
        reverse.takeNew(voter, 1);
        reverse.takeNew(voter, 0);
        reverse.store(voter);
        to.accept(reverse);
        if (mishapsLeft == 0) {
            return;
        }
        for (int only = 0; only < CANDIDATES; only++) {
            final ElectionWorld lost = next().mishap();
            lost.takeNew(voter, only);
            lost.store(voter);
            to.accept(lost);
        }
        final ElectionWorld unstored = next().mishap();
        unstored.takeNew(voter, 0);
        unstored.takeNew(voter, 1);
        to.accept(unstored);
        for (int candidate = 0; candidate < CANDIDATES; candidate++) {
            for (int slot = 0; slot < SLOTS; slot++) {
                final ElectionWorld strange = mishap(); // and then what is new
                if (strange.take(voter, candidate, slot)) {
                    strange.store(voter);
                    to.accept(strange);
                }
            }
        }
        final ElectionWorld restarted = next().mishap();
        restarted.stores[voter].asked = restarted.stores[voter].stored;
        restarted.voters[voter] = new Voter(TIMING, rules, VOTERS, restarted.stores[voter], voterNs);
        to.accept(restarted);
    }

    private void takeNew(final int voter, final int candidate) {
        if (!isCut(candidate)) {
            take(voter, candidate, FRESH);
        }
    }

    private boolean take(final int voter, final int candidate, final int slot) {
        final Request request = requests[candidate][voter][slot];
        if (request == null) {
            return false;
        }
        if (voters[voter].onRequest(request.epoch(), request.life(), request.number(), request.isLast(), voterNs)) {
            answer(voter);
        }
        return true;
    }

    private void store(final int voter) {
        stores[voter].stored = stores[voter].asked;
        if (voters[voter].doWork(voterNs)) {
            answer(voter);
        }
    }

    private boolean isCut(final int candidate) {
        return (cut >> candidate & 1) != 0;
    }

    private ElectionWorld mishap() {
        final ElectionWorld next = new ElectionWorld(this);
        next.mishapsLeft--;
        return next;
    }

    private void answer(final int voter) {
        final Vote vote = new Vote(voters[voter].epoch(), voters[voter].life(), voters[voter].number());
        for (int candidate = 0; candidate < CANDIDATES; candidate++) {
            put(votes[voter][candidate], vote);
        }
    }

    /** What arrives at a candidate from a voter: usually its last word; by mishap nothing, or an older one. */
    private void candidateStep(final int voter, final int candidate, final Consumer<ElectionWorld> to) {
        final ElectionWorld usual = next();
        if (!isCut(candidate)) {
            usual.hear(voter, candidate, FRESH);
        }
        to.accept(usual);
        if (mishapsLeft > 0) {
            to.accept(next().mishap());
            final ElectionWorld late = next().mishap();
            late.hear(voter, candidate, LATE);
            to.accept(late);
        }
    }

    private void hear(final int voter, final int candidate, final int slot) {
        final Vote vote = votes[voter][candidate][slot];
        if (vote != null) {
            candidates[candidate].onVote(voter, vote.epoch(), vote.life(), vote.number(), candidateNs);
            check();
        }
    }

    private void check() {
        int holder = Candidate.NOBODY;
        for (int candidate = 0; candidate < CANDIDATES; candidate++) {
            if (candidates[candidate].holds(candidateNs)) {
                if (holder != Candidate.NOBODY) {
                    violation = "two holders, under epochs " + candidates[0].epoch() + " and " + candidates[1].epoch();
                }
                holder = candidate;
            }
        }
        if (holder == Candidate.NOBODY) {
            return;
        }
        if (candidates[holder].epoch() == heldEpoch) {
            if (candidates[holder].life() != heldLife) {
                violation = "epoch " + heldEpoch + " held in two lives";
            }
            return;
        }
        if (candidates[holder].epoch() < heldEpoch) {
            violation = "epoch " + candidates[holder].epoch() + " after " + heldEpoch;
        }
        holderChanges += heldEpoch > 0 ? 1 : 0;
        heldEpoch = candidates[holder].epoch();
        heldLife = candidates[holder].life();
    }

    private Candidate candidate(final int candidate, final int life, final long startNs) {
        final Candidate made = new Candidate(TIMING, rules, candidate, life, VOTERS, startNs);
        made.wanted(true, startNs);
        return made;
    }

    private ElectionWorld next() {
        final ElectionWorld next = new ElectionWorld(this);
        next.step = (step + 1) % STEPS;
        return next;
    }

    private static <T> void put(final T[] slots, final T message) {
        slots[LATE] = slots[FRESH];
        slots[FRESH] = message;
    }

    /** Two worlds with the same hash have the same future. */
    long hash() {
        final Mixer mixer = new Mixer();
        mixer.add(step);
        mixer.add(cut);
        mixer.add(mishapsLeft);
        mixer.add(heldEpoch);
        mixer.add(heldLife);
        mixer.add(holderChanges);
        mixer.add(ticks);
        for (int voter = 0; voter < VOTERS; voter++) {
            voters[voter].describe(voterNs, mixer::add);
            mixer.add(stores[voter].asked);
        }
        for (final Candidate candidate : candidates) {
            candidate.describe(candidateNs, mixer::add);
        }
        for (int voter = 0; voter < VOTERS; voter++) {
            for (int candidate = 0; candidate < CANDIDATES; candidate++) {
                for (int slot = 0; slot < SLOTS; slot++) {
                    final Request request = requests[candidate][voter][slot];
                    final Vote vote = votes[voter][candidate][slot];
                    mixer.add(request == null ? 0 : request.hashCode());
                    mixer.add(vote == null ? 0 : vote.hashCode());
                }
            }
        }
        return mixer.value;
    }

    /** Mixes numbers into 64 bits; the constants are those of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). */
    private static final class Mixer {
        private long value;

        void add(final long next) {
            long mixed = value * 31 + next + 0x9e3779b97f4a7c15L;
            mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
            mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
            value = mixed ^ mixed >>> 31;
        }
    }
}
