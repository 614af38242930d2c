package io.twinhub.bus;

import io.twinhub.transport.AdminTable;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.ReadyStateEncoder;
import io.twinhub.transport.codec.ReleasedEncoder;
import io.twinhub.transport.codec.RoleCode;
import io.twinhub.transport.codec.RoleStateDecoder;
import org.agrona.DirectBuffer;

/**
 * The role of this instance: what its localHub says of it, and what the Bus says to that: that it has caught up, and that it gives its copy epoch back.
 *
 * <p>An instance that is connected with that of another version becomes ACTIVE only when the other one has said that it rests, which it says behind all that its program said when it heard
 * that it is not ACTIVE any more. One that does not say so in time is not waited for; its connection ends first. Why nothing less will do is told in docs/activation.md.
 */
final class OwnRole {
    /** Longer than a program that is at work takes between two polls. While it passes nobody acts. */
    private static final long REST_WITHIN_NS = 500_000_000;

    private static final long NONE = 0;
    private final AdminTable table;
    private final EventsOut out;
    private final Connections connections;
    private final Versions versions;
    private final RoleRules rules;
    private final RoleStateDecoder roleState = new RoleStateDecoder();
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final ReadyStateEncoder readyState = new ReadyStateEncoder();
    private final ReleasedEncoder released = new ReleasedEncoder();
    private RoleHandler handler = role -> {};
    private Role role = Role.DOWN;
    private long copyEpoch;
    /** Under which it will be ACTIVE when the other version rests. */
    private long awaitedEpoch = NONE;

    private long restUntilNs;
    private boolean isRestTimed;
    private boolean isHeldBack;
    private boolean hasCaughtUp = true;

    OwnRole(
            final AdminTable table,
            final EventsOut out,
            final Connections connections,
            final Versions versions,
            final RoleRules rules) {
        this.versions = versions;
        this.rules = rules;
        this.table = table;
        this.out = out;
        this.connections = connections;
    }

    Role now() {
        return role;
    }

    /** Under which this instance is ACTIVE; 0 while it is not. */
    long copyEpoch() {
        return copyEpoch;
    }

    void onRole(final RoleHandler taker) {
        handler = taker;
    }

    void set(final Role next) {
        if (role != next) {
            final Role before = role;
            role = next;
            awaitedEpoch = NONE;
            connections.onRole(before, next);
            if (next == Role.ACTIVE || !rules.restsLast()) {
                versions.acts(next == Role.ACTIVE);
            }
            try {
                handler.onRole(next);
            } finally {
                versions.acts(role == Role.ACTIVE);
            }
        }
    }

    /** Becomes ACTIVE when the other version rests, or was waited for long enough. */
    int doWork(final long nowNs) {
        if (awaitedEpoch == NONE) {
            return 0;
        }
        if (!isRestTimed) {
            isRestTimed = true;
            restUntilNs = nowNs + REST_WITHIN_NS;
        }
        final boolean isLate = nowNs - restUntilNs >= 0;
        if (!versions.areAtRest() && !isLate) {
            return 0;
        }
        final long epoch = awaitedEpoch;
        versions.giveUp();
        if (awaitedEpoch == epoch) {
            become(Role.ACTIVE, epoch);
        }
        return 1;
    }

    /** Whether the other version is waited for. */
    boolean isAwaiting() {
        return awaitedEpoch != NONE;
    }

    long nextDueNs() {
        return awaitedEpoch == NONE ? Long.MAX_VALUE : isRestTimed ? restUntilNs : Long.MIN_VALUE;
    }

    /** The localHub says what this instance is now. */
    void onRecord(final MessageHeaderDecoder header, final DirectBuffer buffer, final int body) {
        roleState.wrap(buffer, body, header.blockLength(), header.version());
        final Role told = role(roleState.roleRaw());
        final long toldEpoch = roleState.copyEpoch();
        awaitedEpoch = NONE;
        if (told == Role.STANDBY && toldEpoch != 0) {
            giveBack(toldEpoch);
            copyEpoch = 0;
            set(told);
        } else if (told != Role.ACTIVE || toldEpoch == copyEpoch) {
            become(told, told == Role.ACTIVE ? toldEpoch : 0);
        } else {
            if (role == Role.ACTIVE) {
                set(Role.CONNECTED); // between the two this instance was not ACTIVE, and that went by unheard
            }
            if (versions.areAtRest() || !rules.awaitsRest()) {
                become(told, toldEpoch);
            } else {
                out.copyEpoch(0);
                copyEpoch = 0;
                awaitedEpoch = toldEpoch;
                isRestTimed = false;
            }
        }
    }

    private void become(final Role next, final long epoch) {
        copyEpoch = epoch;
        out.copyEpoch(epoch);
        set(next);
    }

    private void giveBack(final long epoch) {
        if (out.giveBack(epoch)) {
            table.put(ReleasedEncoder.TEMPLATE_ID, (buffer, offset) -> {
                released.wrapAndApplyHeader(buffer, offset, messageHeader)
                        .copyEpoch(epoch)
                        .last(out.sequence());
                return MessageHeaderEncoder.ENCODED_LENGTH + ReleasedEncoder.BLOCK_LENGTH;
            });
        }
    }

    /** The program holds its instance back, because it has state of its own to catch up with, or does so no longer. */
    void holdBack(final boolean isWanted) {
        isHeldBack = isWanted;
        tellReady();
    }

    /** The program has the last values of what it subscribes to, or does not have them yet. */
    void caughtUp(final boolean isSo) {
        hasCaughtUp = isSo;
        tellReady();
    }

    /** Tells the localHub whether this instance may stand by or act. */
    private void tellReady() {
        final boolean isReady = hasCaughtUp && !isHeldBack;
        table.put(ReadyStateEncoder.TEMPLATE_ID, (buffer, offset) -> {
            readyState.wrapAndApplyHeader(buffer, offset, messageHeader).ready((short) (isReady ? 1 : 0));
            return MessageHeaderEncoder.ENCODED_LENGTH + ReadyStateEncoder.BLOCK_LENGTH;
        });
    }

    private static Role role(final short code) {
        if (code == RoleCode.ACTIVE.value()) {
            return Role.ACTIVE;
        }
        return code == RoleCode.STANDBY.value() ? Role.STANDBY : Role.CONNECTED;
    }
}
