package io.twinhub.assigner;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.election.Epochs;
import java.util.ArrayList;
import java.util.List;

/** Says what an assigner knows, for people. */
final class Reports {
    private final SystemPlan plan;
    private final Knowledge known;
    private final String self;

    /** @param self name of this computer. */
    Reports(final SystemPlan plan, final Knowledge known, final String self) {
        this.plan = plan;
        this.known = known;
        this.self = self;
    }

    RoleReport now(final long nowNs) {
        final List<String> outOfReach = new ArrayList<>();
        for (int hub = 0; hub < plan.hubCount(); hub++) {
            if (!known.hubs().isUp(hub)) {
                outOfReach.add(plan.computer(hub).name());
            }
        }
        final List<CopyReport> copies =
                known.copies().stream().map(copy -> of(copy, nowNs)).toList();
        return new RoleReport(self, holder(known.electedEpoch()), known.electedEpoch(), outOfReach, copies);
    }

    /** The computer that holds the office under an epoch; empty if that is no epoch. */
    String holder(final long epoch) {
        final int[] candidates = plan.assigner().computers();
        return epoch == 0 || Epochs.candidate(epoch) >= candidates.length
                ? ""
                : plan.computer(candidates[Epochs.candidate(epoch)]).name();
    }

    private CopyReport of(final CopyState copy, final long nowNs) {
        final List<InstanceReport> instances = new ArrayList<>();
        for (final CopyState.Instance instance : copy.instances) {
            final List<String> silentOn = new ArrayList<>();
            for (int hub = 0; hub < plan.hubCount(); hub++) {
                if (known.hubs().isUp(hub) && known.hubs().isDeafTo(hub, copy, instance)) {
                    silentOn.add(plan.computer(hub).name());
                }
            }
            instances.add(new InstanceReport(name(instance), instance.plan.rank(), role(instance), silentOn));
        }
        return new CopyReport(
                plan.copy(copy.copy).name(),
                copy.place == CopyState.NOBODY ? "" : name(copy.instances[copy.place]),
                copy.copyEpoch,
                copy.saidNs,
                copy.reason == null ? "" : copy.reason.text(),
                waitsFor(copy, nowNs),
                instances);
    }

    private static String role(final CopyState.Instance instance) {
        if (instance.version == 0) {
            return "UNKNOWN";
        }
        return instance.isActive ? "ACTIVE" : instance.isStandby ? "STANDBY" : "DOWN";
    }

    private String name(final CopyState.Instance instance) {
        return plan.computer(instance.plan.computer()).name();
    }

    /** In the order in which {@link Assignments} asks. */
    private String waitsFor(final CopyState copy, final long nowNs) {
        final CopyState.Instance assigned = copy.assigned();
        if (assigned != null && assigned.isActive) {
            return "";
        }
        if (known.electedEpoch() == 0) {
            return "an assigner that holds the office";
        }
        if (!known.hubs().agree(copy)) {
            return "a mainHub that says what it knows of this copy";
        }
        if (assigned != null && !known.isLost(copy, assigned, nowNs)) {
            return "word of " + name(assigned) + " that the instance there is ACTIVE";
        }
        final CopyState.Instance best = known.best(copy, nowNs);
        if (best == null) {
            return "an instance that is STANDBY on a computer that a mainHub hears";
        }
        final CopyState.Instance uncleared = known.uncleared(copy, best, nowNs);
        return uncleared == null
                ? "the subscribers, for some milliseconds"
                : "word of " + name(uncleared) + " that the instance there is not ACTIVE"
                        + (copy.keepsRole ? "" : ", or for its silence");
    }
}
