package io.twinhub.localhub;

/**
 * Notices that a program's process has ended, long before its silence tells. What it left in shared memory is read first; then its link is broken, and
 * its copy can go on elsewhere. Looks at the processes whenever this localHub is awake, but not more often than every few milliseconds.
 */
final class Deaths {
    static final String REASON = "its process has ended";

    private static final long LOOK_INTERVAL_NS = 20_000_000;
    /** With neighbours that never let the inlet run dry, so much time is enough to have read what was there. */
    private static final long READ_WITHIN_NS = 50_000_000;

    private final BusLink[] buses;
    private long lookedNs;

    Deaths(final BusLink[] buses) {
        this.buses = buses;
    }

    /** @param isDry nothing more was to be read from any program in this duty cycle. */
    int doWork(final long nowNs, final boolean isDry) {
        int work = 0;
        final boolean looks = nowNs - lookedNs >= LOOK_INTERVAL_NS;
        if (looks) {
            lookedNs = nowNs;
        }
        for (final BusLink program : buses) {
            if (program.endedNs != 0 && (isDry || nowNs - program.endedNs > READ_WITHIN_NS)) {
                program.endedNs = 0;
                program.processId = 0;
                program.isRunning = ProcessWatch.UNKNOWN;
                program.wasSeen = false;
                program.hasDied = true;
                program.events.reset(nowNs, REASON);
                program.admin.reset(nowNs, REASON);
                program.wasActive = false; // its next life owes nothing
                work++;
            } else if (looks && program.endedNs == 0 && program.processId != 0 && program.isReady()) {
                work += look(program, nowNs);
            }
        }
        return work;
    }

    /** One that was never seen to run lives where this localHub cannot look, in another container for one; its silence has to tell. */
    private int look(final BusLink program, final long nowNs) {
        if (program.isRunning.getAsBoolean()) {
            program.wasSeen = true;
        } else if (program.wasSeen) {
            program.endedNs = nowNs;
            return 1;
        }
        return 0;
    }
}
