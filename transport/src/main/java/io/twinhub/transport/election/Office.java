package io.twinhub.transport.election;

import io.twinhub.transport.EpochStore;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.OfficeRequestDecoder;
import io.twinhub.transport.codec.OfficeRequestEncoder;
import io.twinhub.transport.codec.OfficeVoteDecoder;
import io.twinhub.transport.codec.OfficeVoteEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One computer's part in the election of one office: its vote, if it has one, and its candidature. What it has to say are records, which hubs pass
 * on to whom they concern; to itself it speaks directly.
 *
 * <p>Used by one thread; reads no clock.
 */
public final class Office {
    /** Takes a record to be passed on. */
    @FunctionalInterface
    public interface Port {
        void onRecord(int template, int key, long version, DirectBuffer buffer, int offset, int length);
    }

    /** The office of the assigner. */
    public static final int ASSIGNER = 0;

    private static final int NOT_LAST = -2;
    private static final int LIFE_MASK = (1 << Epochs.COUNTER_BITS) - 1;
    private static final int NUMBER_MASK = 0xFFFF;

    private final int id;
    private final int self;
    private final int[] voters;
    private final Port port;
    /** Null if this computer has no vote. */
    private final Voter voter;
    /** Null if this computer is no candidate. */
    private final Candidate candidate;

    private final Grants grants;
    private final int candidateNumber;
    private final long versionBase;
    private final UnsafeBuffer record = new UnsafeBuffer(
            new byte
                    [MessageHeaderEncoder.ENCODED_LENGTH
                            + Math.max(OfficeRequestEncoder.BLOCK_LENGTH, OfficeVoteEncoder.BLOCK_LENGTH)]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OfficeRequestEncoder request = new OfficeRequestEncoder();
    private final OfficeVoteEncoder vote = new OfficeVoteEncoder();
    private final OfficeRequestDecoder heardRequest = new OfficeRequestDecoder();
    private final OfficeVoteDecoder heardVote = new OfficeVoteDecoder();
    private int versionCount;
    private boolean isVoteDue = true;

    /**
     * @param id number of the office.
     * @param self this computer.
     * @param voters computers, the same everywhere.
     * @param candidates computers in the order in which they ask, the same everywhere; at most 256.
     * @param life a number that grows with each start of this process and is stored.
     * @param ballots keeps what this computer granted of this office.
     * @param port takes what this computer has to say.
     */
    public Office(
            final int id,
            final int self,
            final int[] voters,
            final int[] candidates,
            final ElectionTiming timing,
            final ElectionRules rules,
            final long life,
            final EpochStore ballots,
            final Port port,
            final long nowNs) {
        this.id = id;
        this.self = self;
        this.voters = voters;
        this.port = port;
        candidateNumber = indexOf(candidates, self);
        voter = indexOf(voters, self) < 0 ? null : new Voter(timing, rules, voters.length, ballots, nowNs);
        candidate = candidateNumber < 0
                ? null
                : new Candidate(timing, rules, candidateNumber, (int) (life & LIFE_MASK), voters.length, nowNs);
        grants = new Grants(voters.length, timing.leaseNs());
        versionBase = life << Integer.SIZE;
    }

    /** Takes a record of this or another office; a malformed one is nobody's. */
    public void onRecord(final MessageHeaderDecoder of, final DirectBuffer buffer, final int body, final long nowNs) {
        if (of.templateId() == OfficeRequestDecoder.TEMPLATE_ID
                && of.blockLength() >= OfficeRequestDecoder.BLOCK_LENGTH) {
            heardRequest.wrap(buffer, body, of.blockLength(), of.version());
            if (office(heardRequest.key()) == id && number(heardRequest.key()) != candidateNumber) {
                onRequest(nowNs);
            }
        } else if (of.templateId() == OfficeVoteDecoder.TEMPLATE_ID
                && of.blockLength() >= OfficeVoteDecoder.BLOCK_LENGTH) {
            heardVote.wrap(buffer, body, of.blockLength(), of.version());
            final int from = indexOf(voters, number(heardVote.key()));
            if (office(heardVote.key()) == id && from >= 0 && voters[from] != self) {
                onVote(from, heardVote.epoch(), heardVote.life(), heardVote.number(), nowNs);
            }
        }
    }

    /** Whether this computer can do what the office is for. */
    public void wanted(final boolean isWanted, final long nowNs) {
        if (candidate != null && candidate.wanted(isWanted, nowNs)) {
            tellRequest(nowNs);
        }
    }

    /** Gives the office up in favour of another candidate, by its place in the list of candidates; false if it is not held. */
    public boolean handOver(final int to, final long nowNs) {
        if (candidate == null || !candidate.handOver(to, nowNs)) {
            return false;
        }
        tellRequest(nowNs);
        return true;
    }

    public int doWork(final long nowNs) {
        int work = 0;
        if (candidate != null && candidate.doWork(nowNs)) {
            tellRequest(nowNs);
            work++;
        }
        if (voter != null && (voter.doWork(nowNs) || isVoteDue && voter.isShown())) {
            tellVote(nowNs);
            work++;
        }
        return work;
    }

    /** The earliest time at which {@link #doWork} has something to do. */
    public long nextDueNs(final long nowNs, final long storePollNs) {
        final long voterDueNs = voter == null ? Long.MAX_VALUE : voter.nextDueNs(nowNs, storePollNs);
        return candidate == null ? voterDueNs : Math.min(voterDueNs, candidate.nextDueNs());
    }

    /** Whether this computer holds the office at this time. */
    public boolean holds(final long nowNs) {
        return candidate != null && candidate.holds(nowNs);
    }

    /** The epoch under which it is held. */
    public long epoch() {
        return candidate.epoch();
    }

    /** The epoch of who holds it, here or elsewhere, as far as voters say; 0 if they do not. */
    public long electedEpoch(final long nowNs) {
        return holds(nowNs) ? epoch() : grants.elected(nowNs);
    }

    /** Which office a record's key belongs to. */
    public static int office(final int key) {
        return key >> Short.SIZE;
    }

    private static int number(final int key) {
        return key & NUMBER_MASK;
    }

    private int key(final int number) {
        return id << Short.SIZE | number;
    }

    private void onRequest(final long nowNs) {
        final boolean isLast = heardRequest.successor() != NOT_LAST;
        if (Epochs.candidate(heardRequest.epoch()) != number(heardRequest.key())) {
            return;
        }
        if (candidate != null && isLast) {
            candidate.onHandOver(heardRequest.successor(), heardRequest.epoch(), nowNs);
        }
        ask(heardRequest.epoch(), heardRequest.life(), heardRequest.number(), isLast, nowNs);
    }

    private void ask(final long epoch, final int life, final int number, final boolean isLast, final long nowNs) {
        if (voter != null && voter.onRequest(epoch, life, number, isLast, nowNs)) {
            tellVote(nowNs);
        }
    }

    private void onVote(final int from, final long epoch, final int life, final int number, final long nowNs) {
        grants.onVote(from, epoch, number, nowNs);
        if (candidate != null) {
            candidate.onVote(from, epoch, life, number, nowNs);
        }
        if (voter != null && voter.onOtherVote(from, epoch)) {
            isVoteDue = true;
        }
    }

    private void tellRequest(final long nowNs) {
        final long version = versionBase | ++versionCount;
        request.wrapAndApplyHeader(record, 0, header)
                .key(key(candidateNumber))
                .version(version)
                .epoch(candidate.epoch())
                .life(candidate.life())
                .number(candidate.number())
                .successor((short) (candidate.isLast() ? candidate.successor() : NOT_LAST));
        port.onRecord(
                OfficeRequestEncoder.TEMPLATE_ID,
                key(candidateNumber),
                version,
                record,
                0,
                MessageHeaderEncoder.ENCODED_LENGTH + OfficeRequestEncoder.BLOCK_LENGTH);
        ask(candidate.epoch(), candidate.life(), candidate.number(), candidate.isLast(), nowNs);
    }

    private void tellVote(final long nowNs) {
        isVoteDue = false;
        final long version = versionBase | ++versionCount;
        vote.wrapAndApplyHeader(record, 0, header)
                .key(key(self))
                .version(version)
                .epoch(voter.epoch())
                .life(voter.life())
                .number(voter.number())
                .asks((short) (voter.remembers() ? 0 : 1));
        port.onRecord(
                OfficeVoteEncoder.TEMPLATE_ID,
                key(self),
                version,
                record,
                0,
                MessageHeaderEncoder.ENCODED_LENGTH + OfficeVoteEncoder.BLOCK_LENGTH);
        grants.onVote(indexOf(voters, self), voter.epoch(), voter.number(), nowNs);
        if (candidate != null) {
            candidate.onVote(indexOf(voters, self), voter.epoch(), voter.life(), voter.number(), nowNs);
        }
    }

    private static int indexOf(final int[] computers, final int computer) {
        for (int i = 0; i < computers.length; i++) {
            if (computers[i] == computer) {
                return i;
            }
        }
        return -1;
    }
}
