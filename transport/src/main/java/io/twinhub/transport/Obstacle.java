package io.twinhub.transport;

/**
 * What a source waits at: a hole, or a newer source epoch. Each obstacle is a question of its own: that a source is gone from a path may
 * be old news, overtaken by its return on a slow path. Asked after the obstacle came up, the hub's answer is not.
 */
final class Obstacle {
    private static final int QUESTION_MAX = 255;

    private int question;
    private long epoch = -1;
    private long upTo = -1;
    private boolean asksAnew;

    /** Number of the question about the present obstacle. */
    int question() {
        return question;
    }

    /** Whether there is a new question since this was called the last time. */
    boolean asksAnew() {
        final boolean result = asksAnew;
        asksAnew = false;
        return result;
    }

    /** A hole of this source epoch that ends there, or with 0 the beginning of that epoch. */
    void meet(final long ofEpoch, final long endsAt) {
        if (epoch != ofEpoch || upTo != endsAt) {
            epoch = ofEpoch;
            upTo = endsAt;
            question = question % QUESTION_MAX + 1;
            asksAnew = true;
        }
    }
}
