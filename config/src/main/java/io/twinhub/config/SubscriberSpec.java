package io.twinhub.config;

/**
 * The right of a program copy to subscribe to events.
 *
 * @param copy the program copy id.
 * @param events name or pattern: {@code *} within one dot-separated part, {@code **} any number of parts.
 */
public record SubscriberSpec(String copy, String events) {}
