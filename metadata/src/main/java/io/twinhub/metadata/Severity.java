package io.twinhub.metadata;

/** How bad an error is. The order is the order in serial form: only ever append. */
public enum Severity {
    INFO("Worth knowing; nothing is wrong."),
    WARNING("Something works less well than it should."),
    ERROR("What was asked for did not happen."),
    FATAL("A process cannot go on.");

    private final String meaning;

    Severity(final String meaning) {
        this.meaning = meaning;
    }

    /** What it means, as a sentence. */
    public String meaning() {
        return meaning;
    }
}
