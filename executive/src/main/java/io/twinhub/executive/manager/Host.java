package io.twinhub.executive.manager;

import io.twinhub.bus.ClosedReason;
import io.twinhub.bus.ConnectionState;
import io.twinhub.bus.MessageConnection;
import io.twinhub.executive.SessionLimits;
import io.twinhub.executive.wire.Beat;
import io.twinhub.executive.wire.Begin;
import io.twinhub.executive.wire.Channel;
import io.twinhub.executive.wire.Claim;
import io.twinhub.executive.wire.Failure;
import io.twinhub.executive.wire.Greeting;
import io.twinhub.executive.wire.Leaving;
import io.twinhub.executive.wire.Save;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The executive of a program, as an ACTIVE manager sees it over its connection: who it is, what it serves, which sessions it holds. */
final class Host {
    /** So much of one executive waits in the manager; what others say waits behind it, at a standby or a disk. */
    private static final long OWED_BYTES_MAX = 1024L * 1024;

    private final Channel channel;
    private final String copy;
    private final String computer;
    private final String place;
    private final Set<String> types = new HashSet<>();
    private final Map<Long, Claim> claims = new LinkedHashMap<>();
    private long life;
    private int claimCount;
    private long claimedCount;
    private int unknownCount;
    private long heardCount;
    private long heardNs;
    private boolean isLeaving;
    private boolean wasLeaving;
    private long leavingDueNs;
    /** Bytes of what it said and what that made the manager say to executives, as far as it waits for a standby. */
    private long owedBytes;

    /** What a manager does with what an executive says. */
    interface Listener {
        /** Whether it holds a session that it claims, once it is ready; if not, it is told. */
        boolean isHeld(Host host, Claim claim);

        /** It has said which sessions it holds. */
        void onReady(Host host, Collection<Claim> claims);

        void onBegin(Host host, Begin message);

        void onSave(Host host, Save message);

        void onFailure(Host host, Failure message);

        /** Its connection is closed; at once for dead, if its localHub says that the program is gone. */
        void onGone(Host host, boolean isDead);

        /** It said what no executive says, and its connection is closed. */
        void onWrong(Host host, String text);
    }

    Host(final MessageConnection connection, final Listener listener, final long nowNs) {
        heardNs = nowNs;
        leavingDueNs = nowNs;
        copy = connection.peer();
        computer = connection.peerComputer();
        place = place(connection);
        channel = new Channel(connection)
                .hearByItself()
                .on(Greeting.TYPE, message -> onGreeting(message, listener))
                .on(Claim.TYPE, message -> onClaim(message, listener))
                .on(Begin.TYPE, whenReady(message -> listener.onBegin(this, message)))
                .on(Save.TYPE, whenReady(message -> listener.onSave(this, message)))
                .on(Failure.TYPE, whenReady(message -> listener.onFailure(this, message)))
                .on(Beat.TYPE, message -> {})
                .on(Leaving.TYPE, whenReady(message -> isLeaving = message.leaving()))
                .onWrong(text -> listener.onWrong(this, text));
        connection
                .onClosed(reason -> listener.onGone(this, reason == ClosedReason.PEER_GONE))
                .onEnd(connection::closeOutput);
    }

    /** Who has not said who it is holds nothing, as sessions do that wait for a server: it must not be taken for their holder. */
    private <T> Consumer<T> whenReady(final Consumer<T> handler) {
        return message -> {
            if (claimCount < 0) {
                handler.accept(message);
            } else {
                channel.breakOff("it has not said yet who it is and what it holds");
            }
        };
    }

    private void onGreeting(final Greeting message, final Listener listener) {
        if (life != 0 || message.life() == 0 || message.claims() < 0) {
            channel.breakOff("it greets twice, or without a life");
            return;
        }
        life = message.life();
        types.addAll(message.types());
        claimCount = message.claims();
        tellWhenReady(listener);
    }

    private void onClaim(final Claim message, final Listener listener) {
        claimedCount += 1 + message.received().size();
        if (life == 0 || claimCount < 0 || claimedCount > SessionLimits.CLAIMED_COUNT_MAX) {
            channel.breakOff("it claims sessions before or after its greeting, or too many");
            return;
        }
        if (claims.containsKey(message.of().session())) {
            channel.breakOff("it claims a session twice");
            return;
        }
        if (listener.isHeld(this, message)) {
            claims.put(message.of().session(), message);
        } else {
            claimCount--;
        }
        tellWhenReady(listener);
    }

    private void tellWhenReady(final Listener listener) {
        if (claims.size() == claimCount && !channel.isBroken()) {
            claimCount = -1;
            listener.onReady(this, claims.values());
            claims.clear();
        }
    }

    static String place(final MessageConnection connection) {
        return connection.peer() + "@" + connection.peerComputer();
    }

    /** Whether nothing was heard of it for longer than a live one is silent. */
    boolean isSilent(final long nowNs, final boolean stoodStill) {
        final boolean isHeld = owedBytes >= OWED_BYTES_MAX; // then its beats may have no room
        if (stoodStill || isHeld || heardCount != channel.heardCount()) {
            heardCount = channel.heardCount();
            heardNs = nowNs;
        }
        return nowNs - heardNs > SessionLimits.DEAD_AFTER_NS;
    }

    Channel channel() {
        return channel;
    }

    /** Its program copy. */
    String copy() {
        return copy;
    }

    /** The computer on which it runs. */
    String computer() {
        return computer;
    }

    /** Of the types that it says it serves, others are forgotten; returns one of those. */
    Optional<String> serveOnly(final Predicate<String> permitted) {
        final Optional<String> other = types.stream().filter(permitted.negate()).findFirst();
        types.removeIf(permitted.negate());
        return other;
    }

    /** The program copy and its computer: two lives at one place are one after the other. */
    String place() {
        return place;
    }

    /** It claims a session that was begun and of which the manager has nothing. */
    void holdsUnknown() {
        unknownCount++;
    }

    int unknownCount() {
        return unknownCount;
    }

    boolean isLeaving() {
        return isLeaving;
    }

    /** Whether something has to be done because it leaves, or serves again: at once, but not again before the next beat is due. */
    boolean takeLeavingNews(final long nowNs) {
        final boolean isNews = isLeaving != wasLeaving && nowNs - leavingDueNs >= 0;
        if (isNews) {
            wasLeaving = isLeaving;
            leavingDueNs = nowNs + SessionLimits.BEAT_NS;
        }
        return isNews;
    }

    /** What it says next has to wait: what it said before is not out of the manager, or it does not take what the manager says. */
    boolean hasToWait() {
        return owedBytes + channel.waitingBytes() >= OWED_BYTES_MAX;
    }

    void owe(final long bytes) {
        owedBytes += bytes;
    }

    /** 0 before it has said it. */
    long life() {
        return life;
    }

    boolean isReady() {
        return claimCount < 0 && channel.connection().state() == ConnectionState.OPEN;
    }

    boolean serves(final String type) {
        return !isLeaving && types.contains(type);
    }
}
