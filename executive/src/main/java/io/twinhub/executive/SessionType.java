package io.twinhub.executive;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;

/**
 * A type of session: what clients and servers of it say to one another, known to both.
 *
 * @param <Q> what clients send.
 * @param <P> what servers send.
 * @param <S> what a server needs to go on with a session of another one.
 * @param name of the type, without a slash.
 * @param requests class of all messages of clients; null for an application.
 * @param replies class of all messages of servers; null for an application.
 * @param restart class of the restart information; null: a session of this type ends with its server.
 */
public record SessionType<Q, P, S>(String name, DataClass<Q> requests, DataClass<P> replies, DataClass<S> restart) {
    public SessionType {
        if (name.isEmpty() || name.indexOf('/') >= 0) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.SESSION_TYPE_UNKNOWN, "session type", name)
                    .expected("a name without a slash"));
        }
    }

    /**
     * The type of an {@link ApplicationSession}, with which nobody speaks.
     *
     * @param restart class of the restart information; null: such a session ends with its program.
     */
    public static <S> SessionType<Void, Void, S> ofApplication(final String name, final DataClass<S> restart) {
        return new SessionType<>(name, null, null, restart);
    }

    /** The name of the type of an address. */
    public static String nameOf(final String address) {
        final int slash = address.indexOf('/');
        return slash < 0 ? address : address.substring(0, slash);
    }

    /** The address of a session of this type; an empty name means a new one. */
    String address(final String sessionName) {
        final String address = sessionName.isEmpty() ? name : name + "/" + sessionName;
        if (address.length() > SessionLimits.TEXT_LENGTH_MAX) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.SESSION_TYPE_UNKNOWN, "session", address.substring(0, 80) + "…")
                            .expected("an address of at most " + SessionLimits.TEXT_LENGTH_MAX + " characters"));
        }
        return address;
    }
}
