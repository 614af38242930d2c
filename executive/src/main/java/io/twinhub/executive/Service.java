package io.twinhub.executive;

import io.twinhub.metadata.DataClass;
import java.util.function.Supplier;

/**
 * The callable side of a session type: how a session that holds client sessions gets one, at first and after a restart.
 *
 * @param <C> the client session, with methods that say in words of the service what it sends.
 * @param <R> what such a client session needs to go on elsewhere.
 * @param name unique among the services that a session uses.
 * @param type of the session at the other end.
 * @param maker makes a client session without content.
 * @param restart class of its restart information; null if it has none.
 */
public record Service<Q, P, R, C extends ClientSession<Q, P, R>>(
        String name, SessionType<Q, P, ?> type, Supplier<C> maker, DataClass<R> restart) {
    /** A service named as its type, whose client sessions have nothing to remember. */
    public static <Q, P, C extends ClientSession<Q, P, Void>> Service<Q, P, Void, C> of(
            final SessionType<Q, P, ?> type, final Supplier<C> maker) {
        return new Service<>(type.name(), type, maker, null);
    }
}
