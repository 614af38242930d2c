package io.twinhub.config;

/** What a sealed version is on a computer. The order is the order in serial form: only ever append. */
public enum VersionState {
    /** It lies there and is not run. */
    WAITING,
    /** Start commands of the home run it. */
    IN_SERVICE,
    /** It was in service or waited, and was removed; its files stay. */
    REMOVED;

    /** For people and scripts. */
    public String text() {
        return switch (this) {
            case WAITING -> "waiting";
            case IN_SERVICE -> "in service";
            case REMOVED -> "removed";
        };
    }
}
