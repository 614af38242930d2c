package io.twinhub.start.control;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.keys.Credentials;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/** A connection to a start command, for who asks it. For one thread. */
public final class AskedComputer implements AutoCloseable {
    /** Longer than an assigner takes for a hand-over that does not come about. */
    private static final long ANSWER_NS = TimeUnit.SECONDS.toNanos(20);

    private static final long CONNECT_NS = TimeUnit.SECONDS.toNanos(3);
    private static final SerialCodec<ErrorResult> ERRORS = SerialCodec.of(ErrorResult.TYPE);

    private final String computer;
    private final Wire wire;

    AskedComputer(final String computer, final Wire wire) {
        this.computer = computer;
        this.wire = wire;
    }

    /**
     * Over the socket in the computer's folder.
     *
     * @throws IOException if nobody listens there.
     */
    public static AskedComputer local(final String computer, final Path socket) throws IOException {
        final SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            Deadline.within(CONNECT_NS, channel, () -> channel.connect(UnixDomainSocketAddress.of(socket)));
            return new AskedComputer(computer, Wire.over(channel));
        } catch (final IOException ex) {
            channel.close();
            throw ex;
        }
    }

    /**
     * Over the network.
     *
     * @param addresses of the computer, tried one after the other.
     * @throws TwinhubException if it is reached at none.
     */
    public static AskedComputer remote(
            final Credentials credentials, final String computer, final List<InetSocketAddress> addresses) {
        final List<String> reasons = new ArrayList<>();
        for (final InetSocketAddress address : addresses) {
            try {
                return new AskedComputer(computer, Tls.connect(credentials, computer, address));
            } catch (final IOException ex) {
                reasons.add(ex.getMessage());
            }
        }
        throw unreachable(computer, reasons.isEmpty() ? "no address of it is known" : String.join("; ", reasons));
    }

    public String computer() {
        return computer;
    }

    /**
     * Asks and waits for the response.
     *
     * @throws TwinhubException if the answer is an error, or no answer comes.
     */
    public <Q, A> A ask(final Exchange<Q, A> exchange, final Q request) {
        return ask(exchange, request, ANSWER_NS);
    }

    /** As {@link #ask}, for who does not want to wait long. After an error the connection is of no more use. */
    public <Q, A> A ask(final Exchange<Q, A> exchange, final Q request, final long withinNs) {
        final byte[] response;
        try {
            wire.send(SerialCodec.of(exchange.request()).encode(request), withinNs);
            response = wire.receive(ControlLimits.RESPONSE_LENGTH_MAX, withinNs);
        } catch (final IOException ex) {
            throw unreachable(computer, ex.getMessage());
        }
        if (response == null) {
            throw unreachable(computer, "the connection ended before an answer came");
        }
        if (SerialCodec.classId(new UnsafeBuffer(response), 0, response.length) == ErrorResult.TYPE.id()) {
            throw new TwinhubException(ERRORS.decode(response));
        }
        return SerialCodec.of(exchange.response()).decode(response);
    }

    /** What to tell a person when a start command does not answer. */
    public static TwinhubException unreachable(final String computer, final String why) {
        return new TwinhubException(ErrorResult.of(ErrorCode.CONTROL_UNREACHABLE, computer, why)
                .in("system", computer, "")
                .action("Look whether it is started there: twinhub system start --computer " + computer));
    }

    @Override
    public void close() {
        wire.close();
    }
}
