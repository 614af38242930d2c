package io.twinhub.localhub;

/** Says whether a program that claims to be an instance knows the secret that the system start command gave to that instance. */
@FunctionalInterface
public interface TokenCheck {
    boolean accepts(int instance, long tokenHigh, long tokenLow);
}
