package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.AdminRecords;
import io.twinhub.transport.CopyFence;
import io.twinhub.transport.PathMerge;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.codec.AssignmentDecoder;
import io.twinhub.transport.codec.DrainedEncoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.election.Office;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Sees to it that one ACTIVE instance of a copy follows another without loss or gap. Before an assigner makes another instance ACTIVE it assigns nobody and
 * says how far the former one's localHub had numbered; this localHub answers when it has delivered all of that. The next copy epoch, which is
 * that of nobody plus one, is then a seamless continuation. Any other newer copy epoch is not: something of a former one may be missing.
 */
final class Succession {
    private static final long NONE = -1;
    /**
     * How often hubs are asked how far they have the former instance's source. The last that its localHub numbered may be for others, and then it shows here
     * only when something else comes.
     */
    private static final long ASK_INTERVAL_NS = 3_000_000;
    /** Longer than an assigner waits. */
    private static final long ASK_WITHIN_NS = 50_000_000;

    private final SystemPlan plan;
    private final int self;
    private final HubLink[] hubs;
    private final CopyFence fence;
    private final PathMerge merge;
    private final RoleRules rules;
    private final Office.Port port;
    private final Former[] formers;
    /** Everything of former epochs was delivered before this one, which is of nobody; NONE if that is not known. */
    private final long[] clear;
    /** Copies whose former instance has published what is not delivered yet. */
    private final List<Former> waiting = new ArrayList<>();

    private final UnsafeBuffer record =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + DrainedEncoder.BLOCK_LENGTH]);
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final DrainedEncoder drained = new DrainedEncoder();
    private int versionCount;
    /** By copy: when its former instance began to be waited for, and when hubs were asked last; 0: not yet. */
    private final long[] beganNs;

    private final long[] askedNs;
    private long nowNs;

    /** What an assignment of nobody says of the instance that was ACTIVE before. */
    private record Former(int copy, long version, long copyEpoch, int computer, long sourceEpoch, long last) {}

    Succession(
            final LocalHubContext context,
            final HubLink[] hubs,
            final CopyFence fence,
            final PathMerge merge,
            final Office.Port port) {
        this.hubs = hubs;
        plan = context.plan();
        self = context.computer();
        rules = context.roleRules();
        this.fence = fence;
        this.merge = merge;
        this.port = port;
        formers = new Former[plan.copyCount()];
        clear = new long[plan.copyCount()];
        beganNs = new long[plan.copyCount()];
        askedNs = new long[plan.copyCount()];
        Arrays.fill(clear, NONE);
    }

    void onAssignment(final AssignmentDecoder assignment) {
        final int copy = assignment.key();
        if (!plan.assigner().subscribes(self, copy)) {
            return;
        }
        final Former before = formers[copy];
        // The word of nobody may have been overwritten on its way by that of the next instance, which repeats what it
        // said.
        final boolean isOfNobody = assignment.instance() == AssignmentDecoder.instanceNullValue();
        final long version = isOfNobody ? assignment.version() : assignment.version() - 1;
        if (before != null && version <= before.version()) {
            return;
        }
        final Former former = new Former(
                copy,
                version,
                assignment.formerCopyEpoch(),
                assignment.former(),
                assignment.formerEpoch(),
                assignment.formerLast());
        waiting.remove(before);
        formers[copy] = former;
        beganNs[copy] = 0;
        askedNs[copy] = 0;
        if (former.copyEpoch() == 0 || former.sourceEpoch() != 0) {
            waiting.add(former);
        }
    }

    /** Whether this copy epoch continues what was delivered before it, without a gap. */
    boolean isSeamless(final int copy, final long copyEpoch) {
        return clear[copy] + 1 == copyEpoch || !rules.awaitsDrain();
    }

    int doWork(final long sourceEpoch, final long now) {
        nowNs = now;
        int work = 0;
        for (int i = waiting.size() - 1; i >= 0; i--) {
            final Former former = waiting.get(i);
            final boolean isSeamless = follows(former);
            if (!isSeamless
                    || former.computer() == self
                    || former.copyEpoch() == 0
                    || merge.hasDelivered(former.computer(), former.sourceEpoch(), former.last())) {
                waiting.remove(i);
                if (isSeamless) {
                    clear[former.copy()] = former.version();
                }
                tell(former, sourceEpoch); // also if there is a gap already: nothing is gained by waiting
                work++;
            } else if (nowNs >= askDueNs(former)) {
                ask(former);
            }
        }
        return work;
    }

    long nextDueNs() {
        long due = Long.MAX_VALUE;
        for (int i = 0; i < waiting.size(); i++) {
            due = Math.min(due, askDueNs(waiting.get(i)));
        }
        return due;
    }

    private long askDueNs(final Former former) {
        final long began = beganNs[former.copy()];
        if (began == 0) {
            return nowNs;
        }
        return nowNs - began < ASK_WITHIN_NS ? askedNs[former.copy()] + ASK_INTERVAL_NS : Long.MAX_VALUE;
    }

    private void ask(final Former former) {
        beganNs[former.copy()] = beganNs[former.copy()] == 0 ? nowNs : beganNs[former.copy()];
        askedNs[former.copy()] = nowNs;
        for (final HubLink hub : hubs) {
            hub.ask(former.computer(), 0);
        }
    }

    /** Whether what was delivered so far reaches to the former copy epoch without a hole between two epochs. */
    private boolean follows(final Former former) {
        final long reached = fence.epoch(former.copy());
        return former.copyEpoch() == reached || former.copyEpoch() == clear[former.copy()] + 1;
    }

    private void tell(final Former former, final long sourceEpoch) {
        final int key = AdminRecords.pair(self, former.copy());
        final long version = sourceEpoch << Integer.SIZE | ++versionCount;
        drained.wrapAndApplyHeader(record, 0, messageHeader)
                .key(key)
                .version(version)
                .seen(former.version());
        port.onRecord(DrainedEncoder.TEMPLATE_ID, key, version, record, 0, record.capacity());
    }
}
