package io.twinhub.assigner;

import io.twinhub.config.AssignersSpec;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.AdminRecords;
import io.twinhub.transport.codec.HandoverRequestEncoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.election.Epochs;
import io.twinhub.transport.election.Office;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A hand-over that is asked for on this computer, whichever assigner holds the office. The request goes to the holder of the present epoch alone, and to the
 * next one when the office changes hands before anything came of it. It is about the present copy epoch alone, so it is done once at most, and never after the
 * copy has changed hands. It is withdrawn when it is done or late.
 */
final class Handover {
    /** It is under way. */
    static final ErrorResult PENDING = ErrorResult.of(ErrorCode.ASSIGNER_HANDOVER_REFUSED, "", "it is under way");

    private static final long WITHIN_NS = 3_000_000_000L;
    private static final int NOWHERE = -1;

    private final SystemPlan plan;
    private final Knowledge known;
    private final int self;
    private final Office.Port port;
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final HandoverRequestEncoder encoder = new HandoverRequestEncoder();
    private final UnsafeBuffer record =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + HandoverRequestEncoder.BLOCK_LENGTH]);
    private int versionCount;
    private int copy;
    private int wished;
    private int former;
    private long dead;
    private long officeEpoch;
    private long copyEpoch;
    private long dueNs;

    /** @param self this computer. */
    Handover(final SystemPlan plan, final Knowledge known, final int self, final Office.Port port) {
        this.plan = plan;
        this.known = known;
        this.self = self;
        this.port = port;
    }

    /**
     * Asks for it.
     *
     * @return why that is not possible; null if it is under way.
     * @throws TwinhubException if there is no such copy or computer.
     */
    ErrorResult begin(final Question asked, final long nowNs) {
        final String copyName = asked.copy();
        final String computer = asked.computer();
        copy = plan.copy(copyName).id();
        if (copy != plan.assigner().copy() && known.copy(copy) == null) {
            return ErrorResult.of(ErrorCode.ASSIGNER_COPY_SINGLE, copyName)
                    .expected("a copy with several instances, or " + AssignersSpec.COPY);
        }
        dead = 0;
        wished = computer.isEmpty() ? Wish.ANYWHERE : plan.computer(computer).id();
        final String obstacle = known.electedEpoch() == 0
                ? "nobody is known to hold the assigner's office"
                : copy == plan.assigner().copy()
                        ? officeObstacle(computer)
                        : asked.isForced()
                                ? forcedObstacle(known.copy(copy), computer, nowNs)
                                : obstacle(known.copy(copy), computer, nowNs);
        if (obstacle != null) {
            return refused(obstacle);
        }
        officeEpoch = known.electedEpoch();
        dueNs = nowNs + WITHIN_NS;
        tell(officeEpoch);
        return null;
    }

    private String obstacle(final CopyState state, final String computer, final long nowNs) {
        // First, because it may be why nobody is ACTIVE: one may have been asked to hand over when it was gone already.
        final CopyState.Instance unheard = known.unheard(state, nowNs);
        if (unheard != null) {
            return "nobody hears the computer "
                    + plan.computer(unheard.plan.computer()).name()
                    + ", and since role=\"keep\" the instance there may be ACTIVE: its localHub has to be heard first,"
                    + " or you say by --force that this computer is dead";
        }
        final CopyState.Instance assigned = state.assigned();
        if (assigned == null || !assigned.isActive) {
            return "no instance is ACTIVE just now";
        }
        former = assigned.plan.computer();
        copyEpoch = state.copyEpoch;
        if (wished == former) {
            return "the instance on " + computer + " is ACTIVE already";
        }
        return standbyObstacle(state, computer, nowNs);
    }

    /** Somebody says that all computers with an instance that nobody hears are dead. Also when nobody is meant, so that it can be asked once more. */
    private String forcedObstacle(final CopyState state, final String computer, final long nowNs) {
        final CopyState.Instance assigned = state.assigned();
        former = assigned == null ? NOWHERE : assigned.plan.computer();
        copyEpoch = state.copyEpoch;
        dead = known.allUnheard(state, nowNs);
        if (!state.keepsRole) {
            return "nothing has to be forced: without role=\"keep\" it is done when a computer is silent";
        }
        if (dead == 0) {
            return "nothing has to be forced: every computer with an instance is heard";
        }
        return standbyObstacle(state, computer, nowNs);
    }

    private String standbyObstacle(final CopyState state, final String computer, final long nowNs) {
        if (!known.hasStandby(state, wished, nowNs)) {
            return wished == Wish.ANYWHERE
                    ? "no other instance is STANDBY"
                    : "there is no instance on " + computer + " that is STANDBY";
        }
        return null;
    }

    private String officeObstacle(final String computer) {
        former = holder(known.electedEpoch());
        copyEpoch = 0;
        if (wished == former) {
            return "the assigner on " + computer + " holds the office already";
        }
        final boolean isCandidate = wished == Wish.ANYWHERE || plan.assigner().hasAssigner(wished);
        if (!isCandidate || plan.assigner().computers().length < 2) {
            return isCandidate ? "there is no other assigner" : "there is no assigner on " + computer;
        }
        return null;
    }

    /** What came of it: null if it is done; {@link #PENDING} if that is not known yet. */
    ErrorResult outcome(final long nowNs) {
        final boolean isOffice = copy == plan.assigner().copy();
        final int now = isOffice ? holder(known.electedEpoch()) : active(known.copy(copy));
        final boolean isSettled = now != NOWHERE && hasChanged();
        final boolean isDone = isSettled && now != former && (wished == Wish.ANYWHERE || now == wished);
        if (!isDone && (isOffice || !isSettled) && nowNs - dueNs < 0) {
            followTheOffice();
            return PENDING;
        }
        tell(0);
        if (isDone) {
            return null;
        }
        return isSettled
                ? refused("meanwhile the one on " + plan.computer(now).name() + " was chosen")
                : refused("it was not done within " + WITHIN_NS / 1_000_000_000L + " s");
    }

    /** Who was asked may be gone, or hold the office no more; or it gave the office up, nobody asked for it in time, and it holds it again. */
    private void followTheOffice() {
        final long elected = known.electedEpoch();
        if (elected != 0 && elected != officeEpoch) {
            officeEpoch = elected;
            tell(elected);
        }
    }

    private boolean hasChanged() {
        return copy == plan.assigner().copy()
                ? known.electedEpoch() != officeEpoch
                : known.copy(copy).copyEpoch != copyEpoch;
    }

    private static int active(final CopyState state) {
        final CopyState.Instance assigned = state.assigned();
        return assigned != null && assigned.isActive ? assigned.plan.computer() : NOWHERE;
    }

    private int holder(final long epoch) {
        final int[] candidates = plan.assigner().computers();
        final int candidate = Epochs.candidate(epoch);
        return epoch == 0 || candidate >= candidates.length ? NOWHERE : candidates[candidate];
    }

    private ErrorResult refused(final String why) {
        return ErrorResult.of(
                        ErrorCode.ASSIGNER_HANDOVER_REFUSED, plan.copy(copy).name(), why)
                .in("assigner", plan.computer(self).name(), plan.copy(copy).name());
    }

    private void tell(final long toOfficeEpoch) {
        final int key = AdminRecords.pair(self, copy);
        final int version = ++versionCount;
        encoder.wrapAndApplyHeader(record, 0, messageHeader)
                .key(key)
                .version(version)
                .officeEpoch(toOfficeEpoch)
                .copyEpoch(copyEpoch)
                .computer(wished)
                .dead(dead);
        port.onRecord(HandoverRequestEncoder.TEMPLATE_ID, key, version, record, 0, record.capacity());
    }
}
