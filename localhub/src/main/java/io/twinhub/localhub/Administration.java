package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.AdminRecords;
import io.twinhub.transport.ClockPair;
import io.twinhub.transport.CopyFence;
import io.twinhub.transport.PathMerge;
import io.twinhub.transport.codec.AssignmentDecoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.RepublishWantedDecoder;
import io.twinhub.transport.election.ElectionTiming;
import io.twinhub.transport.election.Epochs;
import io.twinhub.transport.election.Office;
import org.agrona.DirectBuffer;

/**
 * What a localHub does beside forwarding: it votes for an assigner, is candidate if it has one, tells assigners how its programs stand, and
 * obeys them. Records go to the hubs of both networks, and the assigner of this computer hears them directly. Not on the data path.
 */
final class Administration {
    private static final long STORE_POLL_NS = 1_000_000;

    private final LocalHubContext context;
    private final SystemPlan plan;
    private final HubLink[] hubs;
    private final SourceSequence sequence;
    private final Roles roles;
    /** Null if this computer has no assigner, as the next one. */
    private final BusLink assigner;

    private final AssignerReports told;

    private final AdminRecords records;
    private final AssignmentDecoder assignment = new AssignmentDecoder();
    /** Null while the source epoch is not stored, and in a system without assigners. */
    private Office office;

    private final Contact contact;
    private final Succession succession;
    private final Republishing republishing;
    private final Handovers handovers;
    private long heldEpoch;
    private long electedEpoch;

    Administration(
            final LocalHubContext context,
            final HubLink[] hubs,
            final SourceSequence sequence,
            final Roles roles,
            final CopyFence fence,
            final PathMerge merge) {
        this.context = context;
        this.hubs = hubs;
        this.sequence = sequence;
        this.roles = roles;
        plan = context.plan();
        records = new AdminRecords(plan);
        assigner = roles.program(plan.assigner().copy());
        told = assigner == null ? null : new AssignerReports(assigner);
        roles.reportTo(this::tell);
        final ClockPair clocks = new ClockPair(context.wallClock(), context.roleRules());
        contact = new Contact(hubs, roles.areAssigned() || assigner != null, () -> heldEpoch, clocks);
        handovers = new Handovers(plan, context.computer(), sequence, this::tell);
        succession = new Succession(context, hubs, fence, merge, this::tell);
        republishing = new Republishing(context, roles, this::tell);
    }

    Succession succession() {
        return succession;
    }

    /** The source epoch is stored: from now on this life of the localHub may speak. */
    void begin(final long nowNs) {
        if (plan.assigner().computers().length > 0) {
            office = new Office(
                    Office.ASSIGNER,
                    context.computer(),
                    plan.assigner().voters(),
                    plan.assigner().computers(),
                    ElectionTiming.STANDARD,
                    context.roleRules().election(),
                    sequence.epoch(),
                    context.ballots(),
                    this::tell,
                    nowNs);
            roles.reportAll();
            if (assigner != null) {
                tellOffice(); // its assigner may believe what a former life of this localHub said
            }
            for (final HubLink hub : hubs) {
                onHub(hub);
            }
        }
    }

    /** The link to a hub opened or broke. */
    void onHub(final HubLink hub) {
        if (assigner != null && office != null) {
            told.hub(hub, sequence.epoch());
        }
    }

    /** The source epoch turned out to be one of an earlier life. */
    void pause() {
        office = null;
    }

    /** Whether an instance may stay ACTIVE at this time, if it is. */
    boolean mayAct(final int instance, final long atNs) {
        final int copy = plan.instance(instance).copy();
        return !plan.assigner().assigns(copy) || plan.copy(copy).keepsRole() || contact.isValid(atNs);
    }

    /** As {@link #mayAct}, and whether nothing speaks against relying on it. */
    boolean acts(final int instance, final long atNs) {
        final int copy = plan.instance(instance).copy();
        return mayAct(instance, atNs)
                && (!plan.assigner().assigns(copy) || plan.copy(copy).keepsRole() || contact.isSure(atNs));
    }

    /** Takes roles away if contact was lost. */
    void checkContact(final long nowNs) {
        contact.compareClocks(nowNs);
        roles.contact(contact.isValid(nowNs), contact.isInDoubt(nowNs));
    }

    int doWork(final long nowNs) {
        int work = 0;
        if (office != null) {
            work += succession.doWork(sequence.epoch(), nowNs);
            office.wanted(
                    assigner != null
                            && assigner.isReady()
                            && !roles.permission().isDrained(),
                    nowNs);
            work += office.doWork(nowNs);
        }
        if (assigner != null) {
            final long epoch = office != null && office.holds(nowNs) ? office.epoch() : 0;
            final long elected = office == null ? 0 : office.electedEpoch(nowNs);
            if (epoch != heldEpoch || elected != electedEpoch) {
                heldEpoch = epoch;
                electedEpoch = elected;
                tellOffice();
                work++;
            }
        }
        work += contact.doWork(nowNs); // it says whether the office is held at this time
        for (final HubLink hub : hubs) {
            work += hub.adminTable.doWork();
        }
        return work;
    }

    long nextDueNs(final long nowNs) {
        final long due = Math.min(contact.nextDueNs(nowNs), succession.nextDueNs());
        return office == null ? due : Math.min(due, office.nextDueNs(nowNs, STORE_POLL_NS));
    }

    /** Takes a record that a hub passed on; false if it is none of these. */
    boolean onHubRecord(
            final HubLink from,
            final MessageHeaderDecoder header,
            final DirectBuffer buffer,
            final int body,
            final int end,
            final long nowNs) {
        if (!records.wrap(header, buffer, body)) {
            return contact.onRecord(from, header, buffer, body, nowNs);
        }
        switch (records.kind()) {
            case OFFICE_REQUEST, OFFICE_VOTE -> {
                passOnVoteOfHub(from, header, buffer, body, end);
                if (office != null) {
                    office.onRecord(header, buffer, body, nowNs);
                }
            }
            case INSTANCE_STATE, COPY_CONTACT, DRAINED -> tellAssigner(header, buffer, body, end);
            case REPUBLISH -> republishing.onRecord(records, header, buffer, body, end);
            case HANDOVER_REQUEST -> {
                tellAssigner(header, buffer, body, end);
                handovers.onRequest(header, buffer, body, office, nowNs);
            }
            case ASSIGNMENT -> {
                tellAssigner(header, buffer, body, end);
                onAssignment(header, buffer, body);
            }
            case NONE -> {
                return false;
            }
        }
        return true;
    }

    /** Hubs of different networks have no link; a hub that lost its store has to hear the other one's vote. */
    private void passOnVoteOfHub(
            final HubLink from,
            final MessageHeaderDecoder header,
            final DirectBuffer buffer,
            final int body,
            final int end) {
        if (assigner == null || records.kind() != AdminRecords.Kind.OFFICE_VOTE || !records.mayWrite(from.hub)) {
            return;
        }
        final int offset = body - MessageHeaderDecoder.ENCODED_LENGTH;
        for (final HubLink hub : hubs) {
            if (hub != from) {
                hub.adminTable.putNewer(
                        header.templateId(), records.key(), records.version(), buffer, offset, end - offset);
            }
        }
    }

    /**
     * Takes a record of an assigner: that it asks for a hand-over, or, while its computer holds the office, an assignment; or of a recorder, that publishers shall
     * publish their last values once more. What the program may not write is nobody's.
     */
    void onProgramRecord(
            final BusLink from,
            final MessageHeaderDecoder header,
            final DirectBuffer buffer,
            final int body,
            final int end,
            final long nowNs) {
        if (header.templateId() == RepublishWantedDecoder.TEMPLATE_ID) {
            republishing.onWanted(from, header, buffer, body, sequence.epoch());
            return;
        }
        if (from != assigner || !records.wrap(header, buffer, body) || !records.mayWrite(context.computer())) {
            return;
        }
        if (records.kind() == AdminRecords.Kind.HANDOVER_REQUEST) {
            handovers.tell(header, buffer, body);
            handovers.onRequest(header, buffer, body, office, nowNs);
        }
        final boolean isAssignment = records.kind() == AdminRecords.Kind.ASSIGNMENT;
        // That of a former office was on the way when it ended.
        if (isAssignment && heldEpoch != 0 && Epochs.epoch(records.version()) == heldEpoch) {
            final int offset = body - MessageHeaderDecoder.ENCODED_LENGTH;
            tellHubs(header.templateId(), records.key(), records.version(), buffer, offset, end - offset);
            tellAssigner(header, buffer, body, end); // for its next life
            onAssignment(header, buffer, body);
        }
    }

    /** Takes a record of this localHub's own. */
    void tell(
            final int template,
            final int key,
            final long version,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        tellHubs(template, key, version, buffer, offset, length);
        final boolean concernsAssigners = switch (AdminRecords.kind(template)) {
            case INSTANCE_STATE, DRAINED, HANDOVER_REQUEST -> true;
            default -> false;
        };
        if (assigner != null && concernsAssigners) {
            assigner.adminTable.putNewer(template, key, version, buffer, offset, length);
        }
    }

    private void tellHubs(
            final int template,
            final int key,
            final long version,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        for (final HubLink hub : hubs) {
            hub.adminTable.putNewer(template, key, version, buffer, offset, length);
        }
    }

    private void tellAssigner(
            final MessageHeaderDecoder header, final DirectBuffer buffer, final int body, final int end) {
        if (assigner != null) {
            final int offset = body - MessageHeaderDecoder.ENCODED_LENGTH;
            assigner.adminTable.putNewer(
                    header.templateId(), records.key(), records.version(), buffer, offset, end - offset);
        }
    }

    private void onAssignment(final MessageHeaderDecoder header, final DirectBuffer buffer, final int body) {
        assignment.wrap(buffer, body, header.blockLength(), header.version());
        succession.onAssignment(assignment);
        roles.onAssignment(assignment.key(), assignment.version(), assignment.instance(), assignment.life());
    }

    private void tellOffice() {
        told.office(heldEpoch, electedEpoch);
        roles.holdsOffice(heldEpoch);
    }
}
