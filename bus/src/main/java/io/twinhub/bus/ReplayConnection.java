package io.twinhub.bus;

import io.twinhub.config.SystemLimits;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.ReplayEndDecoder;
import io.twinhub.transport.codec.ReplayWantedEncoder;
import io.twinhub.transport.codec.ReplayedValueDecoder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/** The message connection with the ACTIVE recorder: there only while something has to be replayed. */
final class ReplayConnection {
    private static final long RETRY_NS = 100_000_000L;

    private final BusAgent agent;
    private final Replays replays;
    private final InterestWriter interest;
    private MessageConnection connection;
    private boolean isInterestDue;
    private long retryNs = Long.MIN_VALUE;

    private final MessageHeaderEncoder headerOut = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerIn = new MessageHeaderDecoder();
    private final ReplayWantedEncoder replayWanted = new ReplayWantedEncoder();
    private final ReplayedValueDecoder value = new ReplayedValueDecoder();
    private final ReplayEndDecoder end = new ReplayEndDecoder();
    private final ExpandableArrayBuffer message = new ExpandableArrayBuffer();

    ReplayConnection(final BusAgent agent, final Replays replays, final Subscriptions subscriptions) {
        this.agent = agent;
        this.replays = replays;
        interest = new InterestWriter(subscriptions);
    }

    /** The recorder has to hear anew what is subscribed to. */
    void tellInterest() {
        isInterestDue = true;
    }

    /** Whether the recorder can be asked; connects if there is no connection. */
    boolean isOpen(final long nowNs) {
        if (connection == null && nowNs >= retryNs && !agent.connections().isClosing()) {
            isInterestDue = true;
            final MessageConnection opened = agent.connections().connectToRecorder();
            connection =
                    opened.onMessage(this::onMessage).onEnd(opened::closeOutput).onClosed(reason -> onClosed());
        }
        return connection != null && connection.state() == ConnectionState.OPEN;
    }

    /** Nothing has to be replayed any more. */
    void close() {
        if (connection != null) {
            connection.closeOutput();
        }
    }

    /** Asks for what a source published up to a position; false if there is no room. */
    boolean ask(final long number, final int source, final long sourceEpoch, final long position) {
        if (isInterestDue) {
            isInterestDue =
                    !isSent(interest.encode(message, 0, SystemLimits.REPLAY_MESSAGE_LENGTH_MAX_BYTES / Byte.SIZE));
        }
        replayWanted
                .wrapAndApplyHeader(message, 0, headerOut)
                .number(number)
                .source(source)
                .sourceEpoch(sourceEpoch)
                .sequence(position);
        return !isInterestDue && isSent(MessageHeaderEncoder.ENCODED_LENGTH + ReplayWantedEncoder.BLOCK_LENGTH);
    }

    /** When it is time to connect again. */
    long nextDueNs() {
        return connection == null && !agent.connections().isClosing() ? retryNs : Long.MAX_VALUE;
    }

    private boolean isSent(final int length) {
        return connection.send(message, 0, length) == SendOutcome.ACCEPTED;
    }

    private void onClosed() {
        connection = null;
        retryNs = agent.nowNs() + RETRY_NS;
        replays.onClosed();
    }

    private void onMessage(final DirectBuffer buffer, final int offset, final int length) {
        headerIn.wrap(buffer, offset);
        final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        if (headerIn.templateId() == ReplayEndDecoder.TEMPLATE_ID) {
            end.wrap(buffer, body, headerIn.blockLength(), headerIn.version());
            replays.onEnd(end.source(), end.number());
        } else if (headerIn.templateId() == ReplayedValueDecoder.TEMPLATE_ID) {
            onValues(buffer, body, offset + length);
        }
    }

    private void onValues(final DirectBuffer buffer, final int from, final int end) {
        int position = from;
        while (position + ReplayedValueDecoder.BLOCK_LENGTH < end) {
            value.wrap(buffer, position, ReplayedValueDecoder.BLOCK_LENGTH, ReplayedValueDecoder.SCHEMA_VERSION);
            position += ReplayedValueDecoder.BLOCK_LENGTH;
            final int block = agent.in()
                    .onReplayed(
                            value.source(),
                            value.sourceEpoch(),
                            value.copyEpoch(),
                            value.sequence(),
                            buffer,
                            position,
                            end);
            if (block < 0) {
                return; // a recorder sends what it was given; what is no event ends the message
            }
            position += block;
        }
    }
}
