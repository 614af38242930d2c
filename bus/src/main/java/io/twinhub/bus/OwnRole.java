package io.twinhub.bus;

import io.twinhub.transport.AdminTable;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.ReadyStateEncoder;
import io.twinhub.transport.codec.ReleasedEncoder;
import io.twinhub.transport.codec.RoleCode;
import io.twinhub.transport.codec.RoleStateDecoder;
import org.agrona.DirectBuffer;

/** The role of this instance: what its localHub says of it, and what the Bus says to that: that it has caught up, and that it gives its copy epoch back. */
final class OwnRole {
    private final AdminTable table;
    private final EventsOut out;
    private final Connections connections;
    private final RoleStateDecoder roleState = new RoleStateDecoder();
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final ReadyStateEncoder readyState = new ReadyStateEncoder();
    private final ReleasedEncoder released = new ReleasedEncoder();
    private RoleHandler handler = role -> {};
    private Role role = Role.DOWN;
    private long copyEpoch;
    private boolean isHeldBack;
    private boolean hasCaughtUp = true;

    OwnRole(final AdminTable table, final EventsOut out, final Connections connections) {
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
            connections.onRole(before, next);
            handler.onRole(next);
        }
    }

    /** The localHub says what this instance is now. */
    void onRecord(final MessageHeaderDecoder header, final DirectBuffer buffer, final int body) {
        roleState.wrap(buffer, body, header.blockLength(), header.version());
        final Role told = role(roleState.roleRaw());
        final long toldEpoch = roleState.copyEpoch();
        if (told == Role.STANDBY && toldEpoch != 0) {
            giveBack(toldEpoch);
            copyEpoch = 0;
        } else {
            if (role == Role.ACTIVE && told == Role.ACTIVE && toldEpoch != copyEpoch) {
                set(Role.CONNECTED); // between the two this instance was not ACTIVE, and that went by unheard
            }
            copyEpoch = told == Role.ACTIVE ? toldEpoch : 0;
            out.copyEpoch(copyEpoch);
        }
        set(told);
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
