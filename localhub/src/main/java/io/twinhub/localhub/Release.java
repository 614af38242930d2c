package io.twinhub.localhub;

/**
 * How a program that lives gives its copy epoch back when its instance is assigned no more: it accepts nothing from the moment at which it reads so, and
 * says how far it had numbered. Once that is read, nothing is missing and no gap has to be told. A program that stands still or cannot get rid of what it
 * has is not waited for: then a gap is told.
 */
final class Release {
    /** As long as the assigner waits for subscribers at most: what a program needs that is at work, several times over. */
    private static final long WITHIN_NS = 30_000_000;

    private static final long UNKNOWN = -1;

    /** What is given back; 0 if nothing is. */
    private long copyEpoch;

    private long last = UNKNOWN;
    private long readTo;
    private long dueNs;
    private boolean isTimed;
    private boolean isOver;

    /** The program was told to give this copy epoch back. */
    void begin(final long epoch) {
        if (epoch != copyEpoch) {
            end();
            copyEpoch = epoch;
        }
    }

    /** It was given back, or taken. */
    void end() {
        copyEpoch = 0;
        last = UNKNOWN;
        isTimed = false;
        isOver = false;
    }

    /** The program begins anew. */
    void forget() {
        end();
        readTo = 0;
    }

    /** Its events were read up to here, by its own count. */
    void onRead(final long sequence) {
        readTo = sequence;
    }

    /** The program says that this is the last that it numbered under a copy epoch. */
    void onReleased(final long epoch, final long sequence) {
        if (epoch == copyEpoch) {
            last = sequence;
        }
    }

    /** Whether the program has just given its copy epoch back, or was waited for long enough. */
    boolean doWork(final long nowNs) {
        if (copyEpoch == 0 || isOver) {
            return false;
        }
        if (!isTimed) {
            isTimed = true;
            dueNs = nowNs + WITHIN_NS;
        }
        isOver = isComplete() || nowNs - dueNs >= 0;
        return isOver;
    }

    long nextDueNs() {
        return isTimed && !isOver ? dueNs : Long.MAX_VALUE;
    }

    /** Whether the program was told to give back, and has not, and was not given up. */
    boolean isBegun() {
        return copyEpoch != 0;
    }

    boolean isOver() {
        return isOver;
    }

    /** All that the program accepted was read. */
    boolean isComplete() {
        return last != UNKNOWN && readTo >= last;
    }
}
