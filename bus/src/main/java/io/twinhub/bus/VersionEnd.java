package io.twinhub.bus;

import io.twinhub.transport.LocalStream;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/** This program's end of a message connection with the instance of its copy in another version, on the same computer. */
final class VersionEnd implements MessageEnd {
    private static final long MAGIC = 0x63_76_62_75_68_6e_77_74L; // "twnhubvc"
    private static final int FORMAT = 1;
    private static final int ACTS_AT = Long.BYTES + Short.BYTES;
    private static final int VERSION_AT = ACTS_AT + 1;
    private static final int VERSION_LENGTH_MAX = 1024;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    /** As long as any message connection opens at most. */
    private static final long OPEN_WITHIN_NS = 3_000_000_000L;

    private static final long RETRY_NS = 50_000_000;
    private static final long UNSET = Long.MIN_VALUE;

    private final Versions owner;
    private final boolean isConnecting;
    private final MessageConnection connection;
    private final VersionFrames.Taker taker = this::onFrame;
    private final ExpandableArrayBuffer word = new ExpandableArrayBuffer(64);
    private VersionFrames frames;
    private ConnectionState state = ConnectionState.OPENING;
    private long openUntilNs = UNSET;
    private long retryNs = UNSET;
    /** Whether the other end may still say something as the ACTIVE one. */
    private boolean peerActs;

    private boolean isOutputEnded;
    private boolean isInputEnded;
    private boolean isHeld;

    /** @param stream that was accepted; null: this end connects. */
    VersionEnd(final Versions owner, final LocalStream stream) {
        this.owner = owner;
        isConnecting = stream == null;
        peerActs = isConnecting;
        connection = new MessageConnection(this, owner.copyName(), owner::onHandlerFailed);
        connection.peerComputer(owner.computerName());
        if (stream != null) {
            begin(stream);
        }
    }

    /** Says no to who has connected. */
    static void refuse(final LocalStream stream) {
        final VersionFrames frames = new VersionFrames(stream);
        final ExpandableArrayBuffer reason = new ExpandableArrayBuffer(1);
        reason.putByte(0, (byte) ClosedReason.NOT_ACCEPTED.told().value());
        frames.put(VersionFrames.CLOSED, reason, 0, 1);
        frames.close();
    }

    MessageConnection connection() {
        return connection;
    }

    boolean isConnecting() {
        return isConnecting;
    }

    /** Whether nothing comes from the other end any more that it said as the ACTIVE one. One that was not reached has said nothing. */
    boolean isAtRest() {
        return state == ConnectionState.CLOSED || frames == null || !peerActs;
    }

    boolean isSent() {
        return state != ConnectionState.OPEN || frames.isEmpty();
    }

    @Override
    public ConnectionState state() {
        return state;
    }

    @Override
    public SendOutcome send(final DirectBuffer buffer, final int offset, final int length) {
        if (state != ConnectionState.OPEN || isOutputEnded) {
            return state == ConnectionState.CLOSED ? SendOutcome.CLOSED : SendOutcome.NOT_OPEN;
        }
        if (length > VersionFrames.MESSAGE_LENGTH_MAX) {
            return SendOutcome.TOO_LONG;
        }
        return frames.put(VersionFrames.MESSAGE, buffer, offset, length)
                ? SendOutcome.ACCEPTED
                : SendOutcome.BACK_PRESSURE;
    }

    @Override
    public void closeOutput() {
        if (state == ConnectionState.OPEN && !isOutputEnded) {
            isOutputEnded = true;
            say(VersionFrames.END, 0);
        }
    }

    @Override
    public void hold(final boolean held) {
        isHeld = held;
    }

    @Override
    public void close(final ClosedReason reason) {
        if (state == ConnectionState.CLOSED) {
            return;
        }
        state = ConnectionState.CLOSED;
        if (frames != null) {
            word.putByte(0, (byte) reason.told().value());
            frames.put(VersionFrames.CLOSED, word, 0, 1);
            frames.close();
        }
        connection.closed(reason);
    }

    /** This instance acts, or does so no longer: behind all that it has said so far. */
    void tellRole(final boolean acts) {
        if (state != ConnectionState.CLOSED && frames != null) {
            word.putByte(0, (byte) (acts ? 1 : 0));
            if (say(VersionFrames.ROLE, 1)) {
                frames.flush();
            }
        }
    }

    /** Reads and writes what there is. */
    int doWork(final long nowNs) {
        if (state == ConnectionState.CLOSED) {
            return 0;
        }
        if (openUntilNs == UNSET) {
            openUntilNs = nowNs + OPEN_WITHIN_NS;
        }
        if (frames == null) {
            connect(nowNs);
        }
        if (frames == null) {
            return 0;
        }
        int work = frames.flush();
        switch (isHeld ? VersionFrames.Reading.NOTHING : frames.read(taker)) {
            case NOTHING -> {}
            case SOME -> work++;
            case GONE -> close(ClosedReason.PEER_GONE);
            case MALFORMED -> onMalformed("a frame of impossible length");
        }
        if (isOutputEnded && isInputEnded && frames.isEmpty()) {
            close(ClosedReason.ENDED);
        }
        if (state == ConnectionState.OPENING && nowNs - openUntilNs >= 0) {
            close(ClosedReason.TIMEOUT);
        }
        return work;
    }

    private void connect(final long nowNs) {
        if (nowNs >= retryNs) {
            retryNs = nowNs + RETRY_NS;
            final LocalStream stream = owner.place().connect();
            if (stream != null) {
                begin(stream);
            } else if (nowNs - openUntilNs >= 0) {
                close(ClosedReason.NOT_ACCEPTED);
            }
        }
    }

    private void begin(final LocalStream stream) {
        frames = new VersionFrames(stream);
        word.putLong(0, MAGIC, ORDER);
        word.putShort(Long.BYTES, (short) FORMAT, ORDER);
        word.putByte(ACTS_AT, (byte) (owner.acts() ? 1 : 0));
        final int length = word.putStringWithoutLengthUtf8(VERSION_AT + Short.BYTES, owner.version());
        word.putShort(VERSION_AT, (short) length, ORDER);
        say(VersionFrames.HELLO, VERSION_AT + Short.BYTES + length);
    }

    /** Puts the word; an end whose words find no room is not read by anybody. */
    private boolean say(final int kind, final int length) {
        final boolean isPut = frames.put(kind, word, 0, length);
        if (!isPut) {
            close(ClosedReason.TIMEOUT);
        }
        return isPut;
    }

    private boolean onFrame(final int kind, final DirectBuffer buffer, final int offset, final int length) {
        if (state == ConnectionState.OPENING) {
            if (kind == VersionFrames.CLOSED && length > 0) {
                close(ClosedReason.of(buffer.getByte(offset)));
            } else {
                onHello(kind, buffer, offset, length);
            }
        } else {
            switch (kind) {
                case VersionFrames.MESSAGE -> onMessage(buffer, offset, length);
                case VersionFrames.ROLE -> peerActs = length > 0 && buffer.getByte(offset) != 0;
                case VersionFrames.END -> onEnd();
                case VersionFrames.CLOSED ->
                    close(ClosedReason.of(
                            length > 0
                                    ? buffer.getByte(offset)
                                    : ClosedReason.PEER_CLOSED.told().value()));
                case VersionFrames.HELLO -> onMalformed("a second hello");
                default -> {} // of a later release
            }
        }
        return state != ConnectionState.CLOSED;
    }

    private void onHello(final int kind, final DirectBuffer buffer, final int offset, final int length) {
        final int textAt = offset + VERSION_AT + Short.BYTES;
        final int textLength = length < VERSION_AT + Short.BYTES ? -1 : buffer.getShort(offset + VERSION_AT, ORDER);
        if (kind != VersionFrames.HELLO
                || textLength < 0
                || textLength > Math.min(VERSION_LENGTH_MAX, offset + length - textAt)
                || buffer.getLong(offset, ORDER) != MAGIC) {
            onMalformed("no hello");
            return;
        }
        peerActs = buffer.getByte(offset + ACTS_AT) != 0;
        connection.peerVersion(buffer.getStringWithoutLengthUtf8(textAt, textLength));
        state = ConnectionState.OPEN;
        if (isConnecting) {
            connection.opened();
        } else {
            owner.onAccepted(this);
        }
    }

    private void onMessage(final DirectBuffer buffer, final int offset, final int length) {
        if (isInputEnded) {
            onMalformed("a message behind the end");
        } else {
            connection.deliver(buffer, offset, length);
        }
    }

    private void onEnd() {
        if (!isInputEnded) {
            isInputEnded = true;
            connection.ended();
        }
    }

    private void onMalformed(final String what) {
        owner.onMalformed(what);
        close(ClosedReason.PROTOCOL_ERROR);
    }
}
