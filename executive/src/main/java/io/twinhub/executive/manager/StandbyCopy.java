package io.twinhub.executive.manager;

import io.twinhub.bus.Bus;
import io.twinhub.bus.ConnectionState;
import io.twinhub.bus.MessageConnection;
import io.twinhub.bus.Role;
import io.twinhub.executive.SessionLimits;
import io.twinhub.executive.wire.Begun;
import io.twinhub.executive.wire.Ceased;
import io.twinhub.executive.wire.Channel;
import io.twinhub.executive.wire.Confirmed;
import io.twinhub.executive.wire.CopyEnd;
import io.twinhub.executive.wire.CopyWanted;
import io.twinhub.executive.wire.EndCopy;
import io.twinhub.executive.wire.Heard;
import io.twinhub.executive.wire.Placed;
import io.twinhub.executive.wire.Resumed;
import io.twinhub.executive.wire.Save;
import io.twinhub.executive.wire.SessionCopy;
import io.twinhub.executive.wire.Standing;
import io.twinhub.executive.wire.TermBegun;

/**
 * A manager that is not ACTIVE: it says what it holds to the one that is, takes a copy, then every change. It is held back until it has the first whole copy, or has found
 * nobody ACTIVE for a while.
 */
final class StandbyCopy {
    private static final long FIND_ACTIVE_WITHIN_NS = 2_000_000_000L;
    private static final long TRY_INTERVAL_NS = 50_000_000L;
    private static final long CONFIRM_INTERVAL_NS = 100_000_000L;

    private final Bus bus;
    private final Durable durable;
    /** Whether its copy has no other instance. */
    private final boolean isSingle;
    /** The copy that is on its way; null before it begins and when it is complete. */
    private SessionStore coming;
    /** The computer of the ACTIVE manager that this one followed last; null for none. */
    private String followed;

    private Channel channel;
    private boolean isCopied;
    private boolean isHeldBack;
    private long nowNs;
    private long beginNs = -1;
    private long tryDueNs;
    private long confirmDueNs;
    private long confirmed = -1;
    private long confirmedDurable = -1;
    /** Until then the ACTIVE manager goes on without this one in no case. */
    private long reliesUntilNs;

    /** @param durable what it holds before. */
    StandbyCopy(final Bus bus, final Durable durable) {
        this.bus = bus;
        this.durable = durable;
        isSingle = bus.plan().copy(bus.copy()).instances().length == 1;
        isHeldBack = !isSingle;
        if (isHeldBack) {
            bus.holdBack();
        }
    }

    int doWork(final long now) {
        nowNs = now;
        if (beginNs < 0) {
            beginNs = now;
            reliesUntilNs = now;
        }
        if (bus.role() == Role.DOWN) {
            beginNs = now;
        } else if (channel == null && !isSingle && now - tryDueNs >= 0 && bus.role() != Role.ACTIVE) {
            tryDueNs = now + TRY_INTERVAL_NS;
            connect();
        }
        if (isHeldBack && (isCopied || now - beginNs > FIND_ACTIVE_WITHIN_NS && !isConnected())) {
            isHeldBack = false;
            bus.caughtUp();
        }
        final int work = isCopied && channel != null ? confirm(now) : 0;
        return work + (channel == null ? 0 : channel.doWork());
    }

    private int confirm(final long now) {
        final SessionStore store = durable.store();
        if (confirmed == store.index() && confirmedDurable == durable.durableIndex() && now - confirmDueNs < 0) {
            return 0;
        }
        confirmed = store.index();
        confirmedDurable = durable.durableIndex();
        confirmDueNs = now + CONFIRM_INTERVAL_NS;
        channel.send(Confirmed.TYPE, new Confirmed(confirmed, confirmedDurable, durable.hasFailed(), now));
        return 1;
    }

    private boolean isConnected() {
        return channel != null && channel.connection().state() == ConnectionState.OPEN;
    }

    private void connect() {
        final MessageConnection connection = bus.connect(bus.copy());
        coming = durable.newStore();
        channel = new Channel(connection)
                .on(CopyWanted.TYPE, message -> sendCopy())
                .on(SessionCopy.TYPE, copy -> coming.add(copy))
                .on(EndCopy.TYPE, copy -> coming.add(copy))
                .on(CopyEnd.TYPE, this::onCopyEnd)
                .on(TermBegun.TYPE, change -> durable.store().begin(change))
                .on(Begun.TYPE, change -> durable.store().begin(change))
                .on(Placed.TYPE, change -> durable.store().place(change))
                .on(Save.TYPE, change -> durable.store().save(change))
                .on(Resumed.TYPE, change -> durable.store().resume(change))
                .on(Ceased.TYPE, change -> durable.store().cease(change))
                .on(Heard.TYPE, message -> reliesUntilNs = message.number() + SessionLimits.RELIES_NS);
        connection.onOpen(this::onOpen).onClosed(reason -> channel = null);
    }

    /** There is an ACTIVE manager, perhaps another one: what this one has counts as everything when it has taken that one's. */
    private void onOpen() {
        isCopied = false;
        followed = channel.connection().peerComputer();
        channel.send(Standing.TYPE, durable.store().standing());
    }

    String followed() {
        return followed;
    }

    private void sendCopy() {
        final SessionStore store = durable.store();
        channel.makeRoom(store.size(), store.footprint().bytes());
        store.copyTo(session -> channel.send(SessionCopy.TYPE, session), end -> channel.send(EndCopy.TYPE, end));
        channel.send(CopyEnd.TYPE, store.copyEnd());
    }

    private void onCopyEnd(final CopyEnd end) {
        coming.complete(end);
        durable.replace(coming);
        coming = null;
        confirmed = -1;
        reliesUntilNs = nowNs;
        isCopied = true;
    }

    /** The computer of the ACTIVE manager; empty if it is connected to none. */
    String activeComputer() {
        return isConnected() ? channel.connection().peerComputer() : "";
    }

    /**
     * This instance is ACTIVE now. Returns whether it surely has everything that has left a manager.
     *
     * @param waits whether a manager that is alone waits.
     */
    boolean takeOver(final boolean waits) {
        if (channel != null) {
            channel.connection().close();
            channel = null;
        }
        final boolean isOnlyStandby = bus.plan().copy(bus.copy()).instances().length == 2;
        return isSingle || isCopied && (waits && isOnlyStandby || bus.nanoTime() - reliesUntilNs < 0);
    }
}
