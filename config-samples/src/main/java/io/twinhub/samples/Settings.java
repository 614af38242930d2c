package io.twinhub.samples;

import java.util.Map;

/** The settings of a program copy, as numbers. */
public record Settings(Map<String, String> values) {
    /** The number of this name. */
    public double number(final String name, final double otherwise) {
        final String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Double.parseDouble(text.strip());
        } catch (final NumberFormatException ex) {
            throw new IllegalArgumentException(
                    "The setting " + name + " is \"" + text + "\", but must be a number.", ex);
        }
    }
}
