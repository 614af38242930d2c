package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Chains of causes, from a result of its own or from a Java exception, bounded so that an error can always be told. */
final class ErrorCauses {
    /** How far a chain of exceptions is followed: far more than any has, and an end for one that is its own cause. */
    private static final int EXCEPTIONS_MAX = 1000;

    private ErrorCauses() {}

    /** At most {@link ErrorResult#CAUSES_MAX} causes: what is too many is left out before the last one, the root. */
    static ErrorResult bounded(final ErrorResult cause) {
        final List<ErrorResult> chain = new ArrayList<>();
        for (ErrorResult next = cause; next != null; next = next.cause()) {
            chain.add(next);
        }
        final int tooMany = chain.size() - ErrorResult.CAUSES_MAX;
        if (tooMany <= 0) {
            return cause;
        }
        final int end = chain.size() - 1;
        // One more, which makes room for the notice.
        final int begin = end - tooMany - 1;
        ErrorResult result = ErrorResult.of(ErrorCode.CAUSES_LEFT_OUT, count(chain.subList(begin, end)))
                .causedBy(chain.get(end));
        for (int i = begin - 1; i >= 0; i--) {
            result = chain.get(i).causedBy(result);
        }
        return result;
    }

    /** The exception and its causes as errors. */
    static ErrorResult of(final Throwable exception) {
        final List<Throwable> chain = new ArrayList<>();
        final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable next = exception;
        while (next != null && chain.size() < EXCEPTIONS_MAX && seen.add(next)) {
            chain.add(next);
            next = next.getCause();
        }
        ErrorResult result = null;
        for (int i = chain.size() - 1; i >= 0; i--) {
            result = link(chain.get(i), result);
        }
        return result;
    }

    private static ErrorResult link(final Throwable exception, final ErrorResult cause) {
        final ErrorResult error = exception instanceof TwinhubException known
                ? known.error()
                : ErrorResult.of(ErrorCode.UNKNOWN, SafeText.of(exception));
        // What an error says of its cause itself fits better than the exception behind it.
        return error.cause() == null && cause != null ? error.causedBy(cause) : error;
    }

    private static long count(final List<ErrorResult> leftOut) {
        return leftOut.stream().mapToLong(ErrorCauses::count).sum();
    }

    /** A notice of an earlier cut stands for as many as it says. */
    private static long count(final ErrorResult error) {
        if (error.code() != ErrorCode.CAUSES_LEFT_OUT.number()
                || error.arguments().isEmpty()) {
            return 1;
        }
        try {
            return Long.parseLong(error.arguments().get(0).value());
        } catch (final NumberFormatException foreign) {
            return 1;
        }
    }
}
