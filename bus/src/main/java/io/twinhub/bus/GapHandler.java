package io.twinhub.bus;

/** Hears of gaps, on the thread that polls. */
@FunctionalInterface
public interface GapHandler {
    void onGap(Gap gap);
}
