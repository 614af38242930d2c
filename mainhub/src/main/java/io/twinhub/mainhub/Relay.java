package io.twinhub.mainhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.AdminRecords;
import io.twinhub.transport.codec.AssignmentDecoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.OfficeVoteDecoder;
import java.util.BitSet;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Passes administrative records of spokes on to those whom they concern, the latest of each subject. Checks that the sender is the one who may write it;
 * looks no further.
 */
final class Relay {
    private final SystemPlan plan;
    private final SpokeLink[] spokeOfComputer;
    private final AdminRecords records;
    private final BitSet assigners = new BitSet();
    private final BitSet voters = new BitSet();
    private final OfficeVoteDecoder vote = new OfficeVoteDecoder();
    /** Computers whose voter has lost its store and has to hear what the others granted. */
    private final BitSet asking = new BitSet();
    /** The latest vote of each computer, for those that ask. */
    private final Int2ObjectHashMap<Vote> votes = new Int2ObjectHashMap<>();

    private final BitSet receivers = new BitSet();

    private record Vote(long version, UnsafeBuffer bytes) {}

    /** @param spokeOfComputer null for a hub computer. */
    Relay(final SystemPlan plan, final SpokeLink[] spokeOfComputer) {
        this.plan = plan;
        this.spokeOfComputer = spokeOfComputer;
        records = new AdminRecords(plan);
        for (final int computer : plan.assigner().computers()) {
            assigners.set(computer);
        }
        for (final int computer : plan.assigner().voters()) {
            voters.set(computer);
        }
    }

    /** Takes a record of this hub's own. */
    void onOwnRecord(
            final int template,
            final int key,
            final long version,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        pass(template, key, version, buffer, offset, length, null);
    }

    /**
     * Takes a record of a spoke.
     *
     * @return false if it is none that this spoke may write.
     */
    boolean onRecord(
            final SpokeLink from,
            final MessageHeaderDecoder header,
            final DirectBuffer buffer,
            final int body,
            final int end) {
        if (!records.wrap(header, buffer, body) || !records.mayWrite(from.computer)) {
            return false;
        }
        if (header.templateId() == OfficeVoteDecoder.TEMPLATE_ID) {
            vote.wrap(buffer, body, header.blockLength(), header.version());
            final boolean isOwn = AdminRecords.second(vote.key()) == from.computer;
            asking.set(from.computer, isOwn ? vote.asks() != 0 : asking.get(from.computer));
            if (isOwn && vote.asks() != 0) {
                answer(from);
            }
        }
        final int offset = body - MessageHeaderDecoder.ENCODED_LENGTH;
        pass(header.templateId(), records.key(), records.version(), buffer, offset, end - offset, from);
        return true;
    }

    private void answer(final SpokeLink to) {
        votes.forEach((key, latest) -> to.tell(
                OfficeVoteDecoder.TEMPLATE_ID,
                key,
                latest.version(),
                latest.bytes(),
                0,
                latest.bytes().capacity()));
    }

    private void pass(
            final int template,
            final int key,
            final long version,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final SpokeLink from) {
        if (template == OfficeVoteDecoder.TEMPLATE_ID) {
            final UnsafeBuffer bytes = new UnsafeBuffer(new byte[length]);
            bytes.putBytes(0, buffer, offset, length);
            votes.put(key, new Vote(version, bytes));
        }
        // An assignment goes back, too: the next life of an assigner has to know what the former one said.
        final SpokeLink except = template == AssignmentDecoder.TEMPLATE_ID ? null : from;
        findReceivers(template, key);
        for (int computer = receivers.nextSetBit(0); computer >= 0; computer = receivers.nextSetBit(computer + 1)) {
            final SpokeLink spoke = spokeOfComputer[computer];
            if (spoke != null && spoke != except) {
                spoke.tell(template, key, version, buffer, offset, length);
            }
        }
    }

    /** Whom a record concerns: of a thousand spokes a few, most often. */
    private void findReceivers(final int template, final int key) {
        receivers.clear();
        final AdminRecords.Kind kind = AdminRecords.kind(template);
        if (kind != AdminRecords.Kind.NONE && kind != AdminRecords.Kind.REPUBLISH) {
            receivers.or(assigners);
        }
        switch (kind) {
            case OFFICE_REQUEST -> receivers.or(voters);
            case OFFICE_VOTE -> receivers.or(asking);
            case ASSIGNMENT -> receivers.or(plan.assigner().concerned(key));
            case REPUBLISH -> addHosts(AdminRecords.second(key));
            case INSTANCE_STATE, COPY_CONTACT, DRAINED, HANDOVER_REQUEST, NONE -> {
                // assigners alone, or nobody
            }
        }
    }

    private void addHosts(final int copy) {
        for (final int instance : plan.copy(copy).instances()) {
            receivers.set(plan.instance(instance).computer());
        }
    }
}
