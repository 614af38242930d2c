package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.EventClass;
import io.twinhub.metadata.EventField;
import io.twinhub.metadata.EventKind;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import java.util.List;

/**
 * An event class with its layout.
 *
 * @param id dense; the built-in classes come first.
 * @param kind {@link EventKind#STRUCT} or {@link EventKind#COMPLEX} for a user class.
 * @param valueLengthBytes length of a value, all fields together; of {@link EventKind#COMPLEX} the greatest.
 * @param fields of a user class, one after the other without gaps; empty for a built-in one.
 */
public record EventClassPlan(int id, String name, EventKind kind, int valueLengthBytes, List<EventField> fields) {
    public EventClassPlan {
        fields = List.copyOf(fields);
    }

    /** Whether a value of this kind and length may be one of this class; what it consists of is not looked at. */
    public boolean admits(final int kindCode, final int lengthBytes) {
        return kindCode == kind.code()
                && (kind == EventKind.COMPLEX
                        ? lengthBytes >= SerialCodec.HEADER_LENGTH && lengthBytes <= valueLengthBytes
                        : lengthBytes == valueLengthBytes);
    }

    /**
     * Checks that a program's event class is this one: the same fields, types and units in the same order.
     *
     * @throws TwinhubException with the first difference, if it is not.
     */
    public void checkFits(final EventClass<?> declared) {
        final ErrorResult difference = !kind.isPrimitive()
                ? declared.difference(fields)
                : ErrorResult.of(ErrorCode.EVENT_CLASS_DIFFERS, declared.name(), "it has fields")
                        .expected("one value of type " + kind.text())
                        .action("Publish and read the value itself, or give the event a class with fields.");
        if (difference != null) {
            throw new TwinhubException(difference);
        }
    }

    /**
     * Checks that a program may use the event as a single value of this kind.
     *
     * @throws TwinhubException if the event has another kind or consists of fields.
     */
    public void checkKind(final EventKind declared) {
        if (declared != kind) {
            final String configured = !kind.isPrimitive() ? "fields" : "one value of type " + kind.text();
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.EVENT_CLASS_DIFFERS, name, "the program has a value of type " + declared.text())
                    .expected(configured)
                    .action("Change the program's type, or seal a new version with another class for the event."));
        }
    }
}
