package io.twinhub.executive;

import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.EndImage;
import io.twinhub.executive.wire.Item;
import io.twinhub.executive.wire.ItemKind;
import io.twinhub.executive.wire.OpenCalls;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import java.util.List;

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
    private OpenCalls calls = OpenCalls.NONE;
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
        end.calls = OpenCalls.of(image.calls());
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
        calls = calls.after(item);
        hasHeardEnd |= item.kind() == ItemKind.END;
        isClosed |= item.kind() == ItemKind.CLOSE;
    }

    boolean isOver() {
        return isClosed || hasEnded && hasHeardEnd;
    }

    /** Whether the peer has said its last message, and waits for no answer. */
    boolean hasHeardAll() {
        return hasHeardEnd && calls.count() == 0;
    }

    /** @param copy the program copy in which it is opened. */
    void open(final String address, final String copy) {
        say(ItemKind.OPEN, CloseReason.NONE, address, Authority.opener(copy), 0);
    }

    <T> void send(final DataClass<T> type, final T message) {
        send(ItemKind.MESSAGE, type, message, 0);
    }

    <T> Call call(final DataClass<T> type, final T message) {
        if (calls.count() >= SessionLimits.WINDOW_COUNT) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.SESSION_WINDOW_FULL, session.title(), Integer.toString(calls.count()))
                            .expected("at most " + SessionLimits.WINDOW_COUNT + " calls that wait for their answers"));
        }
        send(ItemKind.CALL, type, message, 0);
        return new Call(number, sent);
    }

    /**
     * Answers a call of the peer.
     *
     * @param kind REPLY or REFUSAL.
     */
    <T> void answer(final ItemKind kind, final Call call, final DataClass<T> type, final T message) {
        if (number > 0 || !calls.contains(call.number())) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.SESSION_CALL_NOT_OPEN, session.title(), Long.toString(call.number()))
                            .expected("one answer to each call that onCall was given, none to anything else"));
        }
        send(kind, type, message, call.number());
    }

    private <T> void send(final ItemKind kind, final DataClass<T> type, final T message, final long answers) {
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
        say(kind, CloseReason.NONE, "", bytes, answers);
    }

    boolean canSend() {
        return !hasEnded && !isClosed && sent - taken < SessionLimits.WINDOW_COUNT && session.hasRoom();
    }

    boolean canCall() {
        return canSend() && calls.count() < SessionLimits.WINDOW_COUNT;
    }

    List<Call> unansweredCalls() {
        return calls.numbers().stream().map(each -> new Call(number, each)).toList();
    }

    void endOutput() {
        if (!hasEnded && !isClosed) {
            hasEnded = true;
            say(ItemKind.END, CloseReason.NONE, "", NOTHING, 0);
            session.forgetIfOver(this);
        }
    }

    void close(final CloseReason reason, final String text) {
        if (!isClosed) {
            isClosed = true;
            final int length = Math.min(text.length(), SessionLimits.TEXT_LENGTH_MAX);
            say(ItemKind.CLOSE, reason, text.substring(0, length), NOTHING, 0);
            session.forgetIfOver(this);
        }
    }

    private void say(
            final ItemKind kind, final CloseReason reason, final String text, final byte[] data, final long answers) {
        final Item item = new Item(number, ++sent, kind, reason, text, data, answers);
        calls = calls.after(item);
        session.say(item);
    }
}
