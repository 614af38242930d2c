package io.twinhub.transport;

import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.codec.SuperMessageHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongHashSet;

/**
 * The first check of everything that arrives: is it a super message of this protocol and system version, and of which stream? What is
 * not is dropped and counted; each kind of stranger is reported once, however much it sends.
 */
public final class Gate {
    private static final int STRANGERS_REPORTED_MAX = 64;
    private static final long TOO_LONG = -4;
    private static final long TOO_SHORT = -3;
    private static final long OTHER_STREAM = -2;
    private static final long OTHER_PROTOCOL = -1;

    private final SystemPlan plan;
    private final String component;
    private final String computer;
    private final int lengthMax;
    private final Observer observer;
    private final SuperMessageHeaderDecoder header = new SuperMessageHeaderDecoder();
    private final LongHashSet reported = new LongHashSet();
    private Stream stream;
    private long refusedCount;

    public Gate(
            final SystemPlan plan,
            final String component,
            final String computer,
            final TransportLimits limits,
            final Observer observer) {
        lengthMax = limits.superMessageLength();
        this.plan = plan;
        this.component = component;
        this.computer = computer;
        this.observer = observer;
    }

    /** The header if the message may be looked at further, or null. It is valid until the next call. */
    public SuperMessageHeaderDecoder check(final DirectBuffer buffer, final int offset, final int length) {
        if (length < LinkHeader.LENGTH) {
            refuse(TOO_SHORT, "it has " + length + " bytes, a super message has at least " + LinkHeader.LENGTH);
            return null;
        }
        if (length > lengthMax) {
            // Everything behind this check relies on what arrives fitting into a buffer of the same length again.
            refuse(TOO_LONG, "it has " + length + " bytes, a super message has at most " + lengthMax);
            return null;
        }
        header.wrap(buffer, offset, SuperMessageHeaderDecoder.BLOCK_LENGTH, SuperMessageHeaderDecoder.SCHEMA_VERSION);
        if (header.protocolVersion() != LinkHeader.PROTOCOL_VERSION) {
            refuse(
                    OTHER_PROTOCOL,
                    "protocol version " + header.protocolVersion() + " instead of " + LinkHeader.PROTOCOL_VERSION);
            return null;
        }
        if (header.fingerprint() != plan.fingerprint()) {
            refuse(
                    header.fingerprint(),
                    "its sender " + header.sender() + name(header.sender())
                            + " runs another system version, with fingerprint "
                            + Long.toHexString(header.fingerprint()) + " instead of "
                            + Long.toHexString(plan.fingerprint()));
            return null;
        }
        stream = Stream.ofId(header.streamId());
        if (stream == null) {
            refuse(OTHER_STREAM, "there is no stream " + header.streamId());
            return null;
        }
        return header;
    }

    /** The stream of the message that passed last. */
    public Stream stream() {
        return stream;
    }

    /** How many messages were dropped here. */
    public long refusedCount() {
        return refusedCount;
    }

    /** By the numbers of this version; the other one may have others. */
    private String name(final int sender) {
        return sender < plan.computerCount()
                ? " (a computer of this number is " + plan.computer(sender).name() + " here)"
                : "";
    }

    private void refuse(final long kind, final String what) {
        refusedCount++;
        if (reported.size() < STRANGERS_REPORTED_MAX && reported.add(kind)) {
            observer.onError(ErrorResult.of(ErrorCode.LINK_STRANGER, plan.systemName(), plan.version(), what)
                    .in(component, computer, "")
                    .expected("messages of computers that run the same sealed version")
                    .action("Give the other version its own slot, or stop what sends to this port."));
        }
    }
}
