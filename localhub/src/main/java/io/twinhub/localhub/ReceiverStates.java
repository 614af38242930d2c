package io.twinhub.localhub;

/** Takes how the receivers stand to which this spoke's events go. */
public interface ReceiverStates {
    /**
     * A program of this computer.
     *
     * @param waitingCount full super messages that wait for it.
     * @param missedCount events that it did not get since the localHub started, because it was slow.
     */
    void onProgram(int instance, boolean isSlow, int waitingCount, long missedCount);

    /**
     * The link from the mainHub of a network (0 A, 1 B) to this spoke, as that hub said last.
     *
     * @param missedCount messages that the hub did not send on it since it started; the other network may have brought them.
     */
    void onSpokeLink(int network, boolean isSlow, int waitingCount, long missedCount);
}
