package io.twinhub.executive;

import io.twinhub.executive.wire.Begin;
import io.twinhub.executive.wire.CloseReason;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The sessions that a program asked for and that the manager has neither assigned nor refused; said again to each new manager. */
final class Requests {
    private record Wanted(Begin message, Consumer<CloseReason> refused) {}

    private final Map<Long, Wanted> wanted = new LinkedHashMap<>();
    private long last;

    Begin add(final String address, final boolean attach, final Consumer<CloseReason> refused) {
        final Begin message = new Begin(++last, address, attach);
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
