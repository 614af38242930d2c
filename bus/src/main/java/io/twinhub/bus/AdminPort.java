package io.twinhub.bus;

import io.twinhub.transport.AdminTable;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * The administrative records between a program of the infrastructure and its localHub. Of no use to others: a localHub takes such records only from
 * whom the configuration names, and tells nobody else of them. Used by the thread of the Bus.
 */
public final class AdminPort {
    private final AdminTable table;
    private AdminTable.Handler handler = (header, buffer, body, end) -> {};

    AdminPort(final AdminTable table) {
        this.table = table;
    }

    /** Calls the handler with every record that is not for the Bus itself. */
    public void onRecord(final AdminTable.Handler taker) {
        handler = taker;
    }

    /** Tells the localHub the value of a subject, unless it was told a newer one; whether it was new. */
    public boolean tell(
            final int template,
            final int key,
            final long version,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        return table.putNewer(template, key, version, buffer, offset, length);
    }

    void accept(final MessageHeaderDecoder header, final DirectBuffer buffer, final int body, final int end) {
        handler.onRecord(header, buffer, body, end);
    }
}
