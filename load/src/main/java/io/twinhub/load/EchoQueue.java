package io.twinhub.load;

/** What the receiver has to send back and could not yet, oldest first; as many as a measurement lets be under way. For one thread. */
final class EchoQueue {
    private static final int CAPACITY = 1 << 16;

    private final long[] numbers = new long[CAPACITY];
    private final long[] timestampsNs = new long[CAPACITY];
    private long head;
    private long tail;

    /** Appends a message; one for which there is no room is lost, and shows where it should arrive. */
    void add(final long number, final long timestampNs) {
        if (tail - head < CAPACITY) {
            final int index = (int) (tail++ & CAPACITY - 1);
            numbers[index] = number;
            timestampsNs[index] = timestampNs;
        }
    }

    /** Sends what the path takes. Returns how much that was. */
    int sendTo(final LoadPath path) {
        int sent = 0;
        while (head < tail) {
            final int index = (int) (head & CAPACITY - 1);
            if (!path.offer(numbers[index], timestampsNs[index])) {
                break;
            }
            head++;
            sent++;
        }
        return sent;
    }
}
