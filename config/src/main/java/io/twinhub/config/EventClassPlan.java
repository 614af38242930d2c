package io.twinhub.config;

import io.twinhub.metadata.DataObject;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.EventClass;
import io.twinhub.metadata.EventKind;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;

/**
 * An event class with its layout.
 *
 * @param id dense; the built-in classes come first.
 * @param kind {@link EventKind#STRUCT} or {@link EventKind#COMPLEX} for a user class.
 * @param valueLengthBytes length of a value, all fields together; of {@link EventKind#COMPLEX} the greatest.
 * @param eventClass what a user class consists of; null for a built-in one.
 */
public record EventClassPlan(
        int id, String name, EventKind kind, int valueLengthBytes, EventClass<DataObject> eventClass) {
    static EventClassPlan builtIn(final int id, final EventKind kind) {
        return new EventClassPlan(id, kind.text(), kind, kind.lengthBytes(), null);
    }

    static EventClassPlan of(final int id, final EventClass<DataObject> eventClass) {
        return new EventClassPlan(
                id, eventClass.name(), eventClass.kind(), Math.toIntExact(eventClass.lengthMax()), eventClass);
    }

    /** Whether a value of this kind and length may be one of this class; what it consists of is not looked at. */
    public boolean admits(final int kindCode, final int lengthBytes) {
        return kindCode == kind.code()
                && (kind == EventKind.COMPLEX
                        ? lengthBytes >= SerialCodec.HEADER_LENGTH && lengthBytes <= valueLengthBytes
                        : lengthBytes == valueLengthBytes);
    }

    /**
     * A program's event class with the values of this one: the same kind, fields in the same places.
     *
     * @throws TwinhubException with the first difference, if the program's class is not this one in an equal, older or newer
     *     version; see {@link EventClass#fittedTo}.
     */
    public <T> EventClass<T> fitted(final EventClass<T> declared) {
        if (kind.isPrimitive()) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.EVENT_CLASS_DIFFERS, declared.name(), "it has fields")
                    .expected("one value of type " + kind.text())
                    .action("Publish and read the value itself, or give the event a class with fields."));
        }
        return declared.fittedTo(eventClass);
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
