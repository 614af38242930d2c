package io.twinhub.transport;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.codec.AssignmentDecoder;
import io.twinhub.transport.codec.CopyContactDecoder;
import io.twinhub.transport.codec.DrainedDecoder;
import io.twinhub.transport.codec.HandoverRequestDecoder;
import io.twinhub.transport.codec.InstanceStateDecoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.OfficeRequestDecoder;
import io.twinhub.transport.codec.OfficeVoteDecoder;
import io.twinhub.transport.codec.RepublishDecoder;
import io.twinhub.transport.election.Epochs;
import io.twinhub.transport.election.Office;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Reads what all administrative records that hubs pass on begin with, and says who may write which. That is what makes the assigner privileged: its
 * records are taken from its own computer only, under an epoch that is its own.
 */
public final class AdminRecords {
    /** What a record is about. */
    public enum Kind {
        NONE,
        OFFICE_REQUEST,
        OFFICE_VOTE,
        INSTANCE_STATE,
        ASSIGNMENT,
        COPY_CONTACT,
        DRAINED,
        REPUBLISH,
        HANDOVER_REQUEST
    }

    private static final int VERSION_OFFSET = Integer.BYTES;
    private static final int NUMBER_MASK = 0xFFFF;

    private final SystemPlan plan;
    private Kind kind = Kind.NONE;
    private int key;
    private long version;

    public AdminRecords(final SystemPlan plan) {
        this.plan = plan;
    }

    /** A key of two numbers of 16 bits: a computer and a copy, say. */
    public static int pair(final int first, final int second) {
        return first << Short.SIZE | second;
    }

    /** The first number of a key of two. */
    public static int first(final int key) {
        return key >>> Short.SIZE;
    }

    /** The second number of a key of two. */
    public static int second(final int key) {
        return key & NUMBER_MASK;
    }

    /** What a template id stands for; NONE for records that are not passed on. */
    public static Kind kind(final int template) {
        return switch (template) {
            case OfficeRequestDecoder.TEMPLATE_ID -> Kind.OFFICE_REQUEST;
            case OfficeVoteDecoder.TEMPLATE_ID -> Kind.OFFICE_VOTE;
            case InstanceStateDecoder.TEMPLATE_ID -> Kind.INSTANCE_STATE;
            case AssignmentDecoder.TEMPLATE_ID -> Kind.ASSIGNMENT;
            case CopyContactDecoder.TEMPLATE_ID -> Kind.COPY_CONTACT;
            case DrainedDecoder.TEMPLATE_ID -> Kind.DRAINED;
            case RepublishDecoder.TEMPLATE_ID -> Kind.REPUBLISH;
            case HandoverRequestDecoder.TEMPLATE_ID -> Kind.HANDOVER_REQUEST;
            default -> Kind.NONE;
        };
    }

    /** Looks at a record; false if it is none that is passed on, or too short. */
    public boolean wrap(final MessageHeaderDecoder header, final DirectBuffer buffer, final int body) {
        kind = kind(header.templateId());
        if (kind == Kind.NONE || header.blockLength() < blockLength()) {
            return false;
        }
        key = buffer.getInt(body, ByteOrder.LITTLE_ENDIAN);
        version = buffer.getLong(body + VERSION_OFFSET, ByteOrder.LITTLE_ENDIAN);
        return true;
    }

    public Kind kind() {
        return kind;
    }

    public int key() {
        return key;
    }

    public long version() {
        return version;
    }

    /** Whether this computer is the one that may write the record looked at. */
    public boolean mayWrite(final int computer) {
        return switch (kind) {
            case OFFICE_REQUEST -> Office.office(key) == Office.ASSIGNER && isAssigner(second(key), computer);
            case OFFICE_VOTE -> Office.office(key) == Office.ASSIGNER && mayTellVote(second(key), computer);
            case INSTANCE_STATE ->
                key >= 0 && key < plan.instanceCount() && plan.instance(key).computer() == computer;
            case ASSIGNMENT ->
                key >= 0 && key < plan.copyCount() && isAssigner(Epochs.candidate(Epochs.epoch(version)), computer);
            case COPY_CONTACT -> plan.computer(computer).hub() && first(key) == computer;
            case DRAINED -> first(key) == computer && second(key) < plan.copyCount();
            case REPUBLISH ->
                first(key) == computer && plan.hosts(computer, plan.recorderCopy()) && second(key) < plan.copyCount();
            case HANDOVER_REQUEST ->
                first(key) == computer
                        && second(key) < plan.copyCount()
                        && plan.assigner().hasAssigner(computer);
            case NONE -> false;
        };
    }

    /** Its own; and since hubs of different networks have no link, an assigner's computer passes on what it heard of a hub. */
    private boolean mayTellVote(final int voter, final int computer) {
        if (voter == computer) {
            return true;
        }
        final boolean isOfHub =
                voter < plan.computerCount() && plan.computer(voter).hub();
        return isOfHub && plan.assigner().hasAssigner(computer);
    }

    private boolean isAssigner(final int candidate, final int computer) {
        return candidate < plan.assigner().computers().length && plan.assigner().computers()[candidate] == computer;
    }

    private int blockLength() {
        return switch (kind) {
            case OFFICE_REQUEST -> OfficeRequestDecoder.BLOCK_LENGTH;
            case OFFICE_VOTE -> OfficeVoteDecoder.BLOCK_LENGTH;
            case INSTANCE_STATE -> InstanceStateDecoder.BLOCK_LENGTH;
            case ASSIGNMENT -> AssignmentDecoder.BLOCK_LENGTH;
            case COPY_CONTACT -> CopyContactDecoder.BLOCK_LENGTH;
            case DRAINED -> DrainedDecoder.BLOCK_LENGTH;
            case REPUBLISH -> RepublishDecoder.BLOCK_LENGTH;
            case HANDOVER_REQUEST -> HandoverRequestDecoder.BLOCK_LENGTH;
            case NONE -> 0;
        };
    }
}
