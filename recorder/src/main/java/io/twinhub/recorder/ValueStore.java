package io.twinhub.recorder;

import org.agrona.DirectBuffer;

/** Where a recorder keeps its last values over a stop of the whole system. Used by the thread of the recorder, which never waits for it. */
public interface ValueStore {
    /** What was saved last; null if nothing was. */
    byte[] load();

    /** Whether the last save is done, so that another one may begin. */
    boolean isIdle();

    /** Saves these bytes in place of what was saved before; they are copied. */
    void save(DirectBuffer bytes, int length);

    /** What was loaded is damaged, or of another system: it is put aside for people to look at. */
    void putAside(String reason);
}
