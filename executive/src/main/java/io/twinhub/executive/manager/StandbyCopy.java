package io.twinhub.executive.manager;

import io.twinhub.bus.Bus;
import io.twinhub.bus.ConnectionState;
import io.twinhub.bus.MessageConnection;
import io.twinhub.bus.Role;
import io.twinhub.executive.wire.Begun;
import io.twinhub.executive.wire.Ceased;
import io.twinhub.executive.wire.Channel;
import io.twinhub.executive.wire.Confirmed;
import io.twinhub.executive.wire.CopyEnd;
import io.twinhub.executive.wire.EndCopy;
import io.twinhub.executive.wire.Placed;
import io.twinhub.executive.wire.Save;
import io.twinhub.executive.wire.SessionCopy;

/**
 * A manager that is not ACTIVE: it takes a copy from the one that is, then every change. It is held back until it has the first whole copy, or has found nobody ACTIVE for
 * longer than a take-over takes; what it holds then is all that it can go on with.
 */
final class StandbyCopy {
    private static final long FIND_ACTIVE_WITHIN_NS = 6_000_000_000L;
    private static final long TRY_INTERVAL_NS = 50_000_000L;
    private static final long CONFIRM_INTERVAL_NS = 100_000_000L;

    private final Bus bus;
    /** Whether its copy has no other instance. */
    private final boolean isAlone;

    private SessionStore store;
    /** The copy that is on its way; null before it begins and when it is complete. */
    private SessionStore coming;

    private Channel channel;
    private boolean isCopied;
    private boolean isHeldBack;
    private long beginNs = -1;
    private long tryDueNs;
    private long confirmDueNs;
    private long confirmed;

    /** @param store what it holds before. */
    StandbyCopy(final Bus bus, final SessionStore store) {
        this.bus = bus;
        this.store = store;
        isAlone = bus.plan().copy(bus.copy()).instances().length == 1;
        isHeldBack = !isAlone;
        if (isHeldBack) {
            bus.holdBack();
        }
    }

    SessionStore store() {
        return store;
    }

    int doWork(final long now) {
        if (beginNs < 0) {
            beginNs = now;
        }
        if (bus.role() == Role.DOWN) {
            beginNs = now;
        } else if (channel == null && !isAlone && now - tryDueNs >= 0 && bus.role() != Role.ACTIVE) {
            tryDueNs = now + TRY_INTERVAL_NS;
            connect();
        }
        if (isHeldBack && (isCopied || now - beginNs > FIND_ACTIVE_WITHIN_NS && !isConnected())) {
            isHeldBack = false;
            bus.caughtUp();
        }
        if (isCopied && channel != null && (confirmed != store.index() || now - confirmDueNs >= 0)) {
            confirmed = store.index();
            confirmDueNs = now + CONFIRM_INTERVAL_NS;
            channel.send(Confirmed.TYPE, new Confirmed(confirmed));
            return 1;
        }
        return channel == null ? 0 : channel.doWork();
    }

    private boolean isConnected() {
        return channel != null && channel.connection().state() == ConnectionState.OPEN;
    }

    private void connect() {
        final MessageConnection connection = bus.connect(bus.copy());
        coming = new SessionStore();
        isCopied = false;
        channel = new Channel(connection)
                .on(SessionCopy.TYPE, copy -> coming.add(copy))
                .on(EndCopy.TYPE, copy -> coming.add(copy))
                .on(CopyEnd.TYPE, this::onCopyEnd)
                .on(Begun.TYPE, change -> store.begin(change))
                .on(Placed.TYPE, change -> store.place(change))
                .on(Save.TYPE, change -> store.save(change))
                .on(Ceased.TYPE, change -> store.cease(change));
        connection.onClosed(reason -> channel = null);
    }

    private void onCopyEnd(final CopyEnd end) {
        coming.complete(end);
        store = coming;
        coming = null;
        confirmed = -1;
        isCopied = true;
    }

    /** This instance is ACTIVE now, and goes on with what it has. */
    SessionStore takeOver() {
        if (channel != null) {
            channel.connection().close();
            channel = null;
        }
        return store;
    }
}
