package io.twinhub.localhub;

import io.twinhub.transport.ClockPair;
import io.twinhub.transport.RoleLease;
import io.twinhub.transport.codec.ContactAnswerDecoder;
import io.twinhub.transport.codec.ContactEncoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.election.ElectionTiming;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;

/**
 * Whether this localHub is in contact with the system, so that its assigned instances may be ACTIVE: while any mainHub has answered a contact that was sent
 * within the time of a lease. The lease counts from when the contact was sent, so nothing on the way can lengthen it.
 *
 * <p>When the clocks part, the computer may have been suspended, and the lease be over long since. Then it is in doubt until a hub says that it has not
 * taken this computer for silent meanwhile: nobody has been made ACTIVE in place of its instances then. If no hub says so, it ends as it would have ended.
 */
final class Contact {
    private static final int REMEMBERED = 16;
    /** Clocks that part again and again make no flood of contacts. */
    private static final long INTERVAL_LEAST_NS = RoleLease.CONTACT_INTERVAL_NS / 8;

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final HubLink[] hubs;
    private final boolean isNeeded;
    private final LongSupplier officeEpoch;
    private final ClockPair clocks;
    private final long[] sentNs = new long[REMEMBERED];
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final ContactEncoder contact = new ContactEncoder();
    private final ContactAnswerDecoder answer = new ContactAnswerDecoder();
    private int number;
    private long dueNs = NEVER;
    private long validUntilNs = NEVER;

    /**
     * @param isNeeded whether an assigner runs here, or may make something ACTIVE.
     * @param officeEpoch under which this computer holds the office of the assigner; 0: it does not.
     */
    Contact(final HubLink[] hubs, final boolean isNeeded, final LongSupplier officeEpoch, final ClockPair clocks) {
        this.officeEpoch = officeEpoch;
        this.hubs = hubs;
        this.isNeeded = isNeeded;
        this.clocks = clocks;
    }

    boolean isValid(final long nowNs) {
        return nowNs < validUntilNs;
    }

    /** It is valid as far as the monotonic clock tells, which may have stood still: nothing may rely on it before it is renewed. */
    boolean isInDoubt(final long nowNs) {
        return isValid(nowNs) && validUntilNs - RoleLease.LEASE_NS < clocks.togetherSinceNs();
    }

    /** Whether {@link #compareClocks} would find nothing to doubt. */
    boolean isSure(final long nowNs) {
        return isValid(nowNs) && !isInDoubt(nowNs) && !clocks.haveParted(nowNs);
    }

    /** Before anything is done that rests on contact. */
    void compareClocks(final long nowNs) {
        if (isNeeded && clocks.compare(nowNs)) {
            final long leastNs = sentNs[number % REMEMBERED] + INTERVAL_LEAST_NS;
            dueNs = Math.min(dueNs, Math.max(nowNs, leastNs));
        }
    }

    int doWork(final long nowNs) {
        if (!isNeeded || nowNs < dueNs) {
            return 0;
        }
        dueNs = nowNs + RoleLease.CONTACT_INTERVAL_NS;
        number++;
        sentNs[number % REMEMBERED] = nowNs;
        final boolean isInDoubt = isInDoubt(nowNs);
        final long holds = mayHold(nowNs) ? officeEpoch.getAsLong() : 0;
        for (final HubLink hub : hubs) {
            hub.adminTable.put(ContactEncoder.TEMPLATE_ID, (buffer, offset) -> {
                contact.wrapAndApplyHeader(buffer, offset, messageHeader)
                        .number(number)
                        .question(isInDoubt && !hub.hasRenewed ? 0 : hub.question)
                        .officeEpoch(holds);
                return MessageHeaderEncoder.ENCODED_LENGTH + ContactEncoder.BLOCK_LENGTH;
            });
        }
        return 1;
    }

    /** What votes granted before the clocks parted may be over, too. After this time the office is held by later ones, or not at all. */
    private boolean mayHold(final long nowNs) {
        return nowNs - ElectionTiming.STANDARD.leaseNs() >= clocks.togetherSinceNs();
    }

    /** When the next contact is due, or the lease ends. */
    long nextDueNs(final long nowNs) {
        if (!isNeeded) {
            return Long.MAX_VALUE;
        }
        return isValid(nowNs) ? Math.min(dueNs, validUntilNs) : dueNs;
    }

    /** Takes a record of a hub; false if it is no answer. */
    boolean onRecord(
            final HubLink from,
            final MessageHeaderDecoder header,
            final DirectBuffer buffer,
            final int body,
            final long nowNs) {
        if (header.templateId() != ContactAnswerDecoder.TEMPLATE_ID
                || header.blockLength() < ContactAnswerDecoder.BLOCK_LENGTH) {
            return false;
        }
        answer.wrap(buffer, body, header.blockLength(), header.version());
        final int age = number - answer.number();
        final boolean isKnown = age >= 0 && age < REMEMBERED && answer.number() > 0;
        final long sentAtNs = isKnown ? sentNs[answer.number() % REMEMBERED] : NEVER;
        final boolean isInTime = isKnown && sentAtNs >= clocks.togetherSinceNs();
        if (isInDoubt(nowNs) && !(isInTime && answer.renews() == RoleLease.RENEWS_WITHOUT_SILENCE)) {
            return true; // the question that counts is that of before
        }
        from.question = answer.question();
        from.hasRenewed = answer.renews() != RoleLease.RENEWS_NOT;
        if (from.hasRenewed && isInTime) {
            validUntilNs = Math.max(validUntilNs, sentAtNs + RoleLease.LEASE_NS);
        }
        return true;
    }
}
