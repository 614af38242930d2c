package io.twinhub.config;

/**
 * One field of an event class.
 *
 * @param name unique within the class.
 * @param type name of a built-in event class, such as {@code int32}.
 * @param unit physical unit; empty if none.
 */
public record EventFieldSpec(String name, String type, String unit) {
    /** A field without unit. */
    public static EventFieldSpec of(final String name, final String type) {
        return new EventFieldSpec(name, type, "");
    }
}
