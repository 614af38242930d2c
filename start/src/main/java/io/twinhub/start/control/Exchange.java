package io.twinhub.start.control;

import io.twinhub.metadata.DataClass;

/**
 * One kind of request to a start command and its response. On the wire each is the serial form of its class, which also says which kind it is; a response may be an
 * {@link io.twinhub.metadata.ErrorResult} instead.
 *
 * @param asker who may ask: {@link Right#COMPUTER} means that any computer of the system may, too.
 * @param <Q> the request.
 * @param <A> the response.
 */
public record Exchange<Q, A>(DataClass<Q> request, DataClass<A> response, Right asker) {
    /** What somebody is to a system, as the certificate or the local socket says; the higher includes the lower. */
    public enum Right {
        /** One of its computers. */
        COMPUTER,
        /** Who holds the administrator's key, or owns the home. */
        ADMINISTRATOR
    }
}
