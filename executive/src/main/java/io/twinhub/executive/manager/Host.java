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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The executive of a program, as an ACTIVE manager sees it over its connection: who it is, what it serves, which sessions it holds. */
final class Host {
    private final Channel channel;
    private final String copy;
    private final String computer;
    private final String place;
    private final Set<String> types = new HashSet<>();
    private final List<Claim> claims = new ArrayList<>();
    private long life;
    private int claimCount;
    private long claimedCount;
    private long heardCount;
    private long heardNs;
    private boolean isLeaving;

    /** What a manager does with what an executive says. */
    interface Listener {
        /** It has said which sessions it holds. */
        void onReady(Host host, List<Claim> claims);

        void onBegin(Host host, Begin message);

        void onSave(Host host, Save message);

        void onFailure(Host host, Failure message);

        /** It serves nothing new, and its sessions shall go to others; or it serves again. */
        void onLeaving(Host host);

        /** Its connection is closed; at once for dead, if its localHub says that the program is gone. */
        void onGone(Host host, boolean isDead);

        /** It said what no executive says, and its connection is closed. */
        void onWrong(Host host, String text);
    }

    Host(final MessageConnection connection, final Listener listener, final long nowNs) {
        heardNs = nowNs;
        copy = connection.peer();
        computer = connection.peerComputer();
        place = place(connection);
        channel = new Channel(connection)
                .on(Greeting.TYPE, message -> onGreeting(message, listener))
                .on(Claim.TYPE, message -> onClaim(message, listener))
                .on(Begin.TYPE, whenReady(message -> listener.onBegin(this, message)))
                .on(Save.TYPE, whenReady(message -> listener.onSave(this, message)))
                .on(Failure.TYPE, whenReady(message -> listener.onFailure(this, message)))
                .on(Beat.TYPE, message -> {})
                .on(Leaving.TYPE, whenReady(message -> {
                    isLeaving = message.leaving();
                    listener.onLeaving(this);
                }))
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
        claims.add(message);
        tellWhenReady(listener);
    }

    private void tellWhenReady(final Listener listener) {
        if (claims.size() == claimCount) {
            claimCount = -1;
            listener.onReady(this, List.copyOf(claims));
            claims.clear();
        }
    }

    static String place(final MessageConnection connection) {
        return connection.peer() + "@" + connection.peerComputer();
    }

    /** Whether nothing was heard of it for longer than a live one is silent. */
    boolean isSilent(final long nowNs, final boolean stoodStill) {
        if (stoodStill || heardCount != channel.heardCount()) {
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

    /** Of the types that it says it serves, others are forgotten. */
    void serveOnly(final Predicate<String> permitted) {
        types.removeIf(permitted.negate());
    }

    /** The program copy and its computer: two lives at one place are one after the other. */
    String place() {
        return place;
    }

    boolean isLeaving() {
        return isLeaving;
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
