package io.twinhub.metadata.text;

import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Positions;
import io.twinhub.metadata.TwinhubException;
import java.util.List;

/**
 * What came of reading a text.
 *
 * @param value the object; null if there is any error.
 * @param errors every problem of the text, in text order as far as possible; empty if there is none.
 * @param positions where the parts of the object stand in the text.
 * @param <T> the record.
 */
public record TextResult<T>(T value, List<ErrorResult> errors, Positions positions) {
    public TextResult {
        errors = List.copyOf(errors);
    }

    /**
     * The object.
     *
     * @throws TwinhubException with the first error, if there is any.
     */
    public T orThrow() {
        if (!errors.isEmpty()) {
            throw new TwinhubException(errors.get(0));
        }
        return value;
    }
}
