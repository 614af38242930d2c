package io.twinhub.executive.manager;

import io.twinhub.bus.MessageConnection;
import io.twinhub.executive.wire.Channel;
import io.twinhub.executive.wire.Confirmed;
import io.twinhub.executive.wire.CopyEnd;
import io.twinhub.executive.wire.EndCopy;
import io.twinhub.executive.wire.SessionCopy;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.SerialCodec;
import java.util.ArrayList;
import java.util.List;

/** The standbys of an ACTIVE manager: each gets a copy of everything, then every change, and says how far it is. */
final class Mirror {
    /** A standby that confirms nothing for so long is given up; it asks for a new copy. */
    private static final long SILENT_AFTER_NS = 1_000_000_000L;

    private final SessionStore store;
    private final List<Standby> standbys = new ArrayList<>();
    private long nowNs;

    private final class Standby {
        private final Channel channel;
        private final long copiedIndex = store.index();
        private long confirmed = -1;
        private long heardNs = nowNs;

        private Standby(final MessageConnection connection) {
            channel = new Channel(connection).on(Confirmed.TYPE, this::onConfirmed);
        }

        private void onConfirmed(final Confirmed message) {
            confirmed = Math.max(confirmed, message.index());
            heardNs = nowNs;
        }

        private boolean isInSync() {
            return confirmed >= copiedIndex;
        }
    }

    Mirror(final SessionStore store) {
        this.store = store;
    }

    /** An instance that stands by has connected. */
    void add(final MessageConnection connection) {
        final Standby standby = new Standby(connection);
        standbys.add(standby);
        connection.onClosed(reason -> standbys.remove(standby));
        store.copyTo(
                session -> standby.channel.send(SessionCopy.TYPE, session),
                end -> standby.channel.send(EndCopy.TYPE, end));
        standby.channel.send(CopyEnd.TYPE, store.copyEnd());
    }

    /** Tells all of a change. */
    <T> void tell(final DataClass<T> type, final T change) {
        if (!standbys.isEmpty()) {
            final byte[] bytes = SerialCodec.of(type).encode(change);
            List.copyOf(standbys).forEach(standby -> standby.channel.send(bytes));
        }
    }

    int doWork(final long now) {
        nowNs = now;
        int work = 0;
        for (final Standby standby : List.copyOf(standbys)) {
            work += standby.channel.doWork();
            if (standby.confirmed < store.index() && now - standby.heardNs > SILENT_AFTER_NS && standby.isInSync()) {
                standby.channel.connection().close();
            }
        }
        return work;
    }

    /** Whether a standby has everything up to some change, and the next ones are on their way. */
    boolean isInSync() {
        return standbys.stream().anyMatch(Standby::isInSync);
    }

    /** How many changes every standby has that is in sync. */
    long confirmedIndex() {
        return standbys.stream()
                .filter(Standby::isInSync)
                .mapToLong(standby -> standby.confirmed)
                .min()
                .orElse(-1);
    }
}
