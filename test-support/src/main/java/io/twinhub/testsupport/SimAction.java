package io.twinhub.testsupport;

/** One thing to do at a moment of virtual time. */
final class SimAction extends SimTimer {
    private final Runnable action;

    SimAction(final Runnable action) {
        this.action = action;
    }

    @Override
    void onTimer(final long nowNs) {
        action.run();
    }
}
