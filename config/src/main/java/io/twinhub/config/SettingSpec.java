package io.twinhub.config;

/**
 * One setting of a program copy.
 *
 * @param name unique within the copy.
 * @param value any text; its meaning is the program's affair.
 */
public record SettingSpec(String name, String value) {}
