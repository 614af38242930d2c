package io.twinhub.assigner;

import io.twinhub.config.InstancePlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.transport.codec.AssignmentDecoder;
import io.twinhub.transport.codec.InstanceStateDecoder;
import io.twinhub.transport.codec.RoleCode;

/** What is known of one copy: how its instances stand, and which of them is ACTIVE by the last assignment. */
final class CopyState {
    static final int NOBODY = -1;

    /** What a localHub said last of an instance. */
    static final class Instance {
        final InstancePlan plan;
        /** Place among the instances of the copy. */
        final int place;
        /** 0: nothing was said yet. */
        long version;

        long life;
        long seen;
        boolean isActive;
        boolean isStandby;
        /** How far its localHub had numbered. */
        long sourceEpoch;

        long last;
        /** Counts up: who became STANDBY earlier has the lower one. */
        long standbySince;

        Instance(final InstancePlan plan, final int place) {
            this.plan = plan;
            this.place = place;
        }
    }

    final int copy;
    /** Whether an instance may be ACTIVE on a computer that is silent, so that only its localHub's word counts. */
    final boolean keepsRole;

    final Instance[] instances;
    /** The last assignment: the copy epoch, 0 if there was none, the instance's place, and its life. */
    long copyEpoch;

    int place = NOBODY;
    long life;
    /** When and why that was said, for people. */
    long saidNs;

    Reason reason;
    /** Why the instance that was ACTIVE has to be replaced. */
    Reason why = Reason.FIRST;

    /** That another one shall be. */
    final Wish wish = new Wish();

    /** A bit per instance: somebody said that its computer is dead. Until an instance is meant again, or that computer is heard. */
    long dead;

    /** What was before nobody was meant. */
    final Former former = new Former();
    /** When nobody was meant from, and how far the former instance had come was known, on this assigner's clock. */
    long clearedNs;

    private final long[] drained;
    private long standbyCount;

    /** The instance that was ACTIVE before, and how far its localHub had come; sourceEpoch 0: not known. */
    static final class Former {
        long copyEpoch;
        int computer;
        long life;
        long sourceEpoch;
        long last;
    }

    CopyState(final SystemPlan plan, final int copy) {
        this.copy = copy;
        keepsRole = plan.copy(copy).keepsRole();
        drained = new long[plan.computerCount()];
        final int[] ids = plan.copy(copy).instances();
        instances = new Instance[ids.length];
        for (int i = 0; i < ids.length; i++) {
            instances[i] = new Instance(plan.instance(ids[i]), i);
        }
    }

    Instance instance(final int id) {
        for (final Instance instance : instances) {
            if (instance.plan.id() == id) {
                return instance;
            }
        }
        return null;
    }

    void onInstance(final Instance instance, final InstanceStateDecoder state) {
        final long ofLife = state.life();
        final RoleCode role = state.role();
        if (state.version() <= instance.version) {
            return;
        }
        final boolean wasStandby = instance.isStandby && instance.life == ofLife;
        instance.version = state.version();
        instance.life = ofLife;
        instance.seen = state.seen();
        instance.sourceEpoch = state.sourceEpoch();
        instance.last = state.last();
        instance.isActive = role == RoleCode.ACTIVE;
        instance.isStandby = role == RoleCode.STANDBY;
        if (instance.isStandby && !wasStandby) {
            instance.standbySince = ++standbyCount;
        }
    }

    /** An assignment of a predecessor, or one of this assigner's own that comes back. */
    void onAssignment(final AssignmentDecoder assignment) {
        if (assignment.version() <= copyEpoch) {
            return;
        }
        final Instance named = instance(assignment.instance());
        copyEpoch = assignment.version();
        place = named == null ? NOBODY : named.place;
        life = assignment.life();
        saidNs = assignment.saidNs();
        reason = Reason.of(assignment.reason());
        wish.end(); // its predecessor may have begun it; what it meant by that nobody knows
        dead = 0;
        if (named == null) {
            former.copyEpoch = assignment.formerCopyEpoch();
            former.computer = assignment.former();
            former.life = assignment.life();
            former.sourceEpoch = assignment.formerEpoch();
            former.last = assignment.formerLast();
        }
    }

    /** Nobody is meant from now on, under this copy epoch. */
    void assignNobody(final long epoch) {
        if (place != NOBODY) {
            former.copyEpoch = copyEpoch;
            former.computer = instances[place].plan.computer();
            former.life = life;
            former.sourceEpoch = 0;
            former.last = 0;
        }
        copyEpoch = epoch;
        place = NOBODY;
        life = former.life;
    }

    /** This instance is meant from now on, under the epoch after that of nobody. */
    void assign(final Instance instance) {
        copyEpoch++;
        place = instance.place;
        life = instance.life;
        wish.end();
        dead = 0;
    }

    /** Whether its silence says that it is not ACTIVE. */
    boolean silenceCounts(final Instance instance) {
        return !keepsRole || (dead >> instance.place & 1) != 0;
    }

    /** Whether one instance is a better choice than another: what was wished for counts first, then the rank, then who is STANDBY for longer. */
    boolean prefers(final Instance instance, final Instance other) {
        if (wish.isUnderWay() && wishRank(instance) != wishRank(other)) {
            return wishRank(instance) < wishRank(other);
        }
        return instance.plan.rank() < other.plan.rank()
                || instance.plan.rank() == other.plan.rank() && instance.standbySince < other.standbySince;
    }

    /** The one that gave way is the last choice, and better than none. */
    private int wishRank(final Instance instance) {
        if (instance.plan.computer() == former.computer) {
            return 2;
        }
        return wish.allows(instance.plan.computer()) ? 0 : 1;
    }

    /** How far the former instance's localHub had come is known now, and was not before. */
    boolean learnFormer() {
        if (former.copyEpoch == 0 || former.sourceEpoch != 0) {
            return false;
        }
        for (final Instance instance : instances) {
            final boolean isOver = instance.life != former.life || isCleared(instance);
            final boolean isKnown = instance.version != 0 && instance.sourceEpoch != 0;
            if (instance.plan.computer() == former.computer && isKnown && !instance.isActive && isOver) {
                former.sourceEpoch = instance.sourceEpoch;
                former.last = instance.last;
                return true;
            }
        }
        return false;
    }

    /** Whether every computer that is concerned has delivered what the former instance published. */
    boolean isDrained(final SystemPlan plan) {
        for (int computer = 0; computer < drained.length; computer++) {
            if (plan.assigner().subscribes(computer, copy) && drained[computer] < copyEpoch) {
                return false;
            }
        }
        return true;
    }

    void onDrained(final int computer, final long seen) {
        if (computer < drained.length) {
            drained[computer] = Math.max(drained[computer], seen);
        }
    }

    /** The instance that the last assignment names, if it still lives the life that was meant and knows no later assignment; else null. */
    Instance assigned() {
        if (place == NOBODY) {
            return null;
        }
        final Instance named = instances[place];
        return named.version == 0 || named.life == life && named.seen <= copyEpoch ? named : null;
    }

    /** By its own localHub's word this instance is not ACTIVE, and no assignment up to the last one can make it so. */
    boolean isCleared(final Instance instance) {
        return instance.version != 0 && instance.seen >= copyEpoch && !instance.isActive;
    }
}
