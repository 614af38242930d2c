package io.twinhub.assigner;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.AdminRecords;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.codec.AssignmentDecoder;
import io.twinhub.transport.codec.AssignmentEncoder;
import io.twinhub.transport.codec.CopyContactDecoder;
import io.twinhub.transport.codec.DrainedDecoder;
import io.twinhub.transport.codec.HubStateDecoder;
import io.twinhub.transport.codec.InstanceStateDecoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.OfficeStateDecoder;
import io.twinhub.transport.election.Epochs;
import io.twinhub.transport.election.Office;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
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
    private static final long DRAIN_WITHIN_NS = 30_000_000;

    private final Office.Port port;
    private final CopyState[] copies;
    private final List<CopyState> assigned = new ArrayList<>();
    private final SystemPlan plan;
    private final RoleRules rules;
    private final DecisionListener listener;
    private final Hubs hubs;
    private final InstanceStateDecoder instanceState = new InstanceStateDecoder();
    private final AssignmentDecoder assignment = new AssignmentDecoder();
    private final CopyContactDecoder copyContact = new CopyContactDecoder();
    private final DrainedDecoder drained = new DrainedDecoder();
    private final HubStateDecoder hubState = new HubStateDecoder();
    private final OfficeStateDecoder officeState = new OfficeStateDecoder();
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final AssignmentEncoder encoder = new AssignmentEncoder();
    private final UnsafeBuffer record =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + AssignmentEncoder.BLOCK_LENGTH]);
    private long officeEpoch;
    private int count;
    private long changeCount;
    private long drainDueNs;
    private boolean isNew;
    private long dueNs = Long.MAX_VALUE;

    /**
     * @param port takes assignments.
     * @param listener is told of them.
     */
    Assignments(final SystemPlan plan, final RoleRules rules, final Office.Port port, final DecisionListener listener) {
        this.plan = plan;
        this.rules = rules;
        this.listener = listener;
        this.port = port;
        hubs = new Hubs(plan);
        copies = new CopyState[plan.copyCount()];
        for (int copy = 0; copy < copies.length; copy++) {
            if (plan.assigner().assigns(copy)) {
                copies[copy] = new CopyState(plan, copy);
                assigned.add(copies[copy]);
            }
        }
    }

    /** Takes a record of the localHub. */
    void onRecord(final MessageHeaderDecoder header, final DirectBuffer buffer, final int body, final long nowNs) {
        isNew = true;
        switch (header.templateId()) {
            case InstanceStateDecoder.TEMPLATE_ID -> {
                instanceState.wrap(buffer, body, header.blockLength(), header.version());
                final int instance = instanceState.key();
                final CopyState copy = instance < 0 || instance >= plan.instanceCount()
                        ? null
                        : copies[plan.instance(instance).copy()];
                if (copy != null) {
                    copy.onInstance(copy.instance(instanceState.key()), instanceState);
                }
            }
            case AssignmentDecoder.TEMPLATE_ID -> {
                assignment.wrap(buffer, body, header.blockLength(), header.version());
                final CopyState copy = copy(assignment.key());
                if (copy != null) {
                    copy.onAssignment(assignment);
                }
            }
            case CopyContactDecoder.TEMPLATE_ID -> {
                copyContact.wrap(buffer, body, header.blockLength(), header.version());
                hubs.onCopyContact(
                        AdminRecords.first(copyContact.key()),
                        AdminRecords.second(copyContact.key()),
                        copyContact.version(),
                        copyContact.seen(),
                        copyContact.silent());
            }
            case DrainedDecoder.TEMPLATE_ID -> {
                drained.wrap(buffer, body, header.blockLength(), header.version());
                final CopyState copy = copy(AdminRecords.second(drained.key()));
                if (copy != null) {
                    copy.onDrained(AdminRecords.first(drained.key()), drained.seen());
                }
            }
            case HubStateDecoder.TEMPLATE_ID -> {
                hubState.wrap(buffer, body, header.blockLength(), header.version());
                hubs.onHub(hubState.key(), hubState.version(), hubState.up() != 0, nowNs);
            }
            case OfficeStateDecoder.TEMPLATE_ID -> {
                officeState.wrap(buffer, body, header.blockLength(), header.version());
                officeEpoch = officeState.epoch();
                count = 0;
                hubs.onElected(nowNs);
            }
            default -> {
                // of no concern to assigners
            }
        }
    }

    /** Null for one that is not assigned, or not there. */
    private CopyState copy(final int id) {
        return id >= 0 && id < copies.length ? copies[id] : null;
    }

    int doWork(final long nowNs) {
        if (officeEpoch == 0 || !isNew && nowNs < dueNs) {
            return 0;
        }
        isNew = false;
        final long before = changeCount;
        drainDueNs = Long.MAX_VALUE;
        for (final CopyState copy : assigned) {
            decide(copy, nowNs);
        }
        dueNs = Math.min(drainDueNs, hubs.nextDueNs(nowNs));
        return (int) (changeCount - before);
    }

    long nextDueNs() {
        return officeEpoch == 0 ? Long.MAX_VALUE : dueNs;
    }

    /**
     * An instance may become ACTIVE when each other one is cleared: its localHub said that it is not ACTIVE and knows the last assignment, so that no older one
     * has an effect; or, of a localHub that is silent, each hub said that it does not hear it and knows the last assignment, which must then be one
     * that names nobody: whoever is heard again has another life, for which no earlier one was meant.
     */
    private void decide(final CopyState copy, final long nowNs) {
        if (!hubs.agree(copy)) {
            return;
        }
        final CopyState.Instance current = copy.assigned();
        final boolean isLost = current != null && hubs.areDeafTo(copy, current, nowNs);
        if (current != null && !isLost) {
            return;
        }
        final CopyState.Instance best = best(copy, nowNs);
        if (best == null) {
            return;
        }
        if (copy.copyEpoch == 0) {
            copy.why = Reason.FIRST;
        } else if (copy.place != CopyState.NOBODY) {
            copy.why = isLost ? Reason.SILENT : Reason.ENDED;
        }
        // What a predecessor said last may be on its way yet, so the first word of a term is always that nobody is
        // meant.
        final boolean isOwn = Epochs.epoch(copy.copyEpoch) == officeEpoch;
        if (!isOwn || copy.place != CopyState.NOBODY) {
            copy.assignNobody(nextEpoch());
            copy.learnFormer();
            tell(copy, Reason.PREPARED, nowNs);
        } else if (!areOthersCleared(copy, best, nowNs)) {
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
        } else if (areOthersCleared(copy, best, nowNs)) {
            copy.assign(best);
            tell(copy, copy.why, nowNs);
        }
    }

    private boolean areOthersCleared(final CopyState copy, final CopyState.Instance best, final long nowNs) {
        for (final CopyState.Instance other : copy.instances) {
            final boolean isSilent =
                    copy.place == CopyState.NOBODY && hubs.know(copy) && hubs.areDeafTo(copy, other, nowNs);
            if (other != best && !copy.isCleared(other) && !isSilent) {
                return false;
            }
        }
        return true;
    }

    private CopyState.Instance best(final CopyState copy, final long nowNs) {
        CopyState.Instance best = null;
        for (final CopyState.Instance instance : copy.instances) {
            if (!instance.isStandby || hubs.areDeafTo(copy, instance, nowNs)) {
                continue;
            }
            final boolean isBetter = best == null
                    || instance.plan.rank() < best.plan.rank()
                    || instance.plan.rank() == best.plan.rank() && instance.standbySince < best.standbySince;
            best = isBetter ? instance : best;
        }
        return best;
    }

    /** That of nobody; the next one is kept for who follows. */
    private long nextEpoch() {
        count += 2;
        return Epochs.with(officeEpoch, count - 1);
    }

    private void tell(final CopyState copy, final Reason reason, final long nowNs) {
        copy.clearedNs = nowNs;
        changeCount++;
        encoder.wrapAndApplyHeader(record, 0, messageHeader)
                .key(copy.copy)
                .version(copy.copyEpoch)
                .life(copy.life)
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
