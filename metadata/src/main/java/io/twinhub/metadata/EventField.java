package io.twinhub.metadata;

/**
 * One field of an event class in its place, as the configuration describes it.
 *
 * @param name unique within the class.
 * @param kind a primitive kind.
 * @param offsetBytes where the field begins in the value; fields lie one after the other without gaps.
 * @param unit physical unit; empty if none.
 */
public record EventField(String name, EventKind kind, int offsetBytes, String unit) {}
