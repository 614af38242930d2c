package io.twinhub.cli;

import io.twinhub.metadata.DataClass;

/**
 * A data class and where its declaration was found.
 *
 * @param type the declaration.
 * @param declaredIn Java class whose constant it is; empty if it was found as a part of another class.
 */
record KnownClass(DataClass<?> type, String declaredIn) {
    /** Whether a person means it by this name: its own, or that of its Java class with or without the package. */
    boolean isNamed(final String name) {
        return type.name().equals(name) || isJavaName(type.javaClass().getName(), name) || isJavaName(declaredIn, name);
    }

    private static boolean isJavaName(final String javaName, final String name) {
        final String dotted = javaName.replace('$', '.');
        return dotted.equals(name) || javaName.equals(name) || dotted.endsWith("." + name);
    }
}
