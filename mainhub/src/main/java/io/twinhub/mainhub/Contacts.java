package io.twinhub.mainhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.AdminRecords;
import io.twinhub.transport.ClockPair;
import io.twinhub.transport.RoleLease;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.codec.AssignmentDecoder;
import io.twinhub.transport.codec.ContactAnswerEncoder;
import io.twinhub.transport.codec.ContactDecoder;
import io.twinhub.transport.codec.CopyContactEncoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Renews the role leases of localHubs while this hub hears the holder of the assigner's office, and tells the assigners, per copy, which of its computers it
 * hears no more, together with the last assignment that it knows. What it says of silence stays true of every role that was held until then: a
 * localHub whose lease was over gives its instances another life, for which no earlier assignment was meant.
 */
final class Contacts {
    private static final long NEVER = Long.MIN_VALUE / 2;
    /** Questions whose time is known: each spoke that has contact is asked eight times a second. */
    private static final int REMEMBERED = 1 << 16;

    private static final long QUESTION_MASK = 0xFFFF_FFFFL;

    private final SystemPlan plan;
    private final int self;
    private final SpokeLink[] spokeOfComputer;
    private final Relay relay;
    private final RoleRules rules;
    private final ClockPair clocks;
    private final long[] heardNs;
    private final boolean[] isSilent;
    private final long[] seen;
    private final boolean[] isTold;
    private final UnsafeBuffer record =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + CopyContactEncoder.BLOCK_LENGTH]);
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final CopyContactEncoder copyContact = new CopyContactEncoder();
    private final ContactAnswerEncoder answer = new ContactAnswerEncoder();
    private final ContactDecoder contact = new ContactDecoder();
    private final AssignmentDecoder assignment = new AssignmentDecoder();
    private final long[] askedNs = new long[REMEMBERED];
    private int questionCount;
    private long holderEpoch;
    private long holderHeardNs = NEVER;
    private long versionBase;
    private int versionCount;
    private long silenceDueNs;
    private boolean isAllTold;

    Contacts(final MainHubContext context, final SpokeLink[] spokeOfComputer, final Relay relay) {
        plan = context.plan();
        self = context.computer();
        this.spokeOfComputer = spokeOfComputer;
        this.relay = relay;
        rules = context.roleRules();
        clocks = new ClockPair(context.wallClock(), rules);
        heardNs = new long[plan.computerCount()];
        isSilent = new boolean[plan.computerCount()];
        seen = new long[plan.copyCount()];
        isTold = new boolean[plan.copyCount()];
    }

    /** From now on this start of the hub may speak. What it may have renewed in its former life is waited for. */
    void begin(final long start, final long nowNs) {
        versionBase = start << Integer.SIZE;
        Arrays.fill(heardNs, nowNs);
        silenceDueNs = nowNs + rules.silentAfterNs();
        Arrays.fill(isTold, false);
    }

    /** Takes a record of a spoke that {@link Relay} passes on. */
    void onRecord(final MessageHeaderDecoder header, final DirectBuffer buffer, final int body) {
        if (header.templateId() == AssignmentDecoder.TEMPLATE_ID) {
            assignment.wrap(buffer, body, header.blockLength(), header.version());
            if (assignment.version() > seen[assignment.key()]) {
                seen[assignment.key()] = assignment.version();
                isTold[assignment.key()] = false;
                isAllTold = false;
            }
        }
    }

    /** Takes a record of a spoke for this hub alone; false if it is none. */
    boolean onContact(
            final SpokeLink from,
            final MessageHeaderDecoder header,
            final DirectBuffer buffer,
            final int body,
            final long nowNs) {
        if (header.templateId() != ContactDecoder.TEMPLATE_ID || header.blockLength() < ContactDecoder.BLOCK_LENGTH) {
            return false;
        }
        if (versionBase == 0) {
            return true;
        }
        contact.wrap(buffer, body, header.blockLength(), header.version());
        heardNs[from.computer] = nowNs;
        if (isSilent[from.computer]) {
            isSilent[from.computer] = false;
            tellOf(from.computer);
        }
        clocks.compare(nowNs);
        hearHolder();
        final long question = versionBase | ++questionCount & QUESTION_MASK;
        askedNs[questionCount & REMEMBERED - 1] = nowNs;
        final int number = contact.number();
        final int renews = renews(nowNs);
        from.tell(ContactAnswerEncoder.TEMPLATE_ID, (to, offset) -> {
            answer.wrapAndApplyHeader(to, offset, messageHeader)
                    .number(number)
                    .question(question)
                    .renews((short) renews);
            return MessageHeaderEncoder.ENCODED_LENGTH + ContactAnswerEncoder.BLOCK_LENGTH;
        });
        return true;
    }

    private int renews(final long nowNs) {
        final boolean isHolderThere =
                holderHeardNs >= clocks.togetherSinceNs() && nowNs - holderHeardNs < RoleLease.RENEWS_FOR_NS;
        if (!isHolderThere) {
            return RoleLease.RENEWS_NOT;
        }
        final long askedAtNs = askedNs(contact.question());
        final boolean hasGoneOn = askedAtNs >= clocks.togetherSinceNs() && nowNs - askedAtNs < RoleLease.LEASE_NS;
        return hasGoneOn ? RoleLease.RENEWS_WITHOUT_SILENCE : RoleLease.RENEWS;
    }

    /** When this start of the hub asked a question; {@link #NEVER} if it did not, or long ago. */
    private long askedNs(final long question) {
        final int asked = (int) question;
        final boolean isOfThisStart = question >> Integer.SIZE == versionBase >> Integer.SIZE;
        final int age = questionCount - asked;
        return isOfThisStart && age >= 0 && age < REMEMBERED ? askedNs[asked & REMEMBERED - 1] : NEVER;
    }

    /** The holder of the office was there when it said so: after it had heard a question of this hub, however long the way here took. */
    private void hearHolder() {
        final long askedAtNs = askedNs(contact.question());
        if (contact.officeEpoch() >= holderEpoch && contact.officeEpoch() != 0 && askedAtNs != NEVER) {
            holderEpoch = contact.officeEpoch();
            holderHeardNs = Math.max(holderHeardNs, askedAtNs);
        }
    }

    int doWork(final long nowNs) {
        if (versionBase == 0) {
            return 0;
        }
        if (nowNs >= silenceDueNs) {
            notice(nowNs);
        }
        if (isAllTold) {
            return 0;
        }
        isAllTold = true;
        int work = 0;
        for (int copy = 0; copy < isTold.length; copy++) {
            if (!isTold[copy] && plan.assigner().assigns(copy)) {
                tell(copy);
                work++;
            }
        }
        return work;
    }

    long nextDueNs() {
        return versionBase == 0 ? Long.MAX_VALUE : silenceDueNs;
    }

    private void notice(final long nowNs) {
        silenceDueNs = Long.MAX_VALUE;
        for (int computer = 0; computer < heardNs.length; computer++) {
            if (spokeOfComputer[computer] == null || isSilent[computer]) {
                continue;
            }
            final long silentFromNs = heardNs[computer] + rules.silentAfterNs();
            if (nowNs >= silentFromNs) {
                isSilent[computer] = true;
                tellOf(computer);
            } else {
                silenceDueNs = Math.min(silenceDueNs, silentFromNs);
            }
        }
        if (silenceDueNs == Long.MAX_VALUE) {
            silenceDueNs = nowNs + rules.silentAfterNs();
        }
    }

    private void tellOf(final int computer) {
        for (final int instance : plan.computer(computer).instances()) {
            isTold[plan.instance(instance).copy()] = false;
        }
        isAllTold = false;
    }

    private void tell(final int copy) {
        isTold[copy] = true;
        long silent = 0;
        final int[] instances = plan.copy(copy).instances();
        for (int i = 0; i < instances.length; i++) {
            if (isSilent[plan.instance(instances[i]).computer()]) {
                silent |= 1L << i;
            }
        }
        final int key = AdminRecords.pair(self, copy);
        final long version = versionBase | ++versionCount;
        copyContact
                .wrapAndApplyHeader(record, 0, messageHeader)
                .key(key)
                .version(version)
                .seen(seen[copy])
                .silent(silent);
        relay.onOwnRecord(CopyContactEncoder.TEMPLATE_ID, key, version, record, 0, record.capacity());
    }
}
