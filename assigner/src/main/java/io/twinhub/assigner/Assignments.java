package io.twinhub.assigner;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.codec.AssignmentEncoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.election.Epochs;
import io.twinhub.transport.election.Office;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Decides which instance of each copy is ACTIVE, while its computer holds the office; knows all that it would need also while it does not. A copy whose
 * assigned instance still lives keeps it, whoever assigned it. Otherwise the first by rank of those that are STANDBY, then the one that is so for longest, is
 * chosen, as soon as it is certain that no other instance is ACTIVE or can become so by an older assignment: see {@link #decide}.
 *
 * <p>Used by one thread; reads no clock.
 */
final class Assignments {
    /** How long subscribers are waited for that have not delivered yet what the former instance published; they will tell of a gap. */
    static final long DRAIN_WITHIN_NS = 30_000_000;

    /** Longer than anything takes that is decided in two steps, but for the wait for a silent computer. */
    private static final long ANSWERS_WITHIN_NS = 100_000_000;

    private final Office.Port port;
    private final Knowledge known;
    private final SystemPlan plan;
    private final RoleRules rules;
    private final DecisionListener listener;
    private final EpochNanoClock clock;
    private final Hubs hubs;
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final AssignmentEncoder encoder = new AssignmentEncoder();
    private final UnsafeBuffer record =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + AssignmentEncoder.BLOCK_LENGTH]);
    private long countEpoch;
    private int count;
    private long changeCount;
    private long drainDueNs;
    private long decidedNs;
    private boolean hasDecided;
    private boolean isNew;
    private long dueNs = Long.MAX_VALUE;

    /**
     * @param port takes assignments.
     * @param listener is told of them.
     * @param clock tells people when they were made.
     */
    Assignments(
            final SystemPlan plan,
            final Knowledge known,
            final RoleRules rules,
            final Office.Port port,
            final DecisionListener listener,
            final EpochNanoClock clock) {
        this.clock = clock;
        this.plan = plan;
        this.rules = rules;
        this.listener = listener;
        this.port = port;
        this.known = known;
        hubs = known.hubs();
    }

    /** Something that is known has changed. */
    void onNews() {
        isNew = true;
    }

    int doWork(final long nowNs) {
        if (known.officeEpoch() == 0 || !isNew && nowNs < dueNs) {
            return 0;
        }
        isNew = false;
        final long before = changeCount;
        drainDueNs = Long.MAX_VALUE;
        for (final CopyState copy : known.copies()) {
            decide(copy, nowNs);
        }
        dueNs = Math.min(drainDueNs, hubs.nextDueNs(nowNs));
        return (int) (changeCount - before);
    }

    /** Whether it decided something just now, so that answers are about to come. */
    boolean isDeciding(final long nowNs) {
        return hasDecided && nowNs - decidedNs < ANSWERS_WITHIN_NS;
    }

    long nextDueNs() {
        return known.officeEpoch() == 0 ? Long.MAX_VALUE : dueNs;
    }

    /**
     * An instance may become ACTIVE when each other one is cleared: its localHub said that it is not ACTIVE and knows the last assignment, so that no older one
     * has an effect; or, of a localHub that is silent, each hub said that it does not hear it and knows the last assignment, which must then be one
     * that names nobody: whoever is heard again has another life, for which no earlier one was meant. Where instances keep their role silence says nothing.
     */
    private void decide(final CopyState copy, final long nowNs) {
        if (Epochs.epoch(copy.copyEpoch) > known.officeEpoch()) {
            return; // somebody else holds the office: a localHub that began anew has not said yet that this one does
            // not
        }
        if (!hubs.agree(copy)) {
            return;
        }
        final CopyState.Instance current = copy.assigned();
        final boolean isAsked = copy.wish.take(copy.copyEpoch);
        copy.dead = (isAsked ? copy.wish.dead() : copy.dead) & known.allUnheard(copy, nowNs);
        final boolean isForced = isAsked && copy.dead != 0;
        final boolean isLost = current != null && known.isLost(copy, current, nowNs);
        final boolean isWished =
                isAsked && known.hasStandby(copy, copy.wish.computer(), nowNs) && known.unheard(copy, nowNs) == null;
        if (current != null && !isLost && !isWished) {
            copy.dead = 0;
            return;
        }
        if (isForced) {
            copy.wish.begin();
        }
        final CopyState.Instance best = known.best(copy, nowNs);
        if (best == null) {
            copy.dead = 0;
            copy.wish.end();
            return;
        }
        if (isForced) {
            copy.why = Reason.DECLARED_DEAD;
        } else if (copy.copyEpoch == 0) {
            copy.why = Reason.FIRST;
        } else if (copy.place != CopyState.NOBODY) {
            final boolean isHandedOver = current != null && !isLost;
            copy.why = isHandedOver ? Reason.HANDED_OVER : isLost ? Reason.SILENT : Reason.ENDED;
            if (isHandedOver) {
                copy.wish.begin();
            }
        }
        // What a predecessor said last may be on its way yet, so the first word of a term is always that nobody is
        // meant.
        final boolean isOwn = Epochs.epoch(copy.copyEpoch) == known.officeEpoch();
        if (!isOwn || copy.place != CopyState.NOBODY) {
            copy.assignNobody(nextEpoch());
            copy.learnFormer();
            tell(copy, Reason.PREPARED, nowNs);
        } else if (known.uncleared(copy, best, nowNs) != null) {
            return;
        } else if (copy.learnFormer()) {
            copy.assignNobody(nextEpoch());
            tell(copy, Reason.PREPARED, nowNs);
        }
        final boolean awaitsDrain = rules.awaitsDrain()
                && copy.former.sourceEpoch != 0
                && nowNs - copy.clearedNs < DRAIN_WITHIN_NS
                && !copy.isDrained(plan);
        if (awaitsDrain) {
            drainDueNs = Math.min(drainDueNs, copy.clearedNs + DRAIN_WITHIN_NS);
        } else if (known.uncleared(copy, best, nowNs) == null) {
            copy.assign(best);
            tell(copy, copy.why, nowNs);
        }
    }

    /** That of nobody; the next one is kept for who follows. */
    private long nextEpoch() {
        count = countEpoch == known.officeEpoch() ? count + 2 : 2;
        countEpoch = known.officeEpoch();
        return Epochs.with(countEpoch, count - 1);
    }

    private void tell(final CopyState copy, final Reason reason, final long nowNs) {
        copy.clearedNs = nowNs;
        copy.saidNs = clock.nanoTime();
        copy.reason = reason;
        changeCount++;
        decidedNs = nowNs;
        hasDecided = true;
        encoder.wrapAndApplyHeader(record, 0, messageHeader)
                .key(copy.copy)
                .version(copy.copyEpoch)
                .life(copy.life)
                .saidNs(copy.saidNs)
                .formerCopyEpoch(copy.former.copyEpoch)
                .formerEpoch(copy.former.sourceEpoch)
                .formerLast(copy.former.last)
                .former(copy.former.computer)
                .instance(
                        copy.place == CopyState.NOBODY
                                ? AssignmentEncoder.instanceNullValue()
                                : copy.instances[copy.place].plan.id())
                .reason((short) reason.code());
        port.onRecord(AssignmentEncoder.TEMPLATE_ID, copy.copy, copy.copyEpoch, record, 0, record.capacity());
        final String computer = copy.place == CopyState.NOBODY
                ? ""
                : plan.computer(copy.instances[copy.place].plan.computer()).name();
        listener.onDecision(plan.copy(copy.copy).name(), computer, copy.copyEpoch, reason);
    }
}
