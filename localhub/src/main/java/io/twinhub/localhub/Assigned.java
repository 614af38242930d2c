package io.twinhub.localhub;

/** Which instance of a copy is ACTIVE, as an assigner said last. */
record Assigned(long copyEpoch, int instance, long life) {
    static final Assigned NOBODY = new Assigned(0, -1, 0);

    boolean names(final BusLink program) {
        return instance == program.instance.id() && life == program.life;
    }
}
