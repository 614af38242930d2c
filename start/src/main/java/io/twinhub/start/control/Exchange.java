package io.twinhub.start.control;

import io.twinhub.metadata.DataClass;
import io.twinhub.start.keys.Right;

/**
 * One kind of request to a start command and its response. On the wire each is the serial form of its class, which also says which kind it is; a response may be an
 * {@link io.twinhub.metadata.ErrorResult} instead.
 *
 * @param asker who may ask: {@link Right#COMPUTER} means that any computer of the system may, too.
 * @param <Q> the request.
 * @param <A> the response.
 */
public record Exchange<Q, A>(DataClass<Q> request, DataClass<A> response, Right asker) {}
