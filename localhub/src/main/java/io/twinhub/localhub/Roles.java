package io.twinhub.localhub;

import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.RoleCode;
import io.twinhub.transport.codec.RoleStateEncoder;

/**
 * Which role each program of this computer has. Since a copy has one instance, a program is ACTIVE as soon as both streams of its link
 * are up, under a copy epoch that was never used before.
 */
final class Roles {
    private final SourceSequence sequence;
    private final BusLink[] buses;
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final RoleStateEncoder roleState = new RoleStateEncoder();

    Roles(final SourceSequence sequence, final BusLink[] buses) {
        this.sequence = sequence;
        this.buses = buses;
    }

    /** Makes a program ACTIVE if it can be; true if it was not before. */
    boolean grant(final BusLink program) {
        if (!program.isReady() || program.copyEpoch != 0 || !sequence.isReady()) {
            return false;
        }
        program.copyEpoch = sequence.nextCopyEpoch();
        tell(program);
        return true;
    }

    void revoke(final BusLink program) {
        program.copyEpoch = 0;
        tell(program);
    }

    void revokeAll() {
        for (final BusLink program : buses) {
            revoke(program);
        }
    }

    int activeCount() {
        int count = 0;
        for (final BusLink program : buses) {
            count += program.copyEpoch != 0 ? 1 : 0;
        }
        return count;
    }

    private void tell(final BusLink program) {
        program.adminTable.put(RoleStateEncoder.TEMPLATE_ID, (buffer, offset) -> {
            roleState
                    .wrapAndApplyHeader(buffer, offset, messageHeader)
                    .role(program.copyEpoch != 0 ? RoleCode.ACTIVE : RoleCode.CONNECTED)
                    .copyEpoch(program.copyEpoch);
            return MessageHeaderEncoder.ENCODED_LENGTH + RoleStateEncoder.BLOCK_LENGTH;
        });
    }
}
