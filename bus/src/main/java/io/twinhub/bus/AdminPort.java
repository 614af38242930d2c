package io.twinhub.bus;

import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.AdminTable;
import io.twinhub.transport.Observer;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * The administrative records between a program of the infrastructure and its localHub. Of no use to others: a localHub takes such records only from
 * whom the configuration names, and tells nobody else of them. Used by the thread of the Bus.
 */
public final class AdminPort {
    /** Takes a value with all that orders it. */
    @FunctionalInterface
    public interface ValueHandler {
        /**
         * A value that is newer than all before of its event id.
         *
         * @param source the computer that numbered it, under this source epoch; computer and epoch of a replayed value are those of its publication.
         */
        void onValue(int source, long sourceEpoch, long copyEpoch, long sequence, DirectBuffer buffer, int block);
    }

    /** Is told of marks. */
    @FunctionalInterface
    public interface MarkHandler {
        /** Everything of this source up to here was delivered, or reported as missing. */
        void onMark(int source, long sourceEpoch, long position);
    }

    /** Is told of sources of which something is missing that no other recorder has. */
    @FunctionalInterface
    public interface HealHandler {
        void onUnhealed(int source);
    }

    private final AdminTable table;
    private final EventsIn in;
    private final Replays replays;
    private final Connections connections;
    private final OwnRole role;
    private final Observer observer;
    private AdminTable.Handler handler = (header, buffer, body, end) -> {};

    AdminPort(
            final AdminTable table,
            final EventsIn in,
            final Replays replays,
            final Connections connections,
            final OwnRole role,
            final Observer observer) {
        this.role = role;
        this.connections = connections;
        this.observer = observer;
        this.table = table;
        this.in = in;
        this.replays = replays;
    }

    /** Hands every value that is delivered to this handler as well. */
    public void onValue(final ValueHandler taker) {
        in.onValue(taker);
    }

    /** Calls the handler with each mark. */
    public void onMark(final MarkHandler taker) {
        replays.onMark(taker);
    }

    /** Wants a mark of a source at this position or behind it. */
    public void wantMark(final int source, final long sourceEpoch, final long sequence) {
        replays.wantMark(source, sourceEpoch, sequence);
    }

    /** Calls the handler, while this instance is ACTIVE, for each source of which something was missed. */
    public void onUnhealed(final HealHandler taker) {
        replays.onUnhealed(taker);
    }

    /** Accepts no more message connections than so many at a time; who asks for another one is told that it is not accepted now. */
    public void acceptAtMost(final int connectionCount) {
        connections.acceptAtMost(connectionCount);
    }

    /** The copy epoch under which this instance is ACTIVE; 0 while it is not. */
    public long copyEpoch() {
        return role.copyEpoch();
    }

    /** Reports what another program did wrong. */
    public void report(final ErrorResult error) {
        observer.onError(error);
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
