package io.twinhub.config;

import java.util.List;

/**
 * One difference between two versions of a system.
 *
 * @param type the specification type, as the section of the text is called; {@code system} for what stands in no section.
 * @param kind what became of it.
 * @param name of what differs; of a renamed one the former name, of rows of events the first and the last one and their number.
 * @param details of a change one line per part of it; of a renaming the new name; of what was added what is said of it.
 */
public record SpecChange(String type, Kind kind, String name, List<String> details) {
    /** What became of a part of the former version. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        RENAMED,
        /** The same, at other places in the text: then numbers that follow from the order differ. */
        REORDERED
    }

    public SpecChange {
        details = List.copyOf(details);
    }
}
