package io.twinhub.runtime;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochClock;

/**
 * The time in which the processes of a computer tell one another that they live, Aeron's driver and its clients included: milliseconds of the monotonic clock,
 * which is the same in all of them. Nobody can set it, so nobody is taken for dead because somebody set the wall clock.
 */
public final class ProcessClock implements EpochClock {
    public static final ProcessClock INSTANCE = new ProcessClock();

    private ProcessClock() {}

    @Override
    public long time() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
