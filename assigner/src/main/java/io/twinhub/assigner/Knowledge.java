package io.twinhub.assigner;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.AdminRecords;
import io.twinhub.transport.codec.AssignmentDecoder;
import io.twinhub.transport.codec.CopyContactDecoder;
import io.twinhub.transport.codec.DrainedDecoder;
import io.twinhub.transport.codec.HandoverRequestDecoder;
import io.twinhub.transport.codec.HubStateDecoder;
import io.twinhub.transport.codec.InstanceStateDecoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.OfficeStateDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** What an assigner knows, whether it holds the office or not: how every assigned instance and every mainHub stands, and who holds the office. */
final class Knowledge {
    private final SystemPlan plan;
    private final CopyState[] copies;
    private final List<CopyState> assigned = new ArrayList<>();
    private final Hubs hubs;
    private final InstanceStateDecoder instanceState = new InstanceStateDecoder();
    private final AssignmentDecoder assignment = new AssignmentDecoder();
    private final CopyContactDecoder copyContact = new CopyContactDecoder();
    private final DrainedDecoder drained = new DrainedDecoder();
    private final HubStateDecoder hubState = new HubStateDecoder();
    private final OfficeStateDecoder officeState = new OfficeStateDecoder();
    private final HandoverRequestDecoder handover = new HandoverRequestDecoder();
    private long officeEpoch;
    private long electedEpoch;

    Knowledge(final SystemPlan plan) {
        this.plan = plan;
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
                electedEpoch = officeState.granted();
                if (officeState.epoch() != officeEpoch) {
                    officeEpoch = officeState.epoch();
                    hubs.onElected(nowNs);
                }
            }
            case HandoverRequestDecoder.TEMPLATE_ID -> {
                handover.wrap(buffer, body, header.blockLength(), header.version());
                onHandoverRequest();
            }
            default -> {
                // of no concern to assigners
            }
        }
    }

    private void onHandoverRequest() {
        final CopyState copy = copy(AdminRecords.second(handover.key()));
        final int from = AdminRecords.first(handover.key());
        if (copy != null && handover.officeEpoch() == 0) {
            copy.wish.withdraw(from);
        } else if (copy != null && handover.officeEpoch() == officeEpoch) {
            copy.wish.ask(from, handover.copyEpoch(), handover.computer(), handover.dead());
        }
    }

    /** The copies that are assigned. */
    List<CopyState> copies() {
        return assigned;
    }

    /** The epoch of who holds the office, as far as it is known; else 0. */
    long electedEpoch() {
        return electedEpoch;
    }

    /** The epoch under which this computer holds the office; 0: it does not. */
    long officeEpoch() {
        return officeEpoch;
    }

    /** What is known of the mainHubs. */
    Hubs hubs() {
        return hubs;
    }

    /** Null for one that is not assigned, or not there. */
    CopyState copy(final int id) {
        return id >= 0 && id < copies.length ? copies[id] : null;
    }

    /**
     * Whether an instance cannot be ACTIVE any more since nobody hears its computer: of a copy whose instances keep their role only if somebody said that this
     * computer is dead.
     */
    boolean isLost(final CopyState copy, final CopyState.Instance instance, final long nowNs) {
        return copy.silenceCounts(instance) && hubs.areDeafTo(copy, instance, nowNs);
    }

    /** The instances, a bit for each, whose word is needed and cannot be had: see {@link #unheard}. */
    long allUnheard(final CopyState copy, final long nowNs) {
        long all = 0;
        for (final CopyState.Instance instance : copy.instances) {
            all |= copy.keepsRole && hubs.areDeafTo(copy, instance, nowNs) ? 1L << instance.place : 0;
        }
        return all;
    }

    /** An instance other than this one that may be ACTIVE, or become so by an older assignment, for all that is known; null if there is none. */
    CopyState.Instance uncleared(final CopyState copy, final CopyState.Instance best, final long nowNs) {
        for (final CopyState.Instance other : copy.instances) {
            final boolean isSilent = copy.place == CopyState.NOBODY && hubs.know(copy) && isLost(copy, other, nowNs);
            if (other != best && !copy.isCleared(other) && !isSilent) {
                return other;
            }
        }
        return null;
    }

    /** An instance whose word is needed and cannot be had, since its copy keeps its role and nobody hears its computer; null if there is none. */
    CopyState.Instance unheard(final CopyState copy, final long nowNs) {
        for (final CopyState.Instance instance : copy.instances) {
            if (!copy.silenceCounts(instance) && hubs.areDeafTo(copy, instance, nowNs)) {
                return instance;
            }
        }
        return null;
    }

    /** The first choice of those that stand by and are heard; null if nobody does. */
    CopyState.Instance best(final CopyState copy, final long nowNs) {
        CopyState.Instance best = null;
        for (final CopyState.Instance instance : copy.instances) {
            if (!instance.isStandby || hubs.areDeafTo(copy, instance, nowNs)) {
                continue;
            }
            best = best == null || copy.prefers(instance, best) ? instance : best;
        }
        return best;
    }

    /** Whether an instance stands by and is heard that is not the assigned one, on this computer; {@link Wish#ANYWHERE}: on any. */
    boolean hasStandby(final CopyState copy, final int computer, final long nowNs) {
        for (final CopyState.Instance instance : copy.instances) {
            if (instance.isStandby
                    && instance.place != copy.place
                    && (computer == Wish.ANYWHERE || computer == instance.plan.computer())
                    && !hubs.areDeafTo(copy, instance, nowNs)) {
                return true;
            }
        }
        return false;
    }
}
