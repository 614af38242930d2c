package io.twinhub.bus;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.SerialCodec;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/**
 * A point-to-point connection with an instance of another program copy, or of the own one in {@link FormerVersion another version} on the same computer. It behaves like one of TCP that carries messages: in order, each exactly once,
 * with back pressure to its sender alone and an end that says why; but the loss of a hub, a network or a localHub is no end and no
 * event. Used by the thread of its Bus; never waits.
 */
public final class MessageConnection {
    private final MessageEnd end;
    private final String peer;
    private final Consumer<RuntimeException> failures;
    private ExpandableArrayBuffer encoded;
    private MessageHandler messageHandler = (buffer, offset, length) -> {};
    private ClosedHandler closedHandler = reason -> {};
    private Runnable openHandler = () -> {};
    private Runnable endHandler = () -> {};
    private ClosedReason closedReason;
    private String peerComputer;
    private String peerVersion;

    MessageConnection(final MessageEnd end, final String peer, final Consumer<RuntimeException> failures) {
        this.end = end;
        this.peer = peer;
        this.failures = failures;
    }

    /** Name of the program copy at the other end. */
    public String peer() {
        return peer;
    }

    /** Name of the computer of the instance at the other end; null as long as it has not answered. */
    public String peerComputer() {
        return peerComputer;
    }

    /** The system version of the other end, if that is another one than this program's ({@link FormerVersion#connect}, {@link Bus#onFurther}); else null, and as long as it has not answered. */
    public String peerVersion() {
        return peerVersion;
    }

    /** How far the connection is. */
    public ConnectionState state() {
        return end.state();
    }

    /** Why it was closed; null as long as it is not. */
    public ClosedReason closedReason() {
        return closedReason;
    }

    /** Calls this once, when the other end has answered. */
    public MessageConnection onOpen(final Runnable handler) {
        openHandler = handler;
        return this;
    }

    /** Calls the handler with each message. What comes while there is none is dropped, so set it before the next poll. */
    public MessageConnection onMessage(final MessageHandler handler) {
        messageHandler = handler;
        return this;
    }

    /**
     * Calls the handler with each message as an object. A message that is none of this class is reported as an error of the handler.
     *
     * @param type the class of all messages of the other end.
     */
    public <T> MessageConnection onMessage(final DataClass<T> type, final Consumer<T> handler) {
        final SerialCodec<T> codec = SerialCodec.of(type);
        return onMessage((buffer, offset, length) -> handler.accept(codec.decode(buffer, offset, length)));
    }

    /** Calls this once, when the other end has ended its output and everything it sent was delivered. This end can still send. */
    public MessageConnection onEnd(final Runnable handler) {
        endHandler = handler;
        return this;
    }

    /** Calls the handler once, when the connection is over in both directions. */
    public MessageConnection onClosed(final ClosedHandler handler) {
        closedHandler = handler;
        return this;
    }

    /**
     * Sends a message. The bytes are copied.
     *
     * @param length at least 0, at most what the configuration says of this connection; else {@link SendOutcome#TOO_LONG}.
     */
    public SendOutcome send(final DirectBuffer buffer, final int offset, final int length) {
        return end.send(buffer, offset, length);
    }

    /**
     * Sends an object.
     *
     * @throws io.twinhub.metadata.TwinhubException if it breaks a limit of its class.
     */
    public <T> SendOutcome send(final DataClass<T> type, final T object) {
        if (encoded == null) {
            encoded = new ExpandableArrayBuffer();
        }
        return end.send(encoded, 0, SerialCodec.of(type).encode(object, encoded, 0));
    }

    /**
     * Lets the other end send nothing more, until this is called with false: for a program that has more than it can do just now. What was admitted before still comes, up to a
     * window of the connection; then the other end meets back pressure.
     */
    public void hold(final boolean held) {
        end.hold(held);
    }

    /** Ends this end's output after what was sent. The connection is over when the other end has done so, too. */
    public void closeOutput() {
        end.closeOutput();
    }

    /** Closes at once. What the other end was not given yet is lost; {@link #closeOutput()} loses nothing. */
    public void close() {
        end.close(ClosedReason.LOCAL_CLOSE);
    }

    void peerComputer(final String name) {
        peerComputer = name;
    }

    void peerVersion(final String version) {
        peerVersion = version;
    }

    void opened() {
        call(openHandler);
    }

    void ended() {
        call(endHandler);
    }

    void deliver(final DirectBuffer buffer, final int offset, final int length) {
        try {
            messageHandler.onMessage(buffer, offset, length);
        } catch (final RuntimeException ex) {
            failures.accept(ex);
        }
    }

    void closed(final ClosedReason reason) {
        closedReason = reason;
        try {
            closedHandler.onClosed(reason);
        } catch (final RuntimeException ex) {
            failures.accept(ex);
        }
    }

    private void call(final Runnable handler) {
        try {
            handler.run();
        } catch (final RuntimeException ex) {
            failures.accept(ex);
        }
    }
}
