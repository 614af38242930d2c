package io.twinhub.config;

/**
 * One event id.
 *
 * @param id dense, from 0, in text order.
 * @param unit physical unit of a primitive value; empty if none.
 * @param staleAfterNs without a new value for so long the event counts as stale; 0 never.
 */
public record EventPlan(int id, String name, EventClassPlan eventClass, String unit, long staleAfterNs) {}
