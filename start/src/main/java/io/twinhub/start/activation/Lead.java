package io.twinhub.start.activation;

import java.util.Locale;

/** Whether the programs of a version that runs may act. The order is the order in serial form: only ever append. */
public enum Lead {
    /** They may. */
    LEADS,
    /** They may not, because another version leads. */
    BESIDE,
    /** They may not, because no version leads. */
    PAUSED;

    /** For scripts. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
