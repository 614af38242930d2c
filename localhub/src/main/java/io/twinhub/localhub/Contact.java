package io.twinhub.localhub;

import io.twinhub.transport.RoleLease;
import io.twinhub.transport.codec.ContactAnswerDecoder;
import io.twinhub.transport.codec.ContactEncoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;

/**
 * Whether this localHub is in contact with the system, so that its assigned instances may be ACTIVE: while any mainHub has answered a contact that was sent
 * within the time of a lease. The lease counts from when the contact was sent, so nothing on the way can lengthen it.
 */
final class Contact {
    private static final int REMEMBERED = 16;

    private final HubLink[] hubs;
    private final boolean isNeeded;
    private final LongSupplier officeEpoch;
    private final long[] sentNs = new long[REMEMBERED];
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final ContactEncoder contact = new ContactEncoder();
    private final ContactAnswerDecoder answer = new ContactAnswerDecoder();
    private int number;
    private long dueNs = Long.MIN_VALUE;
    private long validUntilNs = Long.MIN_VALUE;

    /**
     * @param isNeeded whether an assigner runs here, or may make something ACTIVE.
     * @param officeEpoch under which this computer holds the office of the assigner; 0: it does not.
     */
    Contact(final HubLink[] hubs, final boolean isNeeded, final LongSupplier officeEpoch) {
        this.officeEpoch = officeEpoch;
        this.hubs = hubs;
        this.isNeeded = isNeeded;
    }

    boolean isValid(final long nowNs) {
        return nowNs < validUntilNs;
    }

    int doWork(final long nowNs) {
        if (!isNeeded || nowNs < dueNs) {
            return 0;
        }
        dueNs = nowNs + RoleLease.CONTACT_INTERVAL_NS;
        number++;
        sentNs[number % REMEMBERED] = nowNs;
        for (final HubLink hub : hubs) {
            hub.adminTable.put(ContactEncoder.TEMPLATE_ID, (buffer, offset) -> {
                contact.wrapAndApplyHeader(buffer, offset, messageHeader)
                        .number(number)
                        .question(hub.question)
                        .officeEpoch(officeEpoch.getAsLong());
                return MessageHeaderEncoder.ENCODED_LENGTH + ContactEncoder.BLOCK_LENGTH;
            });
        }
        return 1;
    }

    /** When the next contact is due, or the lease ends. */
    long nextDueNs(final long nowNs) {
        if (!isNeeded) {
            return Long.MAX_VALUE;
        }
        return isValid(nowNs) ? Math.min(dueNs, validUntilNs) : dueNs;
    }

    /** Takes a record of a hub; false if it is no answer. */
    boolean onRecord(final HubLink from, final MessageHeaderDecoder header, final DirectBuffer buffer, final int body) {
        if (header.templateId() != ContactAnswerDecoder.TEMPLATE_ID
                || header.blockLength() < ContactAnswerDecoder.BLOCK_LENGTH) {
            return false;
        }
        answer.wrap(buffer, body, header.blockLength(), header.version());
        from.question = answer.question();
        final int age = number - answer.number();
        if (answer.renews() != 0 && age >= 0 && age < REMEMBERED && answer.number() > 0) {
            validUntilNs = Math.max(validUntilNs, sentNs[answer.number() % REMEMBERED] + RoleLease.LEASE_NS);
        }
        return true;
    }
}
