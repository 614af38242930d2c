package io.twinhub.executive.manager;

import io.twinhub.bus.MessageConnection;
import io.twinhub.executive.SessionLimits;
import io.twinhub.executive.wire.Heard;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.SerialCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** The standbys of an ACTIVE manager: each says what it holds, gets a copy of everything, then every change, and says how far it is. */
final class Mirror {
    /** A standby that confirms nothing for so long is given up; it asks for a new copy. */
    private static final long SILENT_AFTER_NS = 1_000_000_000L;

    private static final long ANSWER_INTERVAL_NS = 100_000_000L;

    private final boolean needsDisk;
    private final List<Standby> standbys = new ArrayList<>();
    /** Until when an instance relies on having everything, by its computer, by this one's clock. */
    private final Map<String, Long> relying = new HashMap<>();

    /** Null before this manager acts. */
    private SessionStore store;

    private long nowNs;

    /** @param needsDisk whether a standby counts only with what is on its disk. */
    Mirror(final boolean needsDisk, final long nowNs) {
        this.needsDisk = needsDisk;
        this.nowNs = nowNs;
    }

    /** An instance that stands by has connected. */
    void add(final MessageConnection connection) {
        final Standby standby = new Standby(connection, this);
        standby.heard(nowNs);
        standbys.add(standby);
        connection.onClosed(reason -> standbys.remove(standby));
    }

    List<Standby> standbys() {
        return standbys;
    }

    /** This manager acts: those that stand by get a copy. */
    void begin(final SessionStore of) {
        store = of;
        standbys.stream().filter(standby -> standby.standing() != null).forEach(standby -> standby.copyFrom(of));
    }

    /** An instance has said what it holds: from then on it relies on nothing that it had. */
    void onStanding(final Standby standby) {
        relying.remove(standby.computer());
        if (store != null) {
            standby.copyFrom(store);
        }
    }

    void onConfirmed(final Standby standby) {
        standby.heard(nowNs);
        if (standby.isInSync(needsDisk) && !isMissed() && standby.answers(nowNs, ANSWER_INTERVAL_NS)) {
            relying.put(standby.computer(), nowNs + SessionLimits.RELIES_NS / 5 * 6);
            standby.send(Heard.TYPE, new Heard(standby.confirmed().number()));
        }
    }

    /** Another instance may rely on what it has from a former manager. */
    void mayRely(final String computer) {
        relying.put(computer, nowNs + SessionLimits.RELIES_NS / 5 * 6);
    }

    /** Tells all of a change. */
    <T> void tell(final DataClass<T> type, final T change) {
        tell(() -> SerialCodec.of(type).encode(change));
    }

    /** Tells all of a change that a message of this host is, as it came. */
    void tellHeardOf(final Host host) {
        tell(host.channel()::heard);
    }

    private void tell(final Supplier<byte[]> change) {
        byte[] bytes = null;
        for (final Standby standby : List.copyOf(standbys)) {
            if (standby.isCopied()) {
                bytes = bytes == null ? change.get() : bytes;
                standby.channel().send(bytes);
            }
        }
    }

    int doWork(final long now) {
        nowNs = now;
        int work = 0;
        for (final Standby standby : List.copyOf(standbys)) {
            work += standby.channel().doWork();
            if (standby.follows(needsDisk)
                    && standby.confirmed().index() < store.index()
                    && standby.isSilent(now, SILENT_AFTER_NS)) {
                standby.channel().connection().close();
            }
        }
        return work;
    }

    /** Whether a standby has everything up to some change, and the next ones are on their way. */
    boolean isInSync() {
        return standbys.stream().anyMatch(standby -> standby.isInSync(needsDisk));
    }

    /**
     * Whether an instance relies on having everything and is not in sync: it was given up a moment ago, or follows a former manager. It would lack what leaves now, and act without it. Nobody
     * else is told to rely meanwhile, since it may act before.
     */
    boolean isMissed() {
        relying.values().removeIf(untilNs -> nowNs - untilNs > 0);
        for (final String computer : relying.keySet()) {
            if (standbys.stream()
                    .noneMatch(standby -> standby.computer().equals(computer) && standby.isInSync(needsDisk))) {
                return true;
            }
        }
        return false;
    }

    /** Whether no instance relies any more on having everything, nor is about to have it, so that this manager may go on without one. */
    boolean isAlone() {
        relying.values().removeIf(untilNs -> nowNs - untilNs > 0);
        return relying.isEmpty() && standbys.stream().noneMatch(standby -> standby.follows(needsDisk));
    }

    /** This manager goes on alone up to here: who has less does not count. */
    void goOnAlone(final long index) {
        standbys.forEach(standby -> standby.needs(index));
    }

    /** How many changes every standby has that is in sync. */
    long confirmedIndex() {
        return least(standby -> standby.confirmed().index());
    }

    /** How many changes every standby has on disk that is in sync. */
    long durableIndex() {
        return least(standby -> standby.confirmed().durable());
    }

    private long least(final ToLongFunction<Standby> index) {
        return standbys.stream()
                .filter(standby -> standby.isInSync(needsDisk))
                .mapToLong(index)
                .min()
                .orElse(-1);
    }
}
