package io.twinhub.load;

import java.util.concurrent.TimeUnit;

/**
 * Tells when a path is warm: as soon as its throughput rises no more. A fixed time would compare a path that is compiled with one that is not
 * yet: how long compilers need depends on how much code there is, and on what else the machine does. For one thread.
 */
public final class WarmUp {
    /** How long a step lasts. */
    static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(500);
    /** So many steps after the last better one, and the compilers have done their work. */
    private static final int STEPS_WITHOUT_GAIN = 6;

    private static final double GAIN = 1.05;

    private double best;
    private int stepsWithoutGain;

    /** Notes what a step has delivered, in any unit per time. */
    void step(final double rate) {
        stepsWithoutGain++;
        if (rate > best * GAIN) {
            best = rate;
            stepsWithoutGain = 0;
        }
    }

    /** Whether further steps would gain nothing. */
    public boolean isDone() {
        return stepsWithoutGain >= STEPS_WITHOUT_GAIN;
    }
}
