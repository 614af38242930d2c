package io.twinhub.localhub;

import io.twinhub.transport.codec.InstanceStateEncoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.RoleCode;
import io.twinhub.transport.codec.RoleStateEncoder;
import io.twinhub.transport.election.Office;
import org.agrona.concurrent.UnsafeBuffer;

/** How a localHub says which role an instance has: to its program, and to assigners. */
final class RoleRecords {
    private final SourceSequence sequence;
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final RoleStateEncoder roleState = new RoleStateEncoder();
    private final InstanceStateEncoder instanceState = new InstanceStateEncoder();
    private final UnsafeBuffer record =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + InstanceStateEncoder.BLOCK_LENGTH]);
    private Office.Port port;
    private int versionCount;

    RoleRecords(final SourceSequence sequence) {
        this.sequence = sequence;
    }

    /** What assigners have to know goes there. */
    void reportTo(final Office.Port taker) {
        port = taker;
    }

    /** Tells a program what it is. */
    void tell(final BusLink program, final RoleCode role) {
        program.adminTable.put(RoleStateEncoder.TEMPLATE_ID, (buffer, offset) -> {
            roleState
                    .wrapAndApplyHeader(buffer, offset, messageHeader)
                    .role(role)
                    .copyEpoch(program.copyEpoch);
            return MessageHeaderEncoder.ENCODED_LENGTH + RoleStateEncoder.BLOCK_LENGTH;
        });
    }

    /**
     * Tells assigners of an instance.
     *
     * @param life that it lives; 0 if it is not there for them.
     * @param seen copy epoch of the last assignment that is known here.
     */
    void report(final BusLink program, final long life, final RoleCode role, final long seen) {
        final long version = sequence.epoch() << Integer.SIZE | ++versionCount;
        instanceState
                .wrapAndApplyHeader(record, 0, messageHeader)
                .key(program.instance.id())
                .version(version)
                .life(life)
                .copyEpoch(program.copyEpoch)
                .sourceEpoch(sequence.epoch())
                .last(sequence.last())
                .seen(seen)
                .role(role);
        port.onRecord(InstanceStateEncoder.TEMPLATE_ID, program.instance.id(), version, record, 0, record.capacity());
    }
}
