package io.twinhub.executive.manager;

import io.twinhub.bus.MessageConnection;
import io.twinhub.executive.SessionLimits;
import io.twinhub.executive.wire.Beat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Which lives of programs hold sessions, over which connection each is heard, and which are over. */
final class Lives {
    /** A manager that stood still for so long has heard of nobody, and says of nobody that he is dead. */
    private static final long STOOD_STILL_NS = SessionLimits.DEAD_AFTER_NS / 4;

    /** Connections of executives, those that have not said yet who they are among them. */
    private final List<Host> connected = new ArrayList<>();

    private final Map<Long, Host> hosts = new LinkedHashMap<>();
    /** Lives that are not connected, with the time until which they may return. */
    private final Map<Long, Long> awaited = new LinkedHashMap<>();

    /** Places that are not heard, with the time until which. */
    private final Map<String, Long> barred = new HashMap<>();

    private long lookedNs;
    private long beatDueNs;

    /** @param returnUntilNs until then those return that hold sessions. */
    Lives(final Collection<StoredSession> sessions, final long nowNs, final long returnUntilNs) {
        beatDueNs = nowNs;
        sessions.stream().filter(session -> session.life != 0).forEach(each -> awaited.put(each.life, returnUntilNs));
    }

    void onConnection(final Host host) {
        connected.add(host);
    }

    /** A host has said who it is; returns the lives that are over with that: those before it at the same place. */
    List<Long> onReady(final Host host) {
        awaited.remove(host.life());
        hosts.put(host.life(), host);
        final List<Long> former = hosts.values().stream()
                .filter(other -> other != host && other.place().equals(host.place()))
                .map(Host::life)
                .toList();
        former.forEach(hosts::remove);
        return former;
    }

    /** Its connection is over; until then it may return. */
    void onGone(final Host host, final long returnUntilNs) {
        connected.remove(host);
        if (hosts.remove(host.life(), host)) {
            awaited.put(host.life(), returnUntilNs);
        }
    }

    /** What is at this place said what no executive says: until then it is not heard again, so that it costs no more than a line of the log each time. */
    void bar(final String place, final long untilNs) {
        barred.put(place, untilNs);
    }

    boolean isBarred(final MessageConnection connection, final long nowNs) {
        final Long untilNs = barred.get(Host.place(connection));
        return untilNs != null && nowNs - untilNs < 0;
    }

    /** Says something to each, now and then: who is dead does not answer, but the localHub of a dead program does, for it. */
    void beat(final long nowNs) {
        if (nowNs - beatDueNs >= 0) {
            beatDueNs = nowNs + SessionLimits.BEAT_NS;
            final Beat beat = new Beat(nowNs);
            List.copyOf(hosts.values()).forEach(host -> host.channel().send(Beat.TYPE, beat));
        }
    }

    /** The lives of which nothing was heard for too long; each is said once. */
    List<Long> dead(final long nowNs) {
        final boolean stoodStill = nowNs - lookedNs > STOOD_STILL_NS;
        lookedNs = nowNs;
        final List<Long> dead = new ArrayList<>();
        for (final Host host : List.copyOf(connected)) {
            if (host.isSilent(nowNs, stoodStill)) {
                connected.remove(host);
                if (hosts.remove(host.life(), host)) {
                    dead.add(host.life());
                }
                host.channel().connection().close();
            }
        }
        awaited.entrySet().removeIf(entry -> {
            if (stoodStill) {
                entry.setValue(Math.max(entry.getValue(), nowNs + SessionLimits.DEAD_AFTER_NS));
            }
            final boolean isOver = nowNs - entry.getValue() >= 0;
            if (isOver) {
                dead.add(entry.getKey());
            }
            return isOver;
        });
        return dead;
    }

    /** Whether a life that held a session is over. */
    boolean isOver(final long life) {
        return life != 0 && !hosts.containsKey(life) && !awaited.containsKey(life);
    }

    /** The host of a life; null if it is not connected. */
    Host host(final long life) {
        return hosts.get(life);
    }

    /** Where a life is; empty if it is not connected. */
    String place(final long life) {
        final Host host = hosts.get(life);
        return host == null ? "" : host.place();
    }

    Collection<Host> hosts() {
        return hosts.values();
    }

    /** Hears each in turn, then says to it what waits for it; returns how much was done. */
    int doWork(final ToIntFunction<Host> hearing) {
        int work = 0;
        for (final Host host : List.copyOf(connected)) {
            work += hearing.applyAsInt(host) + host.channel().doWork();
        }
        return work;
    }
}
