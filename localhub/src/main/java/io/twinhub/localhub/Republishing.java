package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.AdminRecords;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.RepublishDecoder;
import io.twinhub.transport.codec.RepublishEncoder;
import io.twinhub.transport.codec.RepublishWantedDecoder;
import io.twinhub.transport.election.Office;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A recorder that missed something has the publishers publish their last values once more, since these are where last values come from. Its localHub tells that to
 * the localHubs of a copy, and these to their programs.
 */
final class Republishing {
    private final SystemPlan plan;
    private final int self;
    private final Roles roles;
    private final Office.Port port;
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final RepublishWantedDecoder wanted = new RepublishWantedDecoder();
    private final RepublishEncoder republish = new RepublishEncoder();
    private final UnsafeBuffer record =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + RepublishEncoder.BLOCK_LENGTH]);
    private int versionCount;

    Republishing(final LocalHubContext context, final Roles roles, final Office.Port port) {
        plan = context.plan();
        self = context.computer();
        this.roles = roles;
        this.port = port;
    }

    /** Takes the wish of a program: only the ACTIVE recorder may have it. */
    void onWanted(
            final BusLink from,
            final MessageHeaderDecoder header,
            final DirectBuffer buffer,
            final int body,
            final long sourceEpoch) {
        if (from.instance.copy() != plan.recorderCopy()
                || from.copyEpoch == 0
                || header.blockLength() < RepublishWantedDecoder.BLOCK_LENGTH) {
            return;
        }
        wanted.wrap(buffer, body, header.blockLength(), header.version());
        final int copy = wanted.key();
        if (copy < 0 || copy >= plan.copyCount()) {
            return;
        }
        final int key = AdminRecords.pair(self, copy);
        final long version = sourceEpoch << Integer.SIZE | ++versionCount;
        republish.wrapAndApplyHeader(record, 0, messageHeader).key(key).version(version);
        port.onRecord(RepublishEncoder.TEMPLATE_ID, key, version, record, 0, record.capacity());
        tell(copy, key, version, record, 0, record.capacity());
    }

    /** Takes the word of another computer's recorder. */
    void onRecord(
            final AdminRecords records,
            final MessageHeaderDecoder header,
            final DirectBuffer buffer,
            final int body,
            final int end) {
        final int offset = body - MessageHeaderDecoder.ENCODED_LENGTH;
        if (header.templateId() == RepublishDecoder.TEMPLATE_ID) {
            tell(AdminRecords.second(records.key()), records.key(), records.version(), buffer, offset, end - offset);
        }
    }

    private void tell(
            final int copy,
            final int key,
            final long version,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        final BusLink program = roles.program(copy);
        if (program != null) {
            program.adminTable.putNewer(RepublishDecoder.TEMPLATE_ID, key, version, buffer, offset, length);
        }
    }
}
