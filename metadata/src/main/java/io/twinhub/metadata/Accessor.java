package io.twinhub.metadata;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * How a field is read from its object, in the way in which it was declared: a wrapper around a getter would be a second call for each
 * field of each message. Exactly one of them is there. Immutable.
 *
 * @param <T> the data class's record.
 */
record Accessor<T>(
        ToIntFunction<T> ofInt,
        ToLongFunction<T> ofLong,
        Predicate<T> ofTruth,
        ToDoubleFunction<T> ofDouble,
        Function<T, ?> ofObject) {
    static <T> Accessor<T> ofInt(final ToIntFunction<T> getter) {
        return new Accessor<>(getter, null, null, null, null);
    }

    static <T> Accessor<T> ofLong(final ToLongFunction<T> getter) {
        return new Accessor<>(null, getter, null, null, null);
    }

    static <T> Accessor<T> ofTruth(final Predicate<T> getter) {
        return new Accessor<>(null, null, getter, null, null);
    }

    static <T> Accessor<T> ofDouble(final ToDoubleFunction<T> getter) {
        return new Accessor<>(null, null, null, getter, null);
    }

    static <T> Accessor<T> ofObject(final Function<T, ?> getter) {
        return new Accessor<>(null, null, null, null, getter);
    }

    /** The same of another object, from which a path leads here. */
    <S> Accessor<S> after(final Function<S, T> path) {
        if (ofObject != null) {
            return ofObject(object -> ofObject.apply(path.apply(object)));
        }
        return ofDouble != null
                ? ofDouble(object -> getDouble(path.apply(object)))
                : ofLong(object -> getLong(path.apply(object)));
    }

    /** Whether the value is a primitive in Java. */
    boolean isPrimitive() {
        return ofObject == null;
    }

    /** Whether it is a floating-point number. */
    boolean isFloating() {
        return ofDouble != null;
    }

    /** Reads an integer or boolean. */
    long getLong(final T object) {
        if (ofInt != null) {
            return ofInt.applyAsInt(object);
        }
        return ofLong != null ? ofLong.applyAsLong(object) : ofTruth.test(object) ? 1 : 0;
    }

    double getDouble(final T object) {
        return ofDouble.applyAsDouble(object);
    }

    Object getObject(final T object) {
        return ofObject.apply(object);
    }
}
