package io.twinhub.recorder;

/** Where a recorder keeps its last values over a stop of the whole system. Used by the thread of the recorder, which never waits for it. */
public interface ValueStore {
    /** What was saved last; null if nothing was. */
    byte[] load();

    /** Whether what was handed over last is done. */
    boolean isIdle();

    /** Whether something could not be saved, and nothing since could. */
    boolean hasFailed();

    /**
     * Saves all values in place of what was saved before, in portions; only while it is idle.
     *
     * @param bytes nobody changes them before it is idle again.
     * @param isFirst it begins with this portion; what has begun and not ended is given up.
     * @param isLast this portion is the end: it is saved.
     */
    void save(byte[] bytes, int length, boolean isFirst, boolean isLast);

    /**
     * What was loaded is not used: it is put aside for people to look at.
     *
     * @param suffix tells it from what takes its place.
     */
    void putAside(String suffix, String reason);
}
