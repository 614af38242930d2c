package io.twinhub.bus;

/**
 * The few decisions on which exactly-once message connections rest, each in one place. Tests replace one at a time by a weaker rule and
 * see the harm that follows; nothing else ever should.
 */
public class ConnectionRules {
    /** The rules as they are. */
    public static final ConnectionRules STANDARD = new ConnectionRules();

    protected ConnectionRules() {}

    /** Whether bytes that begin here follow directly on, or overlap, what was taken so far. */
    public boolean continues(final long position, final long taken) {
        return position <= taken;
    }

    /** Whether what the peer has not consumed is sent again. */
    public boolean resends() {
        return true;
    }

    /** Whether a segment with these epochs of its two ends belongs to the connection with those. */
    public boolean belongs(
            final long senderEpoch, final long receiverEpoch, final long peerEpoch, final long ownEpoch) {
        return senderEpoch == peerEpoch && receiverEpoch == ownEpoch;
    }

    /** What a receiver that consumed up to a position tells its peer, having told another position before. */
    public long toTell(final long consumed, final long toldBefore) {
        return consumed;
    }

    /** How far a peer has consumed that tells so, of whom another position is known. */
    public long heard(final long told, final long known) {
        return Math.max(told, known);
    }
}
