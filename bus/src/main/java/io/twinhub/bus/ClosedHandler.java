package io.twinhub.bus;

/** Hears that a message connection is over, on the thread that polls, or within {@link MessageConnection#close()}. */
@FunctionalInterface
public interface ClosedHandler {
    void onClosed(ClosedReason reason);
}
