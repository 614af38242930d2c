package io.twinhub.metadata;

/**
 * Whose error a number is: each module has a range of its own, so that a number tells where to look, also when the version that
 * reads it does not know the error. Numbers from 11000 to 29999 are kept for modules to come.
 */
public enum ErrorRange {
    GENERAL(0, 999, "any module", "what no other code says"),
    METADATA(1000, 1999, "metadata, metadata-text", "data classes, their text and their serial form"),
    CONFIG(2000, 2999, "config", "the configuration of a system and its sealed versions"),
    TRANSPORT(3000, 3999, "transport", "what travels between processes"),
    RUNTIME(4000, 4999, "runtime", "processes, shared memory, network, files"),
    BUS(5000, 5999, "bus, recorder", "the library in a program"),
    LOCALHUB(6000, 6999, "localhub", "the hub process of a spoke computer"),
    MAINHUB(7000, 7999, "mainhub", "the hub process of a hub computer"),
    CONSOLE(8000, 8999, "admin-cli, start", "the console and the start command"),
    ASSIGNER(9000, 9999, "assigner", "who is ACTIVE"),
    EXECUTIVE(10000, 10999, "executive", "sessions and their servers"),
    APPLICATION(30000, 65535, "programs", "errors of programs that use the Twinhub");

    private final int first;
    private final int last;
    private final String modules;
    private final String about;

    ErrorRange(final int first, final int last, final String modules, final String about) {
        this.first = first;
        this.last = last;
        this.modules = modules;
        this.about = about;
    }

    /** The least number of the range. */
    public int first() {
        return first;
    }

    /** The greatest number of the range. */
    public int last() {
        return last;
    }

    /** The modules that report these errors. */
    public String modules() {
        return modules;
    }

    /** What these errors are about, in a few words. */
    public String about() {
        return about;
    }

    /** Whether the number lies in this range. */
    public boolean contains(final int number) {
        return number >= first && number <= last;
    }

    /** The range of a number; {@link #GENERAL} for one of a module that this version does not have. */
    public static ErrorRange of(final int number) {
        for (final ErrorRange range : values()) {
            if (range.contains(number)) {
                return range;
            }
        }
        return GENERAL;
    }
}
