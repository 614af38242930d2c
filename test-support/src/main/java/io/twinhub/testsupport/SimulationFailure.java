package io.twinhub.testsupport;

import java.util.List;

/** A promise was broken in a simulation. The message has all that is needed to understand and to repeat it. */
public final class SimulationFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final long seed;

    SimulationFailure(final long seed, final String what, final List<String> transcript, final Throwable cause) {
        super(message(seed, what, transcript), cause);
        this.seed = seed;
    }

    /** Repeats the run exactly. */
    public long seed() {
        return seed;
    }

    private static String message(final long seed, final String what, final List<String> transcript) {
        return what + System.lineSeparator() + "seed " + seed + "; what led to it (seconds, last lines):"
                + System.lineSeparator() + String.join(System.lineSeparator(), transcript);
    }
}
