package io.twinhub.localhub;

import io.twinhub.transport.codec.HubStateEncoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.OfficeStateEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** What a localHub tells the assigner of its own computer, and nobody else: which hubs it hears, and whether the computer holds the office. */
final class AssignerReports {
    private final BusLink assigner;
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final OfficeStateEncoder officeState = new OfficeStateEncoder();
    private final HubStateEncoder hubState = new HubStateEncoder();
    private final UnsafeBuffer record =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + HubStateEncoder.BLOCK_LENGTH]);
    private int versionCount;

    AssignerReports(final BusLink assigner) {
        this.assigner = assigner;
    }

    /** Whether a hub is heard. */
    void hub(final HubLink hub, final long sourceEpoch) {
        final long version = sourceEpoch << Integer.SIZE | ++versionCount;
        hubState.wrapAndApplyHeader(record, 0, messageHeader)
                .key(hub.hub)
                .version(version)
                .up((short) (hub.admin.isUp() ? 1 : 0));
        assigner.adminTable.putNewer(HubStateEncoder.TEMPLATE_ID, hub.hub, version, record, 0, record.capacity());
    }

    /** The epoch under which this computer holds the office, and the one under which somebody does; 0 for none. */
    void office(final long held, final long granted) {
        assigner.adminTable.put(OfficeStateEncoder.TEMPLATE_ID, (buffer, offset) -> {
            officeState
                    .wrapAndApplyHeader(buffer, offset, messageHeader)
                    .epoch(held)
                    .granted(granted);
            return MessageHeaderEncoder.ENCODED_LENGTH + OfficeStateEncoder.BLOCK_LENGTH;
        });
    }
}
