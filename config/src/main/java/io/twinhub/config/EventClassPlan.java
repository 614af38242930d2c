package io.twinhub.config;

import io.twinhub.metadata.EventKind;
import java.util.List;

/**
 * An event class with its layout.
 *
 * @param id dense; the built-in classes come first.
 * @param kind {@link EventKind#STRUCT} for a user class.
 * @param valueLengthBytes length of a value, all fields together.
 * @param fields of a user class, in layout order; empty for a built-in one.
 */
public record EventClassPlan(int id, String name, EventKind kind, int valueLengthBytes, List<FieldPlan> fields) {
    public EventClassPlan {
        fields = List.copyOf(fields);
    }
}
