package io.twinhub.executive;

import io.twinhub.executive.wire.Begin;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The sessions that a program asked for and that the manager has neither assigned nor refused; said again to each new manager. */
final class Requests {
    private record Wanted(Begin message, Consumer<CloseReason> refused) {}

    private final Map<Long, Wanted> wanted = new LinkedHashMap<>();
    private long last;

    /** @param attach also if another program holds it; then it has a name. */
    Begin add(
            final SessionType<?, ?, ?> type,
            final String name,
            final boolean attach,
            final Consumer<CloseReason> refused) {
        if (attach && name.isEmpty()) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.SESSION_TYPE_UNKNOWN, "session", type.name())
                    .expected("the name of a session, which is not empty"));
        }
        final Begin message = new Begin(++last, type.address(name), attach);
        wanted.put(message.number(), new Wanted(message, refused));
        return message;
    }

    Collection<Begin> unanswered() {
        return wanted.values().stream().map(Wanted::message).toList();
    }

    void granted(final long number) {
        wanted.remove(number);
    }

    void refused(final long number, final CloseReason reason) {
        final Wanted refused = wanted.remove(number);
        if (refused != null) {
            refused.refused().accept(reason);
        }
    }
}
