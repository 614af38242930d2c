package io.twinhub.metadata;

/**
 * A data object on its way into a log, see {@link DataClass#trace}. Nothing is done until the text is asked for, so it costs one
 * small object where the level is off. The text is one line, for people: names, values with unit, durations and sizes as people
 * write them. It is bounded, however large the object is, shows no secret, and an object that cannot be read breaks nothing.
 * As safe for several threads as the object is.
 */
public final class Trace {
    private final DataClass<?> dataClass;
    private final Object object;

    Trace(final DataClass<?> dataClass, final Object object) {
        this.dataClass = dataClass;
        this.object = object;
    }

    /** As in {@code pump[running=true, rpm=1450 1/min, since=2s]}. */
    @Override
    public String toString() {
        return new TraceText().write(dataClass, object);
    }
}
