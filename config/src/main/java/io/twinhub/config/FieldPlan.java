package io.twinhub.config;

import io.twinhub.metadata.EventKind;

/**
 * One field of an event class in its place.
 *
 * @param offsetBytes where the field begins in the value; fields lie one after the other without gaps.
 * @param unit physical unit; empty if none.
 */
public record FieldPlan(String name, EventKind kind, int offsetBytes, String unit) {}
