package io.twinhub.executive.manager;

import io.twinhub.bus.MessageConnection;
import io.twinhub.executive.wire.Channel;
import io.twinhub.executive.wire.Confirmed;
import io.twinhub.executive.wire.CopyEnd;
import io.twinhub.executive.wire.CopyWanted;
import io.twinhub.executive.wire.EndCopy;
import io.twinhub.executive.wire.SessionCopy;
import io.twinhub.executive.wire.Standing;
import io.twinhub.metadata.DataClass;

/** An instance of the managers' copy that stands by, as the ACTIVE one sees it over its connection. */
final class Standby {
    private final Channel channel;
    private final String computer;
    /** How far what it holds has come, as it said first; null before. */
    private Standing standing;

    private Confirmed confirmed = new Confirmed(-1, -1, false, 0);
    /** How far the copy was that it got; and how far the manager went on without it. */
    private long copiedIndex = Long.MAX_VALUE;

    private long neededIndex;
    /** A copy that it was asked for, and whether that is whole. */
    private SessionStore coming;

    private boolean isWhole;
    private long heardNs;
    private long answeredNs;

    Standby(final MessageConnection connection, final Mirror mirror) {
        computer = connection.peerComputer();
        channel = new Channel(connection)
                .on(Standing.TYPE, message -> {
                    standing = message;
                    mirror.onStanding(this);
                })
                .on(Confirmed.TYPE, message -> {
                    confirmed = message;
                    mirror.onConfirmed(this);
                })
                .on(SessionCopy.TYPE, copy -> coming.add(copy))
                .on(EndCopy.TYPE, copy -> coming.add(copy))
                .on(CopyEnd.TYPE, end -> {
                    coming.complete(end);
                    isWhole = true;
                });
    }

    Channel channel() {
        return channel;
    }

    String computer() {
        return computer;
    }

    Standing standing() {
        return standing;
    }

    Confirmed confirmed() {
        return confirmed;
    }

    /** Asks for what it holds, once. */
    void ask(final long term, final SessionStore into) {
        if (coming == null) {
            coming = into;
            channel.send(CopyWanted.TYPE, new CopyWanted(term));
        }
    }

    /** What it was asked for; null before that is whole. */
    SessionStore copy() {
        return isWhole ? coming : null;
    }

    boolean isSending() {
        return coming != null && !isWhole;
    }

    /** Gives it a copy of everything; changes follow. */
    void copyFrom(final SessionStore store) {
        copiedIndex = store.index();
        channel.makeRoom(store.size(), store.footprint().bytes());
        store.copyTo(session -> channel.send(SessionCopy.TYPE, session), end -> channel.send(EndCopy.TYPE, end));
        channel.send(CopyEnd.TYPE, store.copyEnd());
    }

    /** Whether a copy was sent, so that changes follow. */
    boolean isCopied() {
        return copiedIndex != Long.MAX_VALUE;
    }

    <T> void send(final DataClass<T> type, final T message) {
        channel.send(type, message);
    }

    /** Whether it has the copy that it got, and takes what follows. */
    boolean follows(final boolean needsDisk) {
        return has(copiedIndex, needsDisk) && !(needsDisk && confirmed.diskFailed());
    }

    /** Whether it has everything that has left the manager, and takes what follows. */
    boolean isInSync(final boolean needsDisk) {
        return follows(needsDisk) && has(neededIndex, needsDisk);
    }

    private boolean has(final long index, final boolean needsDisk) {
        return (needsDisk ? confirmed.durable() : confirmed.index()) >= index;
    }

    /** The manager went on without it up to here. */
    void needs(final long index) {
        neededIndex = index;
    }

    void heard(final long nowNs) {
        heardNs = nowNs;
    }

    boolean isSilent(final long nowNs, final long afterNs) {
        return nowNs - heardNs > afterNs;
    }

    /** Whether an answer is due; the next one is later. */
    boolean answers(final long nowNs, final long intervalNs) {
        final boolean isDue = nowNs - answeredNs >= intervalNs;
        answeredNs = isDue ? nowNs : answeredNs;
        return isDue;
    }
}
