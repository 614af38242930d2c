package io.twinhub.executive;

import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.EndImage;
import io.twinhub.executive.wire.Item;
import io.twinhub.executive.wire.ItemKind;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;

/** One end of a session pair in the program that holds its session. */
final class SessionEnd {
    private static final byte[] NOTHING = {};

    private final HostedSession session;
    final int number;
    /** The last item that was handled. */
    long consumed;
    /** The last item that was handed over by the manager. */
    long received;

    private long sent;
    private long taken;
    private boolean hasEnded;
    private boolean hasHeardEnd;
    private boolean isClosed;

    SessionEnd(final HostedSession session, final int number) {
        this.session = session;
        this.number = number;
    }

    static SessionEnd of(final HostedSession session, final EndImage image) {
        final SessionEnd end = new SessionEnd(session, image.end());
        end.consumed = image.consumed();
        end.received = image.consumed();
        end.sent = image.sent();
        end.taken = image.taken();
        end.hasEnded = image.ended();
        end.hasHeardEnd = image.heardEnd();
        return end;
    }

    HostedSession session() {
        return session;
    }

    void onTaken(final long sequence) {
        taken = Math.max(taken, sequence);
    }

    /** An item was handled. */
    void handled(final Item item) {
        consumed = item.sequence();
        hasHeardEnd |= item.kind() == ItemKind.END;
        isClosed |= item.kind() == ItemKind.CLOSE;
    }

    boolean isOver() {
        return isClosed || hasEnded && hasHeardEnd;
    }

    /** @param copy the program copy in which it is opened. */
    void open(final String address, final String copy) {
        say(ItemKind.OPEN, CloseReason.NONE, address, Authority.opener(copy));
    }

    <T> void send(final DataClass<T> type, final T message) {
        if (!canSend()) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.SESSION_WINDOW_FULL, session.title(), Long.toString(sent - taken)));
        }
        final byte[] bytes = SerialCodec.of(type).encode(message);
        if (bytes.length > SessionLimits.MESSAGE_LENGTH_MAX) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.SESSION_MESSAGE_TOO_LONG, session.title(), Integer.toString(bytes.length))
                            .expected("at most " + SessionLimits.MESSAGE_LENGTH_MAX + " bytes"));
        }
        say(ItemKind.MESSAGE, CloseReason.NONE, "", bytes);
    }

    boolean canSend() {
        return !hasEnded && !isClosed && sent - taken < SessionLimits.WINDOW_COUNT && session.hasRoom();
    }

    void endOutput() {
        if (!hasEnded && !isClosed) {
            hasEnded = true;
            say(ItemKind.END, CloseReason.NONE, "", NOTHING);
            session.forgetIfOver(this);
        }
    }

    void close(final CloseReason reason, final String text) {
        if (!isClosed) {
            isClosed = true;
            final int length = Math.min(text.length(), SessionLimits.TEXT_LENGTH_MAX);
            say(ItemKind.CLOSE, reason, text.substring(0, length), NOTHING);
            session.forgetIfOver(this);
        }
    }

    private void say(final ItemKind kind, final CloseReason reason, final String text, final byte[] data) {
        session.say(new Item(number, ++sent, kind, reason, text, data));
    }
}
