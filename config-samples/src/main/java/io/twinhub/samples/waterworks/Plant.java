package io.twinhub.samples.waterworks;

/** Numbers on which the programs of the waterworks agree. */
final class Plant {
    /** Tanks, and pumps, and loops of the controller. */
    static final int COUNT = 2;

    /** The fastest that a pump can turn, in 1/min. */
    static final double SPEED_MAX = 3000;

    private Plant() {}

    /** The place, from 0, in a name like {@code tank.2.level}. */
    static int place(final String event) {
        final int first = event.indexOf('.') + 1;
        return Integer.parseInt(event.substring(first, event.indexOf('.', first))) - 1;
    }
}
