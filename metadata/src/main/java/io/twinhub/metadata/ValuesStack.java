package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.List;

/** The values of the object that is being read and of those around it, kept for the next objects. Used by one thread. */
final class ValuesStack {
    private final List<Values> kept = new ArrayList<>();
    private int depth;

    /** Begins an object inside of the present one. */
    Values push(final DataClass<?> dataClass) {
        if (depth == kept.size()) {
            kept.add(new Values(dataClass));
        }
        final Values values = kept.get(depth++);
        values.reuse(dataClass);
        return values;
    }

    /** Ends the object that began last. */
    void pop() {
        kept.get(--depth).forget();
    }

    /** Ends all objects. */
    void clear() {
        while (depth > 0) {
            pop();
        }
    }
}
