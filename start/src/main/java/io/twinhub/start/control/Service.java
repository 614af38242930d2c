package io.twinhub.start.control;

import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import java.util.function.Function;

/**
 * What a start command does for one kind of request.
 *
 * @param handler called by the connection's thread, by several at once; a {@link TwinhubException} goes to who asked.
 */
public record Service<Q, A>(Exchange<Q, A> exchange, Function<Q, A> handler) {
    private static final SerialCodec<ErrorResult> ERRORS = SerialCodec.of(ErrorResult.TYPE);

    byte[] answer(final byte[] request) {
        try {
            final Q asked = SerialCodec.of(exchange.request()).decode(request);
            return SerialCodec.of(exchange.response()).encode(handler.apply(asked));
        } catch (final TwinhubException refused) {
            return refusal(refused.error());
        }
    }

    static byte[] refusal(final ErrorResult error) {
        return ERRORS.encode(error);
    }
}
